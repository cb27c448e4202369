/** Something that a person could hand to mcpgen by mistake or on purpose, and what must come of it. */
export interface BadCase {
  title: string;
  /** What the file is called; how it is read must never depend on that. */
  file: string;
  /** Made when its turn comes, since some are large. */
  given: () => string | Uint8Array;
  /**
   * `package` when a build succeeds, followed by codes of messages that it must tell; else the code of the one error and,
   * where the input is text with lines, line and column: `json-syntax 3:7`. `any` where both are right.
   */
  want: string;
  /** Further files, by path relative to the document. */
  beside?: Readonly<Record<string, string>>;
  /** Too large for the quick run. */
  isLarge?: boolean;
}

/** A row whose text is short enough to be read in the table. */
export function row(title: string, file: string, given: string | Uint8Array, want: string): BadCase {
  return { title, file, given: () => given, want };
}

/** A row that is made by code, and only in the long run. */
export function large(
  title: string,
  file: string,
  given: () => string | Uint8Array,
  want = "package",
): BadCase {
  return { title, file, given, want, isLarge: true };
}
