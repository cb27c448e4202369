import { ToolError } from "../tool-error.ts";

/** A tool error that names an argument and says what is wrong with it; the value is never repeated. */
export function argumentError(argument: string, problem: string, next: string): ToolError {
  return new ToolError(`Argument "${argument}" ${problem}.`, next);
}

/**
 * Runs a serialisation for one argument and names it where the value cannot be written:
 * half of a surrogate pair (a URIError of the encoder) or nesting without end (a RangeError).
 */
export function forArgument<T>(argument: string, serialize: () => T): T {
  try {
    return serialize();
  } catch (error) {
    if (error instanceof URIError) {
      throw argumentError(
        argument,
        "contains half of a surrogate pair, which no encoding can carry",
        `Call again with well-formed Unicode text in "${argument}".`,
      );
    }
    if (error instanceof RangeError) {
      throw argumentError(
        argument,
        "is nested too deeply",
        `Call again with a flatter value in "${argument}".`,
      );
    }
    throw error;
  }
}
