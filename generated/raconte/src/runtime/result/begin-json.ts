import { cutJson, type JsonCut } from "./cut-json.ts";
import { openSlices } from "./slice-json.ts";

/**
 * The beginning of a JSON text that is too long: cut at whole values where at least one fits (see `cutJson`), else within
 * the first one. Undefined when there is nothing to cut at.
 */
export function beginJson(text: string, maxChars: number, complete: boolean): JsonCut | undefined {
  const cut = cutJson(text, maxChars, complete);
  const isEmpty = cut === undefined || cut.keptElements === 0 || /^[[{]\s*[\]}]$/.test(cut.text);
  if (!isEmpty || (cut === undefined && !complete)) return cut;
  const slice = openSlices(text, { at: [0], within: 0 }, maxChars)();
  return slice?.next === undefined ? cut : { text: slice.text, rest: slice.next };
}
