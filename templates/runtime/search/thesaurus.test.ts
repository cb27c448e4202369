import { splitWords, stemOf } from "./split-words.ts";
import { membersOf, partsOf, rephrase, sensesOf } from "./thesaurus.ts";

test.each<[said: string, meant: string]>([
  ["turn the pipeline back on", "enable the pipeline"],
  ["switch it off", "disable it"],
  ["give the buyer the money back", "refund the buyer the"],
  ["how many requests do I have left", "limit requests do i have"],
  ["throw one two three four five six out", "throw one two three four five six out"],
  ["turn", "turn"],
  ["", ""],
])("%j means %j", (said, meant) => {
  expect(rephrase(splitWords(said)).join(" ")).toBe(meant);
});

test.each<[word: string, want: string[]]>([
  ["usergroup", ["user", "group"]],
  ["invoiceitems", ["invoice", "items"]],
  ["webhook", []],
  ["discover", []],
  ["zzzzqqqqxx", []],
  ["user", []],
])("%s is written together of %j", (word, want) => {
  expect(partsOf(word)).toEqual(want);
});

test("a group has its words, and under its name with a mark only the first", () => {
  const [group = ""] = sensesOf(stemOf("voucher")).nouns;
  expect(membersOf(group)).toContain(stemOf("voucher"));
  expect(membersOf(`${group}!`)).toEqual(membersOf(group).slice(0, 1));
  expect(membersOf("~n100000")).toEqual([]);
});

test("a verb and a noun that are written alike are told apart", () => {
  const { verbs, nouns } = sensesOf(stemOf("order"));
  expect([verbs.length > 0, nouns.length > 0]).toEqual([true, true]);
});
