import { cutText } from "./cut-text.ts";

test.each<[what: string, text: string, longest: number, want: string]>([
  ["short text stays", " Says  hello.\n", 20, "Says hello."],
  ["text of just that length", "12345 7890", 10, "12345 7890"],
  [
    "whole sentences",
    "Places calls. Reads them. Sends what was said to you.",
    30,
    "Places calls. Reads them.",
  ],
  ["no sentence, whole words", "Places calls and reads them afterwards", 20, "Places calls and…"],
  ["a word that ends at the cut", "Places calls and reads", 13, "Places calls…"],
  ["no punctuation before the ellipsis", "Calls, agents, voices, numbers", 16, "Calls, agents…"],
  [
    "a first sentence too short to say anything",
    `Hi. ${"word ".repeat(40)}`,
    60,
    `Hi. ${"word ".repeat(11).trim()}…`,
  ],
  ["one long word", "x".repeat(30), 10, `${"x".repeat(9)}…`],
  ["half of a pair is not left", `12345678${"\u{1f600}".repeat(4)}`, 10, "12345678…"],
  ["what is not seen goes", "a\u202eb\u200bc", 10, "abc"],
])("%s", (_, text, longest, want) => {
  const cut = cutText(text, longest);
  expect(cut).toBe(want);
  expect(cut.length).toBeLessThanOrEqual(longest);
});
