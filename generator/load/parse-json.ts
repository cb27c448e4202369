import { InputError } from "../diagnostics/diagnostic.ts";
import { findJsonError } from "./find-json-error.ts";
import { syntaxError } from "./syntax-error.ts";
import type { TextPlace } from "./text-position.ts";

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
  if (isDeeperThan(value, maxDepth)) throw tooDeepError(place);
  return value;
}

export function tooDeepError(place: TextPlace): InputError {
  return new InputError(
    "document-too-deep",
    `${place.location} has objects and arrays nested more than ${maxDepth} levels deep.`,
    place.location,
  );
}

/** Level by level, so that neither depth nor width of the input uses stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= limit; depth++) {
    const next: unknown[] = [];
    for (const container of level) {
      if (Array.isArray(container)) {
        for (const item of container) if (typeof item === "object" && item !== null) next.push(item);
      } else if (typeof container === "object" && container !== null) {
        for (const key in container) {
          const item = (container as Record<string, unknown>)[key];
          if (typeof item === "object" && item !== null) next.push(item);
        }
      }
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
