/** What `load/` hands on: parsed documents and a way to follow references between them. */

export interface SourceDocument {
  /** Path relative to the first document's folder, with `/`; stable across machines. `stdin` for standard input. */
  name: string;
  /** As the user wrote it: a path, a URL or `-`. For messages only. */
  location: string;
  /** Parsed and untrusted. */
  root: unknown;
}

export interface LoadedDocuments {
  /** The documents the user named, in that order. */
  entries: SourceDocument[];
  /**
   * Follows a reference found in the document called `from`.
   * Undefined when nothing is there; a chain of references is not followed further.
   */
  resolve(reference: string, from: string): ResolvedReference | undefined;
  /** Where the user's file of that document name is, for messages. */
  locationOf(name: string): string;
}

export interface ResolvedReference {
  value: unknown;
  /** Name of the document that holds the value. */
  document: string;
  /** JSON Pointer of the value in that document, `""` for its root. */
  pointer: string;
}
