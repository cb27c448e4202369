import { raconteRequired } from "./required/raconte.ts";
import type { RequiredRow } from "./required/required-row.ts";
import { retellRequired } from "./required/retell.ts";
import { vapiRequired } from "./required/vapi.ts";
import type { ParityRow } from "./row.ts";

/** The public pages that rows are taken from, each of that system's documentation. */
export const sources: Readonly<Record<string, string>> = {
  "seed 000": "MCP Server",
  "seed 001": "Get MCP Tools",
  "seed 002": "Vapi MCP Server",
  "seed 003": "MCP server",
  "seed 004": "MCP Integration",
};

/** Every row that must be there. */
export const requiredRows: readonly RequiredRow[] = [...retellRequired, ...vapiRequired, ...raconteRequired];

/** The required rows that none of `found` is: each row counts once. */
export function missingRows(
  found: readonly ParityRow[],
  required: readonly RequiredRow[] = requiredRows,
): RequiredRow[] {
  const left = new Set(found);
  return required.filter(({ system, kind, words }) => {
    const row = [...left].find(
      (each) =>
        each.system === system && each.kind === kind && words.every((word) => hasWord(each.claim, word)),
    );
    if (row !== undefined) left.delete(row);
    return row === undefined;
  });
}

/** Whether `text` has `word` as a whole: `list` is not in `list_agents`, and `name` not in `lastName`. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + word.length] ?? " ";
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}
