/** A call that the third party does not accept, and why that is no fault of the request. */
export interface KnownException {
  document: string;
  tool: string;
  /** Whose limit or fault it is. */
  of: "document" | "oracle";
  why: string;
}

export const knownExceptions: readonly KnownException[] = [];
