/** Escapes on top of each other, such as a URL in HTML in JSON. */
export const maxLayers = 4;

/** A text without one layer of escapes, and the way back to where each of its characters stood. */
export interface Unescaped {
  text: string;
  /** Where in the text before the character at that index began; the end for the index after the last. */
  before(index: number): number;
}

const json = /(?<!\\)\\+(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(["'/])|(?<=\\(\\)))/;
const percent = /%(?:25)*([0-9a-fA-F]{2})/;
const html = /&(?:amp;)*(?:#0{0,9}([0-9]{1,7})|#[xX]0{0,9}([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/;
const escapes = new RegExp(`${json.source}|${percent.source}|${html.source}`, "g");

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Undoes one layer of the escapes of JSON, URLs and HTML at once, whatever the text is; percent-encoded bytes beyond
 * ASCII stay. Several layers of one kind on top of each other count as one, so that a
 * run of backslashes is one of them or the character after them. Undefined for a text without escapes; its
 * time grows with the length of the text only.
 */
export function unescapeLayer(text: string): Unescaped | undefined {
  const pieces: string[] = [];
  /** Of each escape: where it ends here and there. */
  const here: number[] = [];
  const there: number[] = [];
  /** Of each escape: where it begins there. */
  const starts: number[] = [];
  let done = 0;
  let length = 0;
  for (const match of text.matchAll(escapes)) {
    const plain = meaningOf(match);
    if (plain === undefined) continue;
    pieces.push(text.slice(done, match.index), plain);
    length += match.index - done + plain.length;
    done = match.index + match[0].length;
    starts.push(match.index);
    here.push(length);
    there.push(done);
  }
  if (pieces.length === 0) return undefined;
  pieces.push(text.slice(done));
  return {
    text: pieces.join(""),
    before(index) {
      const next = firstAfter(here, index);
      const last = next - 1;
      const plainIndex = index - (here[last] ?? 0) + (there[last] ?? 0);
      return Math.min(plainIndex, starts[next] ?? plainIndex);
    },
  };
}

function meaningOf(match: RegExpMatchArray): string | undefined {
  const [whole, unit, byte, mark, backslash, octet, decimal, hex, name] = match;
  const character = mark ?? backslash;
  if (character !== undefined) return character;
  if (name !== undefined) return entities[name];
  if (octet !== undefined) {
    const code = Number.parseInt(octet, 16);
    if (code < 0x80) return String.fromCharCode(code);
    return whole.length > 3 ? `%${octet}` : undefined;
  }
  if (unit !== undefined || byte !== undefined)
    return String.fromCharCode(Number.parseInt(unit ?? byte ?? "", 16));
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Index of the first number that is greater, in a list that rises. */
function firstAfter(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
