import type { Ownership } from "./model.ts";

/** Files that mcpgen and a person share: package.json key by key, the others between markers. */
const merged = new Set(["package.json", "README.md", "CHANGELOG.md"]);

/**
 * Who owns a file of the package, and so what a later build may do to it: `generated` files are replaced and stop the
 * build when they were edited, `merged` ones keep what a person changed, `scaffold` is written once.
 */
export function ownershipOf(path: string, isScaffold: boolean): Ownership {
  if (isScaffold) return "scaffold";
  return merged.has(path) ? "merged" : "generated";
}
