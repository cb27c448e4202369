import { InputError } from "../diagnostics/diagnostic.ts";
import { findJsonError } from "./find-json-error.ts";
import { syntaxError } from "./syntax-error.ts";
import type { TextPlace } from "./text-position.ts";
import { wellFormed } from "./well-formed.ts";

/** Objects and arrays inside each other that a document may have; real ones stay far below 100. */
export const maxDepth = 500;

/** `JSON.parse`, with line, column and reason when it refuses, and a cap on nesting. */
export function parseJson(text: string, place: TextPlace): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const found = findJsonError(text) ?? {
      offset: 0,
      problem: "the text is too long or too deep to be read",
    };
    throw syntaxError("json-syntax", "JSON", text, place, found);
  }
  if (typeof value === "object" && value !== null && isDeeperThan(value, maxDepth)) throw tooDeepError(place);
  return wellFormed(value, text);
}

export function tooDeepError(place: TextPlace): InputError {
  return new InputError(
    "document-too-deep",
    `${place.location} has objects and arrays nested more than ${maxDepth} levels deep.`,
    place.location,
  );
}

/**
 * Recurses, but never further than the limit. Looks at every value of the document, hence called for objects and arrays
 * alone, and without lists of their values: half as long a walk.
 */
function isDeeperThan(value: object, limit: number): boolean {
  if (limit === 0) return true;
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === "object" && item !== null && isDeeperThan(item, limit - 1)) return true;
  }
  return false;
}
