import { type Base, locateReference } from "./locate-reference.ts";
import type { ResolvedReference, SourceDocument } from "./model.ts";
import type { DocumentText } from "./place-pointer.ts";
import { isOverridden, resolveAnchor, resolveIdentifier } from "./resolve-identifier.ts";
import { resolvePointer } from "./resolve-pointer.ts";
import { absoluteReference, selfOf } from "./self-of-document.ts";

export interface KnownDocument extends SourceDocument {
  base: Base;
  source: DocumentText;
  /** Whether its text names other documents in references. */
  refersElsewhere: boolean;
  /** The user named it, instead of another document. */
  isEntry?: true;
  /** Whether its text gives schemas names of their own. */
  namesSchemas: boolean;
}

/** The documents that were read so far. */
export interface Library {
  /** By name. */
  documents: Map<string, KnownDocument>;
  /** Names by key of what references were found to lead to. */
  targets: Map<string, string>;
}

/**
 * Follows a reference as far as documents were read; undefined when nothing is there. Never reads. `at` is the place of the
 * reference. What no `$id` and no `$anchor` answers is relative to where the document was read.
 */
export function resolveReference(
  library: Library,
  reference: string,
  from: string,
  at = "",
): ResolvedReference | undefined {
  const document = library.documents.get(from);
  if (document === undefined) return undefined;
  const named = resolveIdentifier(library, reference, document, at);
  if (named !== undefined) return named;
  const holder = findHolder(library, reference, document);
  if (holder === undefined) return undefined;
  const hash = reference.indexOf("#");
  const fragment = hash === -1 ? "" : reference.slice(hash + 1);
  const found = resolvePointer(holder.root, fragment) ?? resolveAnchor(holder, fragment);
  return found && { value: found.value, document: holder.name, pointer: found.pointer };
}

/**
 * The document that a reference names, if it was read. By its `$self` (OpenAPI 3.2.0, 4.1.2.2) only the document itself
 * and those that the user named are found: others are found where they are, and say of themselves what they like.
 */
export function findHolder(
  library: Library,
  reference: string,
  document: KnownDocument,
): KnownDocument | undefined {
  if (reference.startsWith("#")) return document;
  const { target } = locateReference(reference, document.base);
  if (target.kind === "same") return document;
  const identity = absoluteReference(reference, document);
  if (identity !== undefined && identity === selfOf(document)) return document;
  const name = library.targets.get(target.key);
  if (name !== undefined) return library.documents.get(name);
  if (identity === undefined) return undefined;
  for (const other of library.documents.values())
    if (other.isEntry === true && selfOf(other) === identity) return other;
  return undefined;
}

/** Follows a `$dynamicRef`, when it leads to the same place from everywhere. */
export function resolveDynamic(
  library: Library,
  reference: string,
  from: string,
  at: string,
): ResolvedReference | undefined {
  const target = resolveReference(library, reference, from, at);
  return target === undefined || isOverridden(library, target) ? undefined : target;
}

/** Adds a document under the wanted name, or that name with a number before its extension. */
export function addDocument(
  library: Library,
  wanted: string,
  document: Omit<KnownDocument, "name">,
): KnownDocument {
  const name = uniqueName(wanted, library.documents);
  const added = { ...document, name };
  library.documents.set(name, added);
  return added;
}

function uniqueName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(wanted)) return wanted;
  const extension = /\.[^./]+$/.exec(wanted)?.[0] ?? "";
  const stem = wanted.slice(0, wanted.length - extension.length);
  let number = 2;
  while (taken.has(`${stem}-${number}${extension}`)) number++;
  return `${stem}-${number}${extension}`;
}
