/**
 * Code points that a person does not see but a model reads, as ranges: controls, and what Unicode calls ignorable or a
 * format. Left out are tab and line ends, signs of Arabic, Syriac and Kaithi that are formats and are seen, and the joiners
 * and variation selectors, which languages and emoji need.
 */
export const hiddenRanges: readonly (readonly [first: number, last: number])[] = [
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
  // Interlinear annotations and unassigned neighbours; controls of hieroglyphs, shorthand and music.
  [0xfff0, 0xfffb],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  // Tags, and the supplement of the variation selectors.
  [0xe0000, 0xe0fff],
];

/** Joiners that scripts and emoji need: one between letters is right, several in a row can spell hidden bytes. */
export const joinerRanges: typeof hiddenRanges = [[0x200c, 0x200d]];

/** Variation selectors, also those of Mongolian: the same holds. */
export const selectorRanges: typeof hiddenRanges = [
  [0x180b, 0x180d],
  [0x180f, 0x180f],
  [0xfe00, 0xfe0f],
];

/** What stands between the brackets of a regular expression with the flag `u`. */
export function codePointClass(ranges: typeof hiddenRanges): string {
  return ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("");
}
