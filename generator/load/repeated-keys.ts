import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { countKeys } from "./hash-document.ts";
import type { ParsedDocument } from "./parse-document.ts";
import { positionInFile, textPositions } from "./text-position.ts";

/** Places that are told of one document. */
const mostTold = 20;

/**
 * Tells where a JSON object has a key for the second time (RFC 8259, section 4). `JSON.parse` keeps the last value, so
 * that the operations below the first would be lost in silence; in YAML such a key is a fault of the syntax. The key
 * itself is not told: a file that is only referred to may be one that was never meant to be read.
 */
export function reportRepeatedKeys({ root, source }: ParsedDocument, report: Report): void {
  const { text, isJson, location } = source;
  if (!isJson || countWrittenKeys(text) === countKeys(root)) return;
  const positionOf = textPositions(text);
  for (const offset of findRepeatedKeys(text)) {
    const { line, column } = positionInFile(source, positionOf(offset));
    const message = "This key was already given in the same object: what it held there is lost.";
    report(diagnostic("key-repeated", message, `${location}:${line}:${column}`));
  }
}

const [quote, backslash, colon] = [34, 92, 58];

/** Keys in all objects of a valid JSON text. */
function countWrittenKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = stringEnd(text, at);
    if (isKey(text, at)) count++;
  }
  return count;
}

/** Offsets of keys that their object has before, in a valid JSON text. */
function findRepeatedKeys(text: string): number[] {
  const found: number[] = [];
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length && found.length < mostTold; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 123 || unit === 91) open.push(new Set());
    else if (unit === 125 || unit === 93) open.pop();
    if (unit !== quote) continue;
    const end = stringEnd(text, at);
    if (isKey(text, end)) {
      const key = JSON.parse(text.slice(at, end)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) found.push(at);
      keys?.add(key);
    }
    at = end - 1;
  }
  return found;
}

/** Offset behind the string whose opening quote is at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1);
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end + 1;
  }
}

/** Whether a colon follows the string that ends here. */
function isKey(text: string, end: number): boolean {
  let at = end;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return unit === colon;
  }
}
