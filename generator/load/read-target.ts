import { readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Code } from "../diagnostics/codes.ts";
import { InputError, type Report } from "../diagnostics/diagnostic.ts";
import { decodeText } from "./decode-text.ts";
import type { FetchPolicy } from "./fetch-document.ts";
import { mayReferElsewhere } from "./find-references.ts";
import { mayNameSchemas } from "./index-identifiers.ts";
import { addDocument, type KnownDocument, type Library } from "./library.ts";
import { fileKey, type ReferenceTarget } from "./locate-reference.ts";
import type { LoadOptions } from "./model.ts";
import { parseReferenced } from "./parse-document.ts";
import { reportRepeatedKeys } from "./repeated-keys.ts";

export interface ReadOptions extends Pick<LoadOptions, "allowRefOrigins" | "onProgress" | "report"> {
  /** Headers for a request to this URL. */
  headersFor: FetchPolicy["headersFor"];
  /** Real path of the folder that names are relative to; that of the first document that is a file. */
  namesFrom: string | undefined;
}

/** What may still be read of referenced documents. */
export interface Budget {
  documents: number;
  bytes: number;
}

/** Why a referenced document is not there. */
export interface Refusal {
  code: Code;
  /** A clause that follows the reference. */
  why: string;
  help?: string;
}

/** Reads the document that a reference found in `from` names into the library, or says why not. */
export async function readTarget(
  target: Exclude<ReferenceTarget, { kind: "same" }>,
  from: KnownDocument,
  library: Library,
  budget: Budget,
  options: ReadOptions,
): Promise<Refusal | undefined> {
  if (budget.documents <= 0 || budget.bytes <= 0)
    return { code: "reference-limit", why: "too many documents are referenced" };
  budget.documents--;
  if (target.kind === "refused")
    return {
      code: "reference-refused",
      why: target.why,
      help: "Give the document by its path, with what it refers to below its folder.",
    };
  return target.kind === "file"
    ? await readFileTarget(target, from, library, budget, options)
    : await readUrlTarget(target, from, library, budget, options);
}

async function readFileTarget(
  target: { path: string; key: string },
  from: KnownDocument,
  library: Library,
  budget: Budget,
  options: ReadOptions,
): Promise<Refusal | undefined> {
  if (from.base.kind !== "file") return { code: "reference-refused", why: "the document has no folder" };
  const { folder } = from.base;
  // A path that leaves the folder by its text is refused unseen: whether such a file exists is nobody's business.
  if (!isBelow(target.path, folder))
    return { code: "reference-outside-folder", why: "it leaves the document's folder" };
  const path = await realpath(target.path).catch(() => undefined);
  if (path === undefined) return { code: "reference-not-found", why: "there is no such file" };
  if (!isBelow(path, folder))
    return { code: "reference-outside-folder", why: "a symbolic link leads out of the document's folder" };
  const known = library.targets.get(fileKey(path));
  if (known !== undefined) {
    library.targets.set(target.key, known);
    return undefined;
  }
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { code: "reference-not-found", why: "it is not a file" };
  if (found.size > budget.bytes)
    return { code: "reference-limit", why: "the referenced documents are too large" };
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return { code: "reference-unreadable", why: "the file cannot be opened" };
  const name = relative(options.namesFrom ?? folder, path)
    .split(sep)
    .join("/");
  const location = join(dirname(from.location), relative(dirname(from.base.path), path));
  const base = { kind: "file", path, folder } as const;
  const keys = [target.key, fileKey(path)];
  return await addParsed(library, bytes, budget, { name, location, base, keys }, options.report);
}

async function readUrlTarget(
  target: { url: URL; key: string },
  from: KnownDocument,
  library: Library,
  budget: Budget,
  options: ReadOptions,
): Promise<Refusal | undefined> {
  const allowed = new Set((options.allowRefOrigins ?? []).map(originOf));
  const own = from.base.kind === "url" ? from.base.url.origin : undefined;
  if (!allowed.has(target.url.origin) && target.url.origin !== own)
    return {
      code: "reference-refused",
      why: `${target.url.origin} is not allowed`,
      help: `Allow the origin with --allow-ref-origin ${target.url.origin}, if you trust it.`,
    };
  options.onProgress?.(`fetching ${target.url.href}`);
  const { fetchDocument } = await import("./fetch-document.ts");
  try {
    const { bytes, url } = await fetchDocument(target.url, {
      headersFor: options.headersFor,
      refusal: (next) =>
        allowed.has(next.origin) || next.origin === own ? undefined : `${next.origin} is not allowed`,
      mayBePrivate: (next) => allowed.has(next.origin),
    });
    const name = basename(target.url.pathname) || target.url.host;
    const base = { kind: "url", url } as const;
    return await addParsed(
      library,
      bytes,
      budget,
      {
        name,
        location: target.url.href,
        base,
        keys: [target.key],
      },
      options.report,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const why = error.message.replace(/\.$/, "");
    if (error.diagnostic.code === "fetch-refused")
      return {
        code: "reference-refused",
        why,
        help: "Allow the origin that is named here with --allow-ref-origin, if you trust it.",
      };
    return {
      code: error.diagnostic.code === "fetch-status" ? "reference-not-found" : "reference-unreadable",
      why,
    };
  }
}

interface ReadDocument extends Pick<KnownDocument, "name" | "location" | "base"> {
  /** Keys under which references find it. */
  keys: string[];
}

async function addParsed(
  library: Library,
  bytes: Buffer,
  budget: Budget,
  { name, location, base, keys }: ReadDocument,
  report: Report,
): Promise<Refusal | undefined> {
  budget.bytes -= bytes.length;
  try {
    const text = decodeText(bytes, location);
    const parsed = await parseReferenced(text, location);
    reportRepeatedKeys(parsed, report);
    const added = addDocument(library, name, {
      location,
      ...parsed,
      base,
      refersElsewhere: mayReferElsewhere(text),
      namesSchemas: mayNameSchemas(text),
    });
    for (const key of keys) library.targets.set(key, added.name);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The message may quote the text, and the file may be one that was never meant to be read: the place is enough.
    const place = error.diagnostic.origin ?? location;
    return { code: "reference-unreadable", why: `${place} is neither a JSON nor a YAML document` };
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}
