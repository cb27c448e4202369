import { readApi } from "../api/read.ts";
import { child, type Dialect, type Place, type Reading } from "../api/reading.ts";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import type { LoadedDocuments } from "../load/model.ts";
import { resolvePointer } from "../load/resolve-pointer.ts";
import { type PlanOptions, planServer } from "../plan/plan.ts";

/** Documents as `load` gives them, from values: `api.json`, `api-2.json`, … which may refer to each other. */
export function documentsOf(...roots: unknown[]): LoadedDocuments {
  const entries = roots.map((root, index) => {
    const name = index === 0 ? "api.json" : `api-${index + 1}.json`;
    return { name, location: name, root };
  });
  const known = new Map<string, ReturnType<LoadedDocuments["resolve"]>>();
  return {
    entries,
    resolve(reference, from) {
      const [name = "", fragment = ""] = reference.split("#");
      const document = name === "" ? from : name;
      const entry = entries.find((each) => each.name === document);
      const found = entry && resolvePointer(entry.root, fragment);
      const key = `${document}#${fragment}`;
      if (!known.has(key)) known.set(key, found && { value: found.value, document, pointer: found.pointer });
      return known.get(key);
    },
    locationOf: (name) => name,
  };
}

/** A report that remembers. */
export function collect(): { report: Report; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  return { report: (each) => found.push(each), found };
}

/** `code at origin` of each diagnostic, without the document's name, sorted. */
export function told(found: readonly Diagnostic[]): string[] {
  return found.map(({ code, origin = "" }) => `${code} ${origin.replace(/^api\.json/, "")}`).sort();
}

/** What the readers share, over one document. */
export function readingOf(root: unknown, dialect: Dialect = "3.1") {
  const { report, found } = collect();
  const reading: Reading = {
    documents: documentsOf(root),
    dialect,
    report,
    schemas: new Map(),
    pending: [],
    known: new Map(),
    losses: [],
    operation: "",
  };
  return { reading, found };
}

/** A place in `api.json`. */
export function placeIn(root: unknown, ...keys: (string | number)[]): Place {
  const start: Place = { value: root, document: "api.json", pointer: "" };
  return keys.reduce<Place>((place, key) => child(place, key), start);
}

/** Documents read to one model, and what was said on the way. */
export function apiOf(...roots: unknown[]) {
  const { report, found } = collect();
  return { api: readApi(documentsOf(...roots), report), found };
}

/** A document read and planned, and what was said on the way. */
export function serverOf(root: unknown, options: PlanOptions = { name: "demo" }) {
  const { api, found } = apiOf(root);
  const { report, found: later } = collect();
  return { server: planServer(api, options, report), found: [...found, ...later] };
}

/** A 3.1 document with one operation, GET /x unless said otherwise. */
export function documentWith(
  operation: object,
  { method = "get", path = "/x", ...rest }: { method?: string; path?: string; [key: string]: unknown } = {},
): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: { title: "Demo", version: "1" },
    paths: { [path]: { [method]: operation } },
    ...rest,
  };
}
