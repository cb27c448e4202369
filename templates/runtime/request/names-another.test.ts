import { namesAnother } from "./names-another.ts";

test.each<[name: string, own: string, taken: string[], want: boolean]>([
  ["page", "o", ["page"], true],
  ["PAGE", "o", ["page"], true],
  ["page[0]", "o", ["page"], true],
  ["page%5B0%5D", "o", ["page"], true],
  ["page", "o", ["pages"], false],
  ["pages", "o", ["page"], false],
  // A name of the document may have brackets itself.
  ["a[b][c]", "o", ["a[b]"], true],
  ["a%5Bb%5D%5Bc%5D", "o", ["a%5bb%5d"], true],
  // What is within one's own is one's own, but for what the document gives to another.
  ["o[b]", "o", ["o"], false],
  ["o[b]", "O", ["o"], false],
  ["o[b]", "o", ["o", "o[b]"], true],
  ["__proto__", "o", ["page"], false],
])("namesAnother(%j, %j, %j) is %j [threat: query-and-body]", (name, own, taken, want) => {
  expect(namesAnother(name, own, new Set(taken))).toBe(want);
});
