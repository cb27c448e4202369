import { saidWords, termsOfWord, wordsOfQuestion, wordsOfText } from "./search-terms.ts";
import { splitWords } from "./split-words.ts";
import { nounGroups } from "./thesaurus.ts";
import { verbGroups } from "./verb-groups.ts";

const askedWords = (question: string): string[] =>
  wordsOfQuestion(saidWords(question), undefined).map(({ word }) => word);

test.each<[given: string, want: string[]]>([
  ["please show me all of the PRs", ["show", "all", "pull", "request"]],
  ["hang up a call", ["end", "call"]],
  ["turn a workflow off", ["disable", "workflow"]],
  ["turn the workflow back on", ["enable", "workflow"]],
  ["get rid of an agent", ["delete", "agent"]],
  ["let people discuss it again", ["unlock", "people", "discuss"]],
  ["call call calls", ["call", "calls"]],
  ["is it", ["is", "it"]],
  ["", []],
])("the words of the question %j", (given, want) => {
  expect(askedWords(given)).toEqual(want);
});

test.each<[what: string, question: string]>([
  ["many words", Array.from({ length: 400 }, (_, index) => `w${index}`).join(" ")],
  ["a long word", "a".repeat(500)],
  ["a phrase without an end", "take ".repeat(100)],
  ["switches", `turn ${"it ".repeat(160)}`],
])("%s are cut", (_, question) => {
  const words = askedWords(question);
  expect(words.length).toBeLessThanOrEqual(24);
  expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(40);
});

test("a word counts most, then one that names what it means, then others that mean the same", () => {
  const [word] = wordsOfQuestion(["bot"], undefined);
  const worth = (term: string): number => word?.terms.find((each) => each.term === term)?.worth ?? 0;
  const head = word?.terms.find(({ term }) => term.endsWith("!"))?.term as string;
  expect([worth("bot"), worth(head) < 1, worth(head.slice(0, -1)) < worth(head)]).toEqual([1, true, true]);
});

test("the verb of a question counts less than what it is done to", () => {
  const [verb, noun] = wordsOfQuestion(["create", "invoice"], "create");
  expect(verb?.terms[0]?.worth).toBeLessThan(noun?.terms[0]?.worth as number);
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
  const groups = new Set(termsOfWord(one).filter((term) => term.startsWith("~")));
  expect(termsOfWord(other).some((term) => groups.has(term))).toBe(true);
});

test.each([
  ["delete", "create"],
  ["enable", "disable"],
  ["approve", "reject"],
  ["invoice", "voice"],
])("%s and %s have none", (one, other) => {
  const groups = new Set(termsOfWord(one).filter((term) => term.startsWith("~")));
  expect(termsOfWord(other).some((term) => groups.has(term))).toBe(false);
});

test.each(["__proto__", "constructor", "toString"])("%s is a word like any other", (word) => {
  expect(termsOfWord(word).filter((term) => term.startsWith("~"))).toEqual([]);
});

test.each([
  ["verbs", verbGroups],
  ["nouns", nounGroups],
])("each group of %s has two words at least, none twice, and no line is there twice", (_, groups) => {
  const lines = groups.trim().split(/\n+/);
  const bad = lines.filter((line) => {
    const words = line.split(" ").filter((word) => !/^\*?[A-Z]+$/.test(word));
    return (
      words.length < 2 ||
      words.some((word) => splitWords(word).join() !== word) ||
      new Set(words).size < words.length
    );
  });
  expect(bad).toEqual([]);
  expect(new Set(lines).size).toBe(lines.length);
});
