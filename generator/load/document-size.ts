import { InputError } from "../diagnostics/diagnostic.ts";
import { offsetBeyondDepth, tooDeepError } from "./document-depth.ts";
import { scanString } from "./find-json-error.ts";
import type { TextPlace } from "./text-position.ts";

/** Bytes of a document that are read at most. */
export const maxDocumentBytes = 100 * 1024 * 1024;

/** Characters that a text has at least where what is made of it could take more memory than there is. */
const longText = 4_000_000;

/** Objects and lists of JSON, at some 60 bytes each. */
const maxBrackets = 10_000_000;

/** Lines, colons and commas of YAML: the largest real documents have half as many, and take a gigabyte and many seconds. */
const maxMarks = 4_000_000;

/** A document that has more bytes than are read. */
export function tooLargeError(location: string): InputError {
  const megabytes = maxDocumentBytes / 1024 / 1024;
  return new InputError("input-too-large", `${location} has more than ${megabytes} MB.`, location);
}

/**
 * Refuses a JSON text of which so much is opening brackets that `JSON.parse` could need gigabytes to keep track of them. A
 * few pieces of a long text are looked at: a real document has a bracket in fifty characters, not in ten.
 */
export function checkJsonSize(text: string, place: TextPlace): void {
  if (text.length < longText) return;
  const [pieces, length] = [64, 64];
  let opening = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const from = Math.floor((text.length / pieces) * piece);
    for (let at = from; at < from + length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 91 || unit === 123) opening++;
    }
  }
  if (opening <= (pieces * length) / 10) return;
  const offset = offsetBeyondDepth(text);
  if (offset !== undefined) throw tooDeepError(text, place, offset);
  if (countOpening(text) <= maxBrackets) return;
  throw new InputError(
    "input-too-large",
    `${place.location} has more than ${maxBrackets / 1e6} million objects and lists.`,
    place.location,
  );
}

/** Objects and lists of a text, those aside that strings only look like. */
function countOpening(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      const end = scanString(text, at);
      if (typeof end !== "number") return count;
      at = end - 1;
    } else if (unit === 91 || unit === 123) count++;
  }
  return count;
}

/** Refuses a YAML text with so many values that reading it would take minutes and gigabytes; JSON is read far quicker. */
export function checkYamlSize(text: string, place: TextPlace): void {
  if (text.length < longText / 4) return;
  let marks = 0;
  let last = 10;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 44 || unit === 58 || unit === 91 || unit === 123 || (unit === 10 && last !== 10)) marks++;
    last = unit;
  }
  if (marks <= maxMarks) return;
  throw new InputError(
    "input-too-large",
    `${place.location} has more than ${maxMarks / 1e6} million values, too many to be read as YAML.`,
    place.location,
    "Convert the document to JSON, which is read in a tenth of the time.",
  );
}
