import { InputError } from "../diagnostics/diagnostic.ts";
import { scanString } from "./find-json-error.ts";
import { positionAt, positionInFile, type TextPlace } from "./text-position.ts";

/** Objects and arrays inside each other that a document may have; real ones stay far below 100. */
export const maxDepth = 500;

/** `offset` is where the first value stands that is too deep. */
export function tooDeepError(text: string, place: TextPlace, offset: number): InputError {
  const { line, column } = positionInFile(place, positionAt(text, offset));
  return new InputError(
    "document-too-deep",
    `${place.location}:${line}:${column} has objects and arrays nested more than ${maxDepth} levels deep.`,
    `${place.location}:${line}:${column}`,
  );
}

/**
 * Where a JSON text opens its first object or array beyond `maxDepth`; undefined where it opens none before its end or its
 * first broken string.
 */
export function offsetBeyondDepth(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      const end = scanString(text, at);
      if (typeof end !== "number") return undefined;
      at = end - 1;
    } else if (unit === 91 || unit === 123) {
      if (++depth > maxDepth) return at;
    } else if (unit === 93 || unit === 125) depth--;
  }
  return undefined;
}
