/**
 * The same value with the keys of every object in another order; arrays stay as they are. The same seed gives the same
 * order, so that a failure can be seen again.
 */
export function shuffleKeys(value: unknown, seed: number): unknown {
  const random = randomOf(seed);
  const shuffle = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(shuffle);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).map(([key, inner]): [string, unknown] => [key, shuffle(inner)]);
    for (let last = entries.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const [a, b] = [entries[last], entries[other]];
      if (a !== undefined && b !== undefined) [entries[last], entries[other]] = [b, a];
    }
    return Object.fromEntries(entries);
  };
  return shuffle(value);
}

/** A linear congruential generator: numbers from 0 up to 1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
