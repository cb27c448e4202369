/** Who a file of the package belongs to (ARCHITECTURE.md, "The emitted package"). */
export type Ownership =
  /** mcpgen's: edited by hand it stops the build. */
  | "generated"
  /** Both have their part: keys of package.json, text between markers. */
  | "merged"
  /** Written once, then the person's. */
  | "scaffold";

export interface EmittedFile {
  contents: string;
  ownership: Ownership;
}

/** POSIX paths relative to the package. */
export type EmittedFiles = Map<string, EmittedFile>;

/** Parts of a package that do not depend on the document, by path below `templates/`. */
export type Templates = ReadonlyMap<string, string>;
