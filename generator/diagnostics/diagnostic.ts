import { type Code, codes, type Severity } from "./codes.ts";

/** One message about the input or the result: what is wrong, where, and what to do next. */
export interface Diagnostic {
  code: Code;
  severity: Severity;
  message: string;
  /** Document name, `#`, JSON Pointer; or `file:line:column` where there are only lines. */
  origin?: string;
  /** What to do next. */
  help?: string;
}

/** Takes diagnostics as they are found; nothing is thrown for what can be gone on with. */
export type Report = (diagnostic: Diagnostic) => void;

/** Builds a diagnostic with the severity and the fix that its code documents. */
export function diagnostic(code: Code, message: string, origin?: string, help?: string): Diagnostic {
  return {
    code,
    severity: codes[code].severity,
    message,
    ...(origin === undefined ? {} : { origin }),
    help: help ?? codes[code].fix,
  };
}

/** Input with which nothing can be made: the pipeline ends, exit code 1, nothing is written. */
export class InputError extends Error {
  override name = "InputError";
  readonly diagnostic: Diagnostic;
  /** Found together with it, and told after it. */
  others: readonly Diagnostic[] = [];

  constructor(code: Code, message: string, origin?: string, help?: string) {
    super(message);
    this.diagnostic = diagnostic(code, message, origin, help);
  }
}

/** Ends the pipeline with all of these faults at once; returns when there are none. @throws InputError for the first. */
export function throwAll(found: readonly Diagnostic[]): void {
  const [first, ...others] = found;
  if (first === undefined) return;
  const error = new InputError(first.code, first.message, first.origin, first.help);
  error.others = others;
  throw error;
}
