import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { diagnostic, InputError, type Report } from "../diagnostics/diagnostic.ts";
import type { Overlay } from "./apply-overlay.ts";
import { decodeText } from "./decode-text.ts";
import { mayReferElsewhere } from "./find-references.ts";
import { followReferences } from "./follow-references.ts";
import { mayNameSchemas } from "./index-identifiers.ts";
import { isUrl } from "./is-url.ts";
import {
  addDocument,
  type KnownDocument,
  type Library,
  resolveDynamic,
  resolveReference,
} from "./library.ts";
import { type Base, fileKey } from "./locate-reference.ts";
import type { LoadedDocuments, LoadOptions } from "./model.ts";
import { parseDocuments, parseReferenced } from "./parse-document.ts";
import { pathOfSpec } from "./path-of-spec.ts";
import { placeErrors } from "./place-errors.ts";
import { placePointer } from "./place-pointer.ts";
import { readSourceFile, readStandardInput } from "./read-source.ts";
import { reportRepeatedKeys } from "./repeated-keys.ts";
import { baseAt } from "./resolve-identifier.ts";

interface Source {
  text: string;
  base: Base;
  name: string;
  /** Keys under which references find the document. */
  keys: string[];
}

/**
 * Reads the documents that the user named (paths, http(s) URLs, `-` for standard input; JSON, YAML or Markdown) and those
 * that their operations refer to. Throws `InputError` for the first that is not an OpenAPI document; references that
 * cannot be followed are reported and stay unresolved.
 */
export async function load(specs: readonly string[], options: LoadOptions): Promise<LoadedDocuments> {
  const library: Library = { documents: new Map(), targets: new Map() };
  const entries: KnownDocument[] = [];
  const read = new Set<string>();
  const headersFor = headersForOrigin(specs, options);
  let namesFrom: string | undefined;
  for (const spec of specs) {
    const identity = await identify(spec);
    if (read.has(identity)) {
      options.report(
        diagnostic("input-repeated", `${locationOf(spec)} is named more than once and read once.`),
      );
      continue;
    }
    read.add(identity);
    const source = await readSource(spec, options, headersFor);
    if (source.base.kind === "file") namesFrom ??= source.base.folder;
    const { text } = source;
    const refersElsewhere = mayReferElsewhere(text);
    const namesSchemas = mayNameSchemas(text);
    const name = freeName(source, library, namesFrom);
    for (const parsed of await parseDocuments(text, locationOf(spec))) {
      reportRepeatedKeys(parsed, options.report);
      const entry = addDocument(library, name, {
        location: locationOf(spec),
        ...parsed,
        base: source.base,
        refersElsewhere,
        isEntry: true,
        namesSchemas,
      });
      entries.push(entry);
      for (const key of source.keys) if (!library.targets.has(key)) library.targets.set(key, entry.name);
    }
  }
  const overlays = await readOverlays(options, headersFor);
  const overlayAt = new Map(overlays.map((overlay) => [overlay.name, overlay]));
  const place = async (origin: string): Promise<string> => {
    const [name = "", pointer] = splitOrigin(origin);
    const source = library.documents.get(name)?.source ?? overlayAt.get(name)?.source;
    return source === undefined || pointer === undefined ? origin : await placePointer(source, pointer);
  };
  const written =
    overlays.length === 0
      ? undefined
      : await placeErrors(place, () => overlayEntries(entries, overlays, options.report));
  await followReferences(library, entries, { ...options, headersFor, namesFrom });
  return {
    ...(written === undefined ? {} : { written }),
    entries: entries.map(({ name, location, root }) => ({ name, location, root })),
    resolve: rememberResolved(library),
    resolveDynamic: (reference, from, at) => resolveDynamic(library, reference, from, at),
    locationOf: (name) => library.documents.get(name)?.location ?? overlayAt.get(name)?.location ?? name,
    place,
  };
}

/** Looks each reference up once: documents refer to the same few answers and parameters thousands of times. */
function rememberResolved(library: Library): LoadedDocuments["resolve"] {
  const known = new Map<string, Map<string, ReturnType<LoadedDocuments["resolve"]>>>();
  return (reference, from, at) => {
    const document = library.documents.get(from);
    const start = document?.namesSchemas ? `${from}\n${baseAt(document, at ?? "")}` : from;
    let targets = known.get(start);
    if (targets === undefined) {
      targets = new Map();
      known.set(start, targets);
    }
    let target = targets.get(reference);
    if (target === undefined) {
      target = resolveReference(library, reference, from, at);
      targets.set(reference, target);
    }
    return target;
  };
}

function splitOrigin(origin: string): [name: string, pointer?: string] {
  const mark = origin.indexOf("#");
  return mark === -1 ? [origin] : [origin.slice(0, mark), origin.slice(mark + 1)];
}

type ReadOverlay = Overlay & Pick<KnownDocument, "source" | "refersElsewhere" | "namesSchemas">;

async function readOverlays(
  options: LoadOptions,
  headersFor: ReturnType<typeof headersForOrigin>,
): Promise<ReadOverlay[]> {
  const overlays: ReadOverlay[] = [];
  for (const spec of options.overlays ?? []) {
    const { text, name } = await readSource(spec, options, headersFor);
    const location = locationOf(spec);
    const parsed = await parseReferenced(text, location);
    reportRepeatedKeys(parsed, options.report);
    overlays.push({
      name,
      location,
      ...parsed,
      refersElsewhere: mayReferElsewhere(text),
      namesSchemas: mayNameSchemas(text),
    });
  }
  return overlays;
}

/** An overlay is only loaded code when there is one; what it adds may refer to other documents. */
async function overlayEntries(entries: KnownDocument[], overlays: readonly ReadOverlay[], report: Report) {
  const { overlayDocuments } = await import("./overlay-documents.ts");
  const refersElsewhere = overlays.some((overlay) => overlay.refersElsewhere);
  const namesSchemas = overlays.some((overlay) => overlay.namesSchemas);
  for (const entry of entries) {
    entry.refersElsewhere ||= refersElsewhere;
    entry.namesSchemas ||= namesSchemas;
  }
  return overlayDocuments(entries, overlays, report);
}

/** What a spec is called in messages: a URL loses user name and password. */
function locationOf(spec: string): string {
  return isUrl(spec) ? spec.replace(/^([a-z]+:\/\/)[^/?#]*@/i, "$1") : spec;
}

/** Equal for two specs that name one document. */
async function identify(spec: string): Promise<string> {
  if (spec === "-" || isUrl(spec)) return spec;
  const path = resolve(pathOfSpec(spec));
  return await realpath(path).catch(() => path);
}

/** The headers that the user gave go to one origin: that of the first document that is a URL. */
function headersForOrigin(specs: readonly string[], options: LoadOptions) {
  const first = specs.find((spec) => isUrl(spec) && URL.canParse(spec));
  const origin = first === undefined ? undefined : new URL(first).origin;
  return (url: URL) => (url.origin === origin ? (options.headers ?? []) : []);
}

async function readSource(
  spec: string,
  options: LoadOptions,
  headersFor: ReturnType<typeof headersForOrigin>,
): Promise<Source> {
  if (spec === "-") {
    const bytes = await (options.stdin ?? readStandardInput)();
    return { text: decodeText(bytes, spec), base: { kind: "stdin" }, name: "stdin", keys: [] };
  }
  if (isUrl(spec)) return await fetchSource(spec, options, headersFor);
  const written = resolve(pathOfSpec(spec));
  const bytes = await readSourceFile(pathOfSpec(spec));
  const folder = await realpath(dirname(written));
  const path = join(folder, basename(written));
  const real = await realpath(path).catch(() => path);
  const keys = [...new Set([path, written, real])].map(fileKey);
  return { text: decodeText(bytes, spec), base: { kind: "file", path, folder }, name: basename(path), keys };
}

async function fetchSource(
  spec: string,
  options: LoadOptions,
  headersFor: ReturnType<typeof headersForOrigin>,
): Promise<Source> {
  if (!URL.canParse(spec))
    throw new InputError("fetch-refused", `${locationOf(spec)} is not a URL.`, locationOf(spec));
  const start = new URL(spec);
  const allowed = new Set(
    (options.allowRefOrigins ?? []).map((text) => (URL.canParse(text) ? new URL(text).origin : text)),
  );
  options.onProgress?.(`fetching ${locationOf(spec)}`);
  const { fetchDocument } = await import("./fetch-document.ts");
  const { bytes, url } = await fetchDocument(start, {
    headersFor,
    refusal: () => undefined,
    // The user named this host; a host that it redirects to may not be one inside the user's network.
    mayBePrivate: (next) => next.origin === start.origin || allowed.has(next.origin),
  });
  const text = decodeText(bytes, locationOf(spec));
  const keys = [start, url].map((each) => Object.assign(new URL(each.href), { hash: "" }).href);
  return { text, base: { kind: "url", url }, name: basename(start.pathname) || start.host, keys };
}

/** A second file of the same name is called by its way from the first document's folder. */
function freeName(source: Source, library: Library, namesFrom: string | undefined): string {
  if (!library.documents.has(source.name) || source.base.kind !== "file" || namesFrom === undefined)
    return source.name;
  return relative(namesFrom, source.base.path).split(sep).join("/");
}
