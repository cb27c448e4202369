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
