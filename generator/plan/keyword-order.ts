const ranks = new Map(
  [
    "$ref",
    "type",
    "title",
    "description",
    "format",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "anyOf",
  ].map((keyword, index) => [keyword, index]),
);

/** The order in which keywords are written: what a reader asks for first comes first. */
export function byRank(a: string, b: string): number {
  const difference = (ranks.get(a) ?? 99) - (ranks.get(b) ?? 99);
  return difference !== 0 ? difference : a < b ? -1 : 1;
}

const known = new Map<string, readonly string[]>();
const maxKnown = 1_000;

/** The keywords of a schema in the order in which they are written. Most schemas have the same few sets of them. */
export function keywordsOf(schema: object): readonly string[] {
  const written = Object.keys(schema);
  if (written.length < 2) return written;
  const key = JSON.stringify(written);
  let sorted = known.get(key);
  if (sorted === undefined) {
    sorted = written.sort(byRank);
    if (known.size < maxKnown) known.set(key, sorted);
  }
  return sorted;
}
