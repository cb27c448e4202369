import type { ParityRow } from "../row.ts";

/** A row that must be there: of this system and kind, with each of `words` as a whole in its claim. */
export interface RequiredRow extends Pick<ParityRow, "system" | "kind"> {
  words: readonly string[];
}

/** One required row for each claim, of one kind. A text stands for the only word of a claim. */
export function required(
  system: string,
  kind: ParityRow["kind"],
  claims: readonly (string | readonly string[])[],
): RequiredRow[] {
  return claims.map((words) => ({ system, kind, words: [words].flat() }));
}
