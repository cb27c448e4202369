import { pathToFileURL } from "node:url";
import type { Base } from "./locate-reference.ts";

interface Identified {
  root: unknown;
  base: Base;
}

/**
 * What a document says its own URI is: the `$self` of an OpenAPI Object (OpenAPI 3.2.0, 4.1), relative to where the
 * document was read and without a fragment. Undefined where it says nothing, or is of a version without `$self`.
 */
export function selfOf({ root, base }: Identified): string | undefined {
  if (typeof root !== "object" || root === null || !Object.hasOwn(root, "$self")) return undefined;
  const { $self, openapi } = root as Record<string, unknown>;
  const hasSelf = typeof openapi === "string" && !/^3\.[01](\.|$)/.test(openapi);
  return hasSelf && typeof $self === "string" && $self !== "" ? absolute($self, readFrom(base)) : undefined;
}

/** A reference as an absolute URI without fragment, relative to what its document is called or else where that was read. */
export function absoluteReference(reference: string, document: Identified): string | undefined {
  return absolute(reference, selfOf(document) ?? readFrom(document.base));
}

function readFrom(base: Base): string | undefined {
  if (base.kind === "url") return base.url.href;
  return base.kind === "file" ? pathToFileURL(base.path).href : undefined;
}

function absolute(reference: string, base: string | undefined): string | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  url.hash = "";
  return url.href;
}
