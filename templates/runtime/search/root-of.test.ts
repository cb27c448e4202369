import { rootOf } from "./root-of.ts";
import { stemOf } from "./split-words.ts";

const root = (word: string): string => rootOf(stemOf(word));

test.each([
  ["cancellation", "cancel"],
  ["deployment", "deploy"],
  ["subscription", "subscribe"],
  ["configuration", "configure"],
  ["notification", "notify"],
  ["authorization", "authorize"],
  ["deletion", "delete"],
  ["reviewer", "review"],
  ["translator", "translate"],
])("%s and %s are kin", (one, other) => {
  expect(root(one)).toBe(root(other));
});

test.each([
  ["customer", "custom"],
  ["number", "numb"],
  ["server", "serve"],
  ["station", "st"],
  ["order", "ord"],
])("%s and %s are none", (one, other) => {
  expect(root(one)).not.toBe(root(other));
});
