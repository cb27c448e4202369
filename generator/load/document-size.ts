import { InputError } from "../diagnostics/diagnostic.ts";
import { offsetBeyondDepth, tooDeepError } from "./document-depth.ts";
import type { TextPlace } from "./text-position.ts";

/** Characters that a text has at least where what is made of it could take more memory than there is. */
const longText = 4_000_000;

/** Objects and lists of JSON, at some 60 bytes each. */
const maxBrackets = 10_000_000;

/** Values of YAML, at some 450 bytes each. */
const maxMarks = 2_000_000;

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
  const share = opening / (pieces * length);
  if (share <= 0.1) return;
  const offset = offsetBeyondDepth(text);
  if (offset !== undefined) throw tooDeepError(text, place, offset);
  if (share * text.length <= maxBrackets) return;
  throw new InputError(
    "input-too-large",
    `${place.location} has some ${Math.round((share * text.length) / 1e6)} million objects and lists; ${maxBrackets / 1e6} million are read.`,
    place.location,
  );
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
