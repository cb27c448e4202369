import { offsetBeyondDepth, tooDeepError } from "./document-depth.ts";
import { checkJsonSize } from "./document-size.ts";
import { findJsonError } from "./find-json-error.ts";
import { hashDocument } from "./hash-document.ts";
import { syntaxError } from "./syntax-error.ts";
import type { TextPlace } from "./text-position.ts";
import { wellFormed } from "./well-formed.ts";

/** `JSON.parse`, with line, column and reason when it refuses, and a cap on nesting. */
export function parseJson(text: string, place: TextPlace): unknown {
  checkJsonSize(text, place);
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
  if (typeof value === "object" && value !== null && hashDocument(value) === undefined)
    throw tooDeepError(text, place, offsetBeyondDepth(text) ?? 0);
  return wellFormed(value, text);
}
