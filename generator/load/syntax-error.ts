import type { Code } from "../diagnostics/codes.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { positionAt, positionInFile, type TextPlace } from "./text-position.ts";

/** What is wrong at one place of a text. */
export interface TextProblem {
  /** In UTF-16 code units from the beginning of the text. */
  offset: number;
  /** A clause that follows a colon. */
  problem: string;
  help?: string;
}

/** An input error whose message and origin name line and column in the file. */
export function syntaxError(
  code: Code,
  language: string,
  text: string,
  place: TextPlace,
  found: TextProblem,
) {
  const { line, column } = positionInFile(place, positionAt(text, found.offset));
  return new InputError(
    code,
    `${place.location} is not ${language} that can be read: line ${line}, column ${column}: ${found.problem}.`,
    `${place.location}:${line}:${column}`,
    found.help,
  );
}
