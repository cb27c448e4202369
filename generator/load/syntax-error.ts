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

/** An input error whose message and origin name line and column in the file; marks of a merge explain any fault. */
export function syntaxError(
  code: Code,
  language: string,
  text: string,
  place: TextPlace,
  found: TextProblem,
) {
  const { offset, problem, help } = findConflict(text) ?? found;
  const { line, column } = positionInFile(place, positionAt(text, offset));
  return new InputError(
    code,
    `${place.location} is not ${language} that can be read: line ${line}, column ${column}: ${problem}.`,
    `${place.location}:${line}:${column}`,
    help,
  );
}

function findConflict(text: string): TextProblem | undefined {
  const offset = text.search(/^<{7} /m);
  if (offset === -1 || !/^>{7} /m.test(text)) return undefined;
  const problem = "a merge in git left its marks here";
  return { offset, problem, help: "Resolve the conflict, and remove the marks." };
}
