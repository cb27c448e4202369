import { hash } from "./hash.ts";
import type { ExistingPackage, Lock } from "./model.ts";

/** Place of the file in which a person changes tools. */
export const customPath = "src/custom.ts";

/**
 * The tools by the names that `src/custom.ts` was written with: those of the last build, or of one that was killed after it
 * had given tools new names there.
 */
export function earlierTools({ files, pending, lock }: ExistingPackage): Lock["tools"] {
  const custom = files.get(customPath);
  return (custom === undefined ? undefined : pending.tools[hash(custom)]) ?? lock?.tools ?? {};
}
