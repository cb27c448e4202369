/** What `load/` hands on: parsed documents and a way to follow references between them. */

import type { Report } from "../diagnostics/diagnostic.ts";

export interface LoadOptions {
  /** Overlays (OpenAPI Overlay 1.0 and 1.1) to apply in this order: paths or URLs. */
  overlays?: readonly string[];
  /** Sent with a request for a document, and only to the origin of the first document that is a URL. */
  headers?: readonly (readonly [name: string, value: string])[];
  /** Origins such as `https://schemas.example.com` from which references may read documents. */
  allowRefOrigins?: readonly string[];
  /** Takes what could be gone on without: references that were refused or lead nowhere. */
  report: Report;
  /** Reads standard input to its end; by default that of the process. */
  stdin?: () => Promise<Buffer>;
  /** Told what takes time, for example `fetching https://example.com/openapi.json`. */
  onProgress?: (text: string) => void;
}

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
   * Follows a reference found in the document called `from`, in the schema at the pointer `at`, where there is one.
   * Undefined when nothing is there; a chain of references is not followed further. Asked again it gives the same object.
   */
  resolve(reference: string, from: string, at?: string): ResolvedReference | undefined;
  /** Follows a `$dynamicRef` (JSON Schema 2020-12 Core, 8.2.3.2); undefined also where its target depends on the way to it. */
  resolveDynamic(reference: string, from: string, at: string): ResolvedReference | undefined;
  /** Where a place of a document was written, when overlays changed it; absent when there are none. */
  written?(origin: string): string;
  /** Where the user's file of that document name is, for messages. */
  locationOf(name: string): string;
  /** `file:line:column#pointer` of an origin, for what ends a build; the origin itself where there are no lines. */
  place?(origin: string): Promise<string>;
}

export interface ResolvedReference {
  value: unknown;
  /** Name of the document that holds the value. */
  document: string;
  /** JSON Pointer of the value in that document, `""` for its root. */
  pointer: string;
}
