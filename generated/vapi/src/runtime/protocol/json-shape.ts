/** How deep and how large a JSON text may be. */
export interface ShapeLimits {
  /** Arrays and objects inside each other. */
  depth: number;
  /** Members and items of all arrays and objects together. */
  elements: number;
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;

/**
 * Says what is too deep or too large about a JSON text, before anything is parsed, in one pass without recursion.
 * Text that is not JSON is let through: the parser says what is wrong with it.
 */
export function findShapeFault(text: string, limits: ShapeLimits): string | undefined {
  let depth = 0;
  let elements = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      if (at < 0) return undefined;
    } else if (code === comma) {
      elements += 1;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      elements += 1;
      if (depth > limits.depth)
        return `The message is nested deeper than ${limits.depth} levels. Send a flatter value.`;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
    if (elements > limits.elements) {
      return `The message has more than ${limits.elements} elements. Send it in smaller parts.`;
    }
  }
  return undefined;
}

/** Index of the closing quote, or -1. Runs of backslashes are looked at once, so the cost stays linear. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}
