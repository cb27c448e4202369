import { namesCollection, plural, pluralPhrase, singular } from "./plurals.ts";

test.each<[one: string, many: string]>([
  ["agent", "agents"],
  ["company", "companies"],
  ["address", "addresses"],
  ["status", "statuses"],
  ["batch", "batches"],
  ["box", "boxes"],
  ["response", "responses"],
  ["database", "databases"],
  ["case", "cases"],
  ["movie", "movies"],
  ["cache", "caches"],
  ["key", "keys"],
  ["person", "people"],
  ["child", "children"],
  ["analysis", "analyses"],
  ["alias", "aliases"],
  ["emoji", "emojis"],
  ["video", "videos"],
  ["archive", "archives"],
  ["process", "processes"],
])("%s and %s", (one, many) => {
  expect([singular(many), plural(one), singular(one), plural(many)]).toEqual([one, many, one, many]);
});

test.each(["data", "news", "concurrency", "analytics", "media", "sms", "https", "ipv4"])(
  "%s has no plural",
  (word) => {
    expect([singular(word), plural(word)]).toEqual([word, word]);
  },
);

test.each<[given: string, want: boolean]>([
  ["users", true],
  ["settings", false],
  ["metrics", false],
  ["status", false],
  ["user", false],
  ["", false],
])("namesCollection %s is %s", (given, want) => {
  expect(namesCollection(given)).toBe(want);
});

test("a version at the end of a phrase is not its noun", () => {
  expect(pluralPhrase(["knowledge", "base", "v2"])).toEqual(["knowledge", "bases", "v2"]);
});
