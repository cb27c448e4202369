import { valueKeywords } from "./value-keywords.ts";

test.each<[keyword: string, taken: unknown[], refused: unknown[]]>([
  ["title", ["", "a"], [1, null, {}]],
  ["deprecated", [true, false], ["true", 1]],
  ["default", [null, 0, {}], [undefined]],
  ["examples", [[], [1]], [{}, "a"]],
  ["multipleOf", [0.1, 2], [0, -1, "2"]],
  ["minimum", [-1.5, 0], ["0", Number.NaN, Number.POSITIVE_INFINITY, null]],
  ["maxLength", [0, 10], [-1, 1.5, "3", 2 ** 60]],
  ["dependentRequired", [{}, { a: ["b"] }], [{ a: "b" }, { a: [1] }, { a: ["b", "b"] }, [], null]],
])("%s", (keyword, taken, refused) => {
  const check = valueKeywords[keyword];
  expect(taken.map((value) => check?.(value))).toEqual(taken.map(() => true));
  expect(refused.map((value) => check?.(value))).toEqual(refused.map(() => false));
});
