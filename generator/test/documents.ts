import { readApi } from "../api/read.ts";
import { child, type Dialect, type Place, type Reading } from "../api/reading.ts";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { addDocument, type Library, resolveDynamic, resolveReference } from "../load/library.ts";
import { fileKey } from "../load/locate-reference.ts";
import type { LoadedDocuments } from "../load/model.ts";
import { type PlanOptions, planServer } from "../plan/plan.ts";

/** Documents as `load` gives them, from values: `api.json`, `api-2.json`, … which may refer to each other. */
export function documentsOf(...roots: unknown[]): LoadedDocuments {
  const entries = roots.map((root, index) => {
    const name = index === 0 ? "api.json" : `api-${index + 1}.json`;
    return { name, location: name, root };
  });
  const library: Library = { documents: new Map(), targets: new Map() };
  for (const { name, location, root } of entries) {
    const base = { kind: "file", path: `/${name}`, folder: "/" } as const;
    const source = { text: "", isJson: true, location: name };
    const all = { location, root, base, source, refersElsewhere: false, namesSchemas: true };
    library.targets.set(fileKey(base.path), addDocument(library, name, all).name);
  }
  const known = new Map<string, ReturnType<LoadedDocuments["resolve"]>>();
  return {
    entries,
    resolve(reference, from, at) {
      const found = resolveReference(library, reference, from, at);
      const key = found && `${found.document}#${found.pointer}`;
      if (key !== undefined && !known.has(key)) known.set(key, found);
      return key === undefined ? undefined : known.get(key);
    },
    resolveDynamic: (reference, from, at) => resolveDynamic(library, reference, from, at),
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
