import { dropListings } from "./drop-listings.ts";

test.each<[what: string, text: string, values: unknown[], want: string]>([
  ["a list alone", "Either `asc` or `desc`.", ["asc", "desc"], ""],
  ["a list after the purpose", "How to sort. Can be one of: asc, desc", ["asc", "desc"], "How to sort."],
  ["a list of numbers", "One of a1 or 2.", ["a1", 2], ""],
  [
    "what says more of a value",
    "Can be `asc` (default) or `desc`.",
    ["asc", "desc"],
    "Can be `asc` (default) or `desc`.",
  ],
  ["what lists others", "Either `asc` or `up`.", ["asc"], "Either `asc` or `up`."],
  ["no list", "How to sort.", ["asc"], "How to sort."],
])("%s", (_, text, values, want) => {
  expect(dropListings(text, values)).toBe(want);
});
