/** Code points that a person does not see but a model reads, as ranges. */
const hiddenRanges: readonly (readonly [first: number, last: number])[] = [
  // C0 and C1 controls, without tab and line ends.
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  // Soft hyphen, combining grapheme joiner.
  [0xad, 0xad],
  [0x34f, 0x34f],
  // Bidi: Arabic letter mark, marks, embeddings, overrides; line and paragraph separators lie between them.
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  // Fillers that print nothing: Hangul, Khmer, Mongolian.
  [0x115f, 0x1160],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  // Zero-width space, invisible operators, isolates, deprecated format characters, byte order mark.
  [0x200b, 0x200b],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  // Interlinear annotations and unassigned neighbours; shorthand and musical controls.
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  // Tags, and the supplement of the variation selectors.
  [0xe0000, 0xe0fff],
];

const joiner = "[\\u200C\\u200D]";
const selector = "[\\uFE00-\\uFE0F]";

/**
 * The ranges, and what only repetition makes suspect: the joiners that languages need and the variation selectors
 * of emoji stay, but several in a row can spell hidden bytes.
 */
const hidden = new RegExp(
  [`[${codePointClass()}]`, `(?<=${joiner}|${selector})${selector}`, `(?<=${joiner})${joiner}`].join("|"),
  "gu",
);

/** First code units of all that `hidden` can find: one class, so that ordinary text costs one quick pass. */
const suspicious = new RegExp(`[${codeUnitClass()}\\u200C\\u200D\\uFE00-\\uFE0F]`);

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

function codePointClass(): string {
  return hiddenRanges.map(([first, last]) => `\\u{${hex(first, 1)}}-\\u{${hex(last, 1)}}`).join("");
}

function codeUnitClass(): string {
  const unit = (codePoint: number) => `\\u${hex(String.fromCodePoint(codePoint).charCodeAt(0), 4)}`;
  return hiddenRanges.map(([first, last]) => `${unit(first)}-${unit(last)}`).join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
