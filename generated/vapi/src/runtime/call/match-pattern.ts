import { longestSafeString } from "./pattern-cost.ts";

interface Compiled {
  regexp: RegExp | undefined;
  /** Longer strings are not matched; judged at the first use. */
  longest?: number;
}

/** No pattern that a person wrote is longer; judging one of any length could overflow the stack. */
const longestPattern = 2_000;

const compiled = new Map<string, Compiled>();

/**
 * Whether a text matches a pattern (JSON Schema 2020-12, Core 6.4: with the `u` flag, anchored only where the
 * pattern says so). Undefined where that could take long, or where the pattern is no regular expression: the API
 * then has the word.
 */
export function matchPattern(pattern: string, text: string): boolean | undefined {
  let known = compiled.get(pattern);
  if (known === undefined) {
    known = { regexp: compile(pattern) };
    compiled.set(pattern, known);
  }
  if (known.regexp === undefined) return undefined;
  known.longest ??= longestSafeString(pattern);
  return text.length <= known.longest ? known.regexp.test(text) : undefined;
}

function compile(pattern: string): RegExp | undefined {
  if (pattern.length > longestPattern) return undefined;
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
