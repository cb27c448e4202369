import { hostileStrings } from "../test/hostile-strings.ts";
import { escapeCode, escapeMarkdown } from "./escape-markdown.ts";

test.each<[given: string, want: string]>([
  ["Plain text, with (brackets) - and dashes.", "Plain text, with (brackets) - and dashes."],
  ["a\n\n# b\t c ", "a \\# b c"],
  ["<b> & </b>", "&lt;b&gt; &amp; &lt;/b&gt;"],
  ["[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)"],
  ["a | b", "a \\| b"],
  ["`code` *em* _em_ ~~no~~", "\\`code\\` \\*em\\* \\_em\\_ \\~\\~no\\~\\~"],
  ["see https://a.example or www.a.example", "see https&#8203;://a.example or www&#8203;.a.example"],
  ["_https://a.example", "\\_https&#8203;://a.example"],
  ["5https://a.example xwww.a.example", "5https&#8203;://a.example xwww&#8203;.a.example"],
  ["ftp://a.example", "ftp&#8203;://a.example"],
  ["a\u202eb\u0000c", "au+202ebu+0000c"],
  ["back\\slash", "back\\\\slash"],
  ["{{title}}", "\\{\\{title\\}\\}"],
])("escapeMarkdown(%j) [threat: markdown]", (given, want) => {
  expect(escapeMarkdown(given)).toBe(want);
});

test.each<[given: string, want: string]>([
  ["/a/{b}", "/a/{b}"],
  ["a`b", "a'b"],
  ["a|b", "a\\|b"],
  ["a\\|b", "a\\ \\|b"],
  ["a\\\\||", "a\\\\ \\|\\|"],
  ["a\nb", "a b"],
  ["a\u202eb", "au+202eb"],
])("escapeCode(%j) [threat: markdown]", (given, want) => {
  expect(escapeCode(given)).toBe(want);
});

test.each(hostileStrings)("%j stays inside one cell of a table [threat: markdown]", (given) => {
  const text = escapeMarkdown(given);
  expect(text).not.toMatch(/[\n\r<>]|(?<!\\)(?:\\\\)*[|`[\]*_]|https?:|www\./);
  expect(escapeCode(given)).not.toMatch(/[\n\r`]|(?<!\\)\|/);
});
