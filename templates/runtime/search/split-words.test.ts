import { splitWords, stemOf } from "./split-words.ts";

test.each<[given: string, want: string[]]>([
  ["listCalls", ["list", "calls"]],
  ["HTTPServer get_call-v2", ["http", "server", "get", "call", "v2"]],
  ["Création d’un élève", ["creation", "d", "un", "eleve"]],
  ["/repos/{owner}/tags", ["repos", "owner", "tags"]],
  ["通話を作成", ["通話", "話を", "を作", "作成"]],
  ["通話 id", ["通話", "id"]],
  ["", []],
  ["…!", []],
  ["URLs of PRs, OpenAPIs", ["urls", "of", "prs", "open", "apis"]],
])("%j is split to %j", (given, want) => {
  expect(splitWords(given)).toEqual(want);
});

test.each<[words: string]>([
  ["list lists listed listing"],
  ["create creates created creating"],
  ["category categories"],
  ["branch branches"],
  ["stop stops stopped stopping"],
  ["delete deletes deleted deleting"],
  ["box boxes"],
  ["reply replies"],
])("%s are one", (words) => {
  expect(new Set(words.split(" ").map(stemOf)).size).toBe(1);
});

test.each([
  ["status", "stat"],
  ["ring", "r"],
  ["address", "addres"],
  ["analysis", "analysi"],
  ["v2s", "v2"],
  ["need", "ne"],
])("%s is not cut to %s", (word, cut) => {
  expect(stemOf(word)).not.toBe(cut);
});
