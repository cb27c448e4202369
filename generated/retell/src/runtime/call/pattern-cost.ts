/** Steps that matching one string may take; about ten milliseconds. */
const maxSteps = 10_000_000;
/** Strings up to this length are matched against any pattern: even two to the power of it is little. */
const alwaysSafeLength = 18;

/**
 * The longest string against which a pattern is matched, judged from its structure without running it. A pattern
 * with repetition inside a repetition may need exponential time, so it is only matched against short strings;
 * others need at most as many steps as the length to the power of their repetitions.
 */
export function longestSafeString(pattern: string): number {
  const { repetitions, nested } = readRepetitions(pattern);
  if (nested) return alwaysSafeLength;
  const degree = repetitions + (pattern.startsWith("^") ? 0 : 1);
  return Math.max(alwaysSafeLength, Math.floor(maxSteps ** (1 / Math.max(degree, 1))));
}

interface Group {
  /** Holds something that can match in more than one way: a repetition or alternatives. */
  ambiguous: boolean;
}

function readRepetitions(pattern: string): { repetitions: number; nested: boolean } {
  const groups: Group[] = [{ ambiguous: false }];
  let repetitions = 0;
  let nested = false;
  let closed: Group | undefined;
  for (let index = 0; index < pattern.length; ) {
    const char = pattern[index] as string;
    const quantifier = /^(?:[*+]|\{\d+,\d*\}|\?)/.exec(pattern.slice(index, index + 24))?.[0];
    const current = groups.at(-1) as Group;
    if (quantifier !== undefined) {
      if (quantifier !== "?" && isLong(quantifier)) {
        repetitions++;
        if (closed?.ambiguous === true) nested = true;
        current.ambiguous = true;
      }
      closed = undefined;
      index += quantifier.length;
      continue;
    }
    closed = undefined;
    if (char === "\\") index += 2;
    else if (char === "[") index = endOfClass(pattern, index);
    else {
      if (char === "(") groups.push({ ambiguous: false });
      else if (char === ")" && groups.length > 1) {
        closed = groups.pop() as Group;
        if (closed.ambiguous) (groups.at(-1) as Group).ambiguous = true;
      } else if (char === "|") current.ambiguous = true;
      index++;
    }
  }
  return { repetitions, nested };
}

function isLong(quantifier: string): boolean {
  const bounds = /^\{(\d+),(\d*)\}$/.exec(quantifier);
  return bounds === null || bounds[2] === "" || Number(bounds[2]) - Number(bounds[1]) > 8;
}

function endOfClass(pattern: string, start: number): number {
  let index = start + 1;
  while (index < pattern.length && pattern[index] !== "]") index += pattern[index] === "\\" ? 2 : 1;
  return index + 1;
}
