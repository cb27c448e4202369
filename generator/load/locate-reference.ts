import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decodePercent } from "./resolve-pointer.ts";

/** Where a document was read from, which is what its references are relative to. */
export type Base =
  | {
      kind: "file";
      /** Absolute; its folder by real path. */
      path: string;
      /** Real path of the folder that references must not leave. */
      folder: string;
    }
  | { kind: "url"; url: URL }
  | { kind: "stdin" };

/** The document that a reference names. */
export type ReferenceTarget =
  | { kind: "same" }
  | { kind: "file"; path: string; key: string }
  | { kind: "url"; url: URL; key: string }
  | { kind: "refused"; why: string; key: string };

export interface LocatedReference {
  target: ReferenceTarget;
  /** What follows `#`; empty when there is none. */
  fragment: string;
}

/** Splits a reference and makes its document absolute (RFC 3986, 5; OpenAPI 3.1.1, 4.5). Touches neither disk nor network. */
export function locateReference(reference: string, base: Base): LocatedReference {
  const hash = reference.indexOf("#");
  const name = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? "" : reference.slice(hash + 1);
  return { target: name === "" ? { kind: "same" } : locateDocument(name, base), fragment };
}

function locateDocument(name: string, base: Base): ReferenceTarget {
  if (base.kind === "url") {
    if (!URL.canParse(name, base.url.href)) return { kind: "refused", why: "it is not a URL", key: name };
    return urlTarget(new URL(name, base.url.href));
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(name)) {
    if (!URL.canParse(name)) return { kind: "refused", why: "it is not a URL", key: name };
    const url = new URL(name);
    return url.protocol === "file:" ? fileTarget(pathOfFileUrl(url), base) : urlTarget(url);
  }
  return fileTarget(decodePercent(name) ?? name, base);
}

function urlTarget(url: URL): ReferenceTarget {
  url.hash = "";
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { kind: "refused", why: "only http and https URLs are read", key: url.href };
  return { kind: "url", url, key: url.href };
}

function fileTarget(path: string | undefined, base: Base): ReferenceTarget {
  if (base.kind !== "file")
    return { kind: "refused", why: "a document from standard input has no folder", key: path ?? "" };
  if (path === undefined || path.includes("\0"))
    return { kind: "refused", why: "it is not a path", key: path ?? "" };
  const absolute = resolve(dirname(base.path), path);
  return { kind: "file", path: absolute, key: fileKey(absolute) };
}

function pathOfFileUrl(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

/** Key of a file among the targets of references; that of a URL is its href without fragment. */
export function fileKey(path: string): string {
  return `file ${path}`;
}
