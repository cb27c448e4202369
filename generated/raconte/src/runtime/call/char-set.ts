/** Characters that one place of a pattern may match: exactly for ASCII, as one flag for all the others. */
export interface CharSet {
  /** Bit n stands for the character with code n. */
  ascii: bigint;
  others: boolean;
}

export const noChars: CharSet = { ascii: 0n, others: false };

const kept = new Map<string, CharSet>();

/** The characters of one literal, escape, class or `.`, as it is written in a pattern with the `u` flag. */
export function charSetOf(source: string): CharSet {
  let set = kept.get(source);
  if (set === undefined) {
    set = readChars(source);
    kept.set(source, set);
  }
  return set;
}

export function unionOf(sets: readonly CharSet[]): CharSet {
  return {
    ascii: sets.reduce((bits, { ascii }) => bits | ascii, 0n),
    others: sets.some(({ others }) => others),
  };
}

export function areDisjoint(a: CharSet, b: CharSet): boolean {
  return (a.ascii & b.ascii) === 0n && !(a.others && b.others);
}

function readChars(source: string): CharSet {
  const one = new RegExp(`^${source}$`, "u");
  let ascii = 0n;
  for (let code = 0; code < 128; code++) if (one.test(String.fromCharCode(code))) ascii |= 1n << BigInt(code);
  const others = source === "." || source.startsWith("[^") || /[^\x00-\x7f]|\\[sSDWpPuxc]/.test(source);
  return { ascii, others };
}
