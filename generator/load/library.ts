import { type Base, locateReference } from "./locate-reference.ts";
import type { ResolvedReference, SourceDocument } from "./model.ts";
import type { DocumentText } from "./place-pointer.ts";
import { resolvePointer } from "./resolve-pointer.ts";

export interface KnownDocument extends SourceDocument {
  base: Base;
  source: DocumentText;
  /** Whether its text names other documents in references. */
  refersElsewhere: boolean;
}

/** The documents that were read so far. */
export interface Library {
  /** By name. */
  documents: Map<string, KnownDocument>;
  /** Names by key of what references were found to lead to. */
  targets: Map<string, string>;
}

/** Follows a reference as far as documents were read; undefined when nothing is there. Never reads. */
export function resolveReference(
  library: Library,
  reference: string,
  from: string,
): ResolvedReference | undefined {
  const document = library.documents.get(from);
  if (document === undefined) return undefined;
  const { target, fragment } = reference.startsWith("#")
    ? { target: { kind: "same" } as const, fragment: reference.slice(1) }
    : locateReference(reference, document.base);
  const name = target.kind === "same" ? from : library.targets.get(target.key);
  const holder = name === undefined ? undefined : library.documents.get(name);
  if (name === undefined || holder === undefined) return undefined;
  const found = resolvePointer(holder.root, fragment);
  return found && { value: found.value, document: name, pointer: found.pointer };
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
