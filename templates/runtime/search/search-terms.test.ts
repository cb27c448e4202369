import { isGroupTerm, termsOfWord, wordsOfQuestion, wordsOfText } from "./search-terms.ts";
import { splitWords } from "./split-words.ts";
import { readGroups } from "./thesaurus.ts";

test.each<[given: string, want: string[]]>([
  ["please show me all of the PRs", ["show", "all", "pull", "request"]],
  ["hang up a call", ["end", "call"]],
  ["turn a workflow off", ["disable", "workflow"]],
  ["turn the workflow back on", ["enable", "workflow"]],
  ["get rid of an agent", ["delete", "agent"]],
  ["call call calls", ["call", "calls"]],
  ["who are we", ["who"]],
  ["is it", ["is", "it"]],
  ["", []],
])("the words of the question %j", (given, want) => {
  expect(wordsOfQuestion(given)).toEqual(want);
});

test.each<[what: string, question: string]>([
  ["many words", Array.from({ length: 400 }, (_, index) => `w${index}`).join(" ")],
  ["a long word", "a".repeat(500)],
  ["a phrase without an end", "take ".repeat(100)],
  ["switches", `turn ${"it ".repeat(160)}`],
])("%s are cut", (_, question) => {
  const words = wordsOfQuestion(question);
  expect(words.length).toBeLessThanOrEqual(24);
  expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(40);
});

test("a text keeps its phrases", () => {
  expect(wordsOfText("Turn the lights off")).toEqual(["turn", "lights", "off"]);
});

test.each([
  ["removes", "delete"],
  ["changing", "updated"],
  ["organisation", "organizations"],
  ["telephone", "call"],
  ["tickets", "issue"],
])("%s and %s have a group in common", (one, other) => {
  const groups = new Set(termsOfWord(one).filter(isGroupTerm));
  expect(termsOfWord(other).some((term) => groups.has(term))).toBe(true);
});

test.each([
  ["delete", "create"],
  ["enable", "disable"],
  ["approve", "reject"],
  ["invoice", "voice"],
])("%s and %s have none", (one, other) => {
  const groups = new Set(termsOfWord(one).filter(isGroupTerm));
  expect(termsOfWord(other).some((term) => groups.has(term))).toBe(false);
});

test.each(["__proto__", "constructor", "toString"])("%s is a word like any other", (word) => {
  expect(termsOfWord(word).filter(isGroupTerm)).toEqual([]);
});

test("each group of the thesaurus has two words at least, and none that is passed over", () => {
  const sizes = new Map<string, number>();
  const words: string[] = [];
  readGroups((word) => {
    words.push(word);
    return word;
  }).forEach((names) => {
    for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  });
  expect([...sizes].filter(([, size]) => size < 2)).toEqual([]);
  expect(words.filter((word) => splitWords(word).join() !== word || wordsOfText(word).length === 0)).toEqual(
    [],
  );
});
