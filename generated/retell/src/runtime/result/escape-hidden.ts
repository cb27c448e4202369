import { codePointClass, hiddenRanges, joinerRanges, selectorRanges } from "./hidden-characters.ts";

const joiner = `[${codePointClass(joinerRanges)}]`;
const selector = `[${codePointClass(selectorRanges)}]`;

/**
 * The ranges, and what only repetition makes suspect: the joiners that languages need and the variation selectors
 * of emoji stay, but several in a row can spell hidden bytes.
 */
const hidden = new RegExp(
  [
    `[${codePointClass(hiddenRanges)}]`,
    `(?<=${joiner}|${selector})${selector}`,
    `(?<=${joiner})${joiner}`,
  ].join("|"),
  "gu",
);

/** First code units of all that `hidden` can find: one class, so that ordinary text costs one quick pass. */
const suspicious = new RegExp(`[${codeUnitClass([...hiddenRanges, ...joinerRanges, ...selectorRanges])}]`);

/** Writes hidden characters of a JSON text as `\uXXXX`; what the text parses to stays the same. */
export function escapeHiddenInJson(json: string): string {
  return suspicious.test(json) ? json.replace(hidden, asJsonEscape) : json;
}

/** Shows hidden characters of other text as `\u{…}`, so that a reader sees that they are there. */
export function escapeHiddenInText(text: string): string {
  return suspicious.test(text) ? text.replace(hidden, asCodePoint) : text;
}

function asJsonEscape(found: string): string {
  let escaped = "";
  for (let index = 0; index < found.length; index += 1) {
    escaped += `\\u${hex(found.charCodeAt(index), 4)}`;
  }
  return escaped;
}

function asCodePoint(found: string): string {
  return `\\u{${hex(found.codePointAt(0) ?? 0, 4).toUpperCase()}}`;
}

function codeUnitClass(ranges: typeof hiddenRanges): string {
  const unit = (codePoint: number) => `\\u${hex(String.fromCodePoint(codePoint).charCodeAt(0), 4)}`;
  return ranges.map(([first, last]) => `${unit(first)}-${unit(last)}`).join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
