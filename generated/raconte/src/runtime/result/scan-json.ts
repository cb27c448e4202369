import { endOfString } from "./json-spans.ts";

export const openBrace = 0x7b;
export const openBracket = 0x5b;
export const closeBrace = 0x7d;
export const closeBracket = 0x5d;
export const comma = 0x2c;
const quote = 0x22;

/**
 * Sees one bracket, brace or comma. `lastString` is the string before it with its quotes: the key, where the token
 * opens a member's value. False ends the scan.
 */
export type TokenVisitor = (
  token: number,
  index: number,
  lastString: { start: number; end: number },
) => boolean | undefined;

/** Walks over the structure of a JSON text from `from` on, without recursion; strings are passed over. */
export function scanJson(text: string, from: number, visit: TokenVisitor): void {
  const lastString = { start: from, end: from };
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      lastString.start = index;
      index = endOfString(text, index);
      lastString.end = index;
      continue;
    }
    const isToken =
      code === comma ||
      code === openBrace ||
      code === closeBrace ||
      code === openBracket ||
      code === closeBracket;
    if (isToken && visit(code, index, lastString) === false) return;
    index += 1;
  }
}

/** True when arrays and objects are nested deeper than `limit`. */
export function isDeeperThan(text: string, limit: number): boolean {
  if (text.length < limit * 2) return false;
  let depth = 0;
  let deeper = false;
  scanJson(text, 0, (token) => {
    if (token === openBrace || token === openBracket) depth += 1;
    else if (token !== comma) depth -= 1;
    deeper = depth > limit;
    return !deeper;
  });
  return deeper;
}
