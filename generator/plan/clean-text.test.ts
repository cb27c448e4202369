import { capText, cleanText, hidesCharacters, hidesText } from "./clean-text.ts";

const invisible = "\u200b\u202e\u2066\ufeff\u{e0041}\u0000\u0007\u00ad";

test.each<[what: string, given: string, want: string]>([
  [
    "plain text stays",
    "Lists calls, newest first. See `x` & <y>?".replace(" & <y>", ""),
    "Lists calls, newest first. See `x`?",
  ],
  ["white space is folded, lines stay", "a  b\t c \r\n\n\n - d", "a b c\n- d"],
  ["tags", "a <b>bold</b> word<br/>line<p>next</p>", "a bold word\nline\nnext"],
  ["comments", "a<!-- do evil -->b", "ab"],
  ["an unfinished comment hides the rest", "a <!-- do evil", "a"],
  ["a comparison is no tag", "a < b and c <= 3", "a < b and c <= 3"],
  ["entities", "a &lt; b &amp; &quot;c&quot;&#33;&#x21; &copy;", 'a < b & "c"!! &copy;'],
  ["escaped markup is markup", "a &lt;!-- evil --&gt;b&lt;b&gt;c", "a bc"],
  ["twice escaped, too", "a &amp;lt;!-- evil --&amp;gt;b", "a b"],
  ["invisible characters", `a${invisible}b`, "ab"],
  ["an invisible character inside a tag", "<\u200b!-- evil -->a", "a"],
  ["an invisible character by its number", "a&#8203;&#x202e;b", "ab"],
  ["numbers that are no character", "a&#0;&#x110000;b", "ab"],
  [
    "joiners and other scripts stay",
    "می\u200cخواهم 日本語 café 👩\u200d👧",
    "می\u200cخواهم 日本語 café 👩\u200d👧",
  ],
  ["composed", "e\u0301", "é"],
])("%s [threat: model-text]", (_, given, want) => {
  expect(cleanText(given)).toBe(want);
});

test.each<[given: string, want: boolean]>([
  ["Lists <b>calls</b> — 👩\u200d👧 ❤\ufe0f, \u200fעברית", false],
  ["line\r\n\tline", false],
  ["a <!-- evil -->", true],
  ["a &lt;!-- evil --&gt;", true],
  ["a\u200bb", true],
  ["a&#x202e;b", true],
  ["a\u{e0041}b", true],
  ["a\u001b[31m", true],
])("hidesText(%j) is %j [threat: model-text]", (given, want) => {
  expect(hidesText(given)).toBe(want);
});

test.each<[given: string, want: boolean]>([
  ["a\u202eb", true],
  ["a\u{e0041}b", true],
  ["a\ufe00\ufe01\ufe02", true],
  ["ᠠ\u180b\u180c", true],
  ["ᠠ\u180bᠡ ❤\ufe0f", false],
  // A value is no prose: what is written out is seen.
  ["<!-- a -->", false],
  ["&#x202e;", false],
])("hidesCharacters(%j) is %j [threat: model-text]", (given, want) => {
  expect(hidesCharacters(given)).toBe(want);
});

test("what was cleaned is clean, however often it was escaped [threat: model-text]", () => {
  for (let times = 0; times < 40; times++) {
    const opening = `&${"amp;".repeat(times)}lt;`;
    const cleaned = cleanText(`a ${opening}!-- evil --> b${invisible}`);
    expect(cleaned).not.toMatch(/<!--/);
    expect(cleanText(cleaned)).toBe(cleaned);
  }
});

test("a text that is longer than what is read of one ends in an ellipsis, with whole characters", () => {
  const cleaned = cleanText("😀".repeat(60_000));
  expect(cleaned.isWellFormed()).toBe(true);
  expect(cleaned).toMatch(/^(?:😀)+…$/u);
});

test("long hostile text takes no time [threat: model-text]", () => {
  const texts = [
    "<".repeat(200_000),
    "&amp;".repeat(40_000),
    `&${"amp;".repeat(40_000)}lt;!--`,
    "<a ".repeat(60_000),
    "<!--".repeat(50_000),
    " ".repeat(200_000),
  ];
  const start = performance.now();
  for (const text of texts) cleanText(text);
  expect(performance.now() - start).toBeLessThan(3_000);
});

test.each<[given: string, max: number, want: string]>([
  ["short", 10, "short"],
  ["One sentence. Another one.", 20, "One sentence."],
  ["several words of one sentence", 15, "several words…"],
  ["a".repeat(20), 10, `${"a".repeat(9)}…`],
  ["😀".repeat(10), 6, "😀😀…"],
])("capText(%j, %d) [threat: model-text]", (given, max, want) => {
  expect(capText(given, max)).toBe(want);
  expect(capText(given, max).length).toBeLessThanOrEqual(max);
});
