const quote = 0x22;
const backslash = 0x5c;

/** Index after the closing quote of the JSON string at `start`; the end of the text when there is none. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** Index of the first character that is no white space (RFC 8259, 2). */
export function skipSpace(text: string, start: number): number {
  let index = start;
  while (/[ \t\n\r]/.test(text[index] ?? "")) index += 1;
  return index;
}

/** Index after the JSON value at `start`, without recursion; the end of the text when it is not complete. */
export function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index);
      if (depth === 0) return index;
      continue;
    }
    const isOpening = code === 0x7b || code === 0x5b;
    const isClosing = code === 0x7d || code === 0x5d;
    // A scalar ends where something of its container comes.
    if (depth === 0 && (isClosing || code === 0x2c)) return index;
    if (isOpening) depth += 1;
    if (isClosing) depth -= 1;
    index += 1;
    if (isClosing && depth === 0) return index;
  }
  return text.length;
}
