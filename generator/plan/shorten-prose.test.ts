import { sentencesOf, shortenProse } from "./shorten-prose.ts";

test.each<[what: string, text: string, maxChars: number, want: string]>([
  ["a short text stays", "Get a call.", 40, "Get a call."],
  ["nothing", "", 40, ""],
  ["lines become one", "Get a call.\nIt has a transcript.", 40, "Get a call.\nIt has a transcript."],
  ["links lose their address", "Get a [call](https://example.com/a-very-long-address).", 20, "Get a call."],
  ["a link in a short text", "A [call](https://a.b).", 40, "A call."],
  ["further reading goes", "Get a call. For more information, see the guide.", 100, "Get a call."],
  ["further reading by a link", 'Size. See "[Paging](https://a.b)".', 100, "Size."],
  [
    "what is to be seen stays",
    "Lists what users can see. See-through windows too.",
    100,
    "Lists what users can see. See-through windows too.",
  ],
  ["a text that is only further reading", "See https://example.com/x", 100, ""],
  ["marks of notes", "> [!NOTE]\n> Beta.\nGets it.", 100, "Beta. Gets it."],
  [
    "bold and escapes",
    "**Note:** use `a` or b\\_c, not more than once a day or so.",
    100,
    "Note: use `a` or b_c, not more than once a day or so.",
  ],
  [
    "constraints come before chat",
    "Places a call. It is nice to talk. The number must be in E.164 form.",
    60,
    "Places a call. The number must be in E.164 form.",
  ],
  [
    "what does not fit is left out",
    "Places a call. It must be short. It must not be placed at night, nor in the early morning.",
    50,
    "Places a call. It must be short.",
  ],
  [
    "a long first sentence is cut at a word",
    `Places ${"a very ".repeat(20)}long call.`,
    40,
    "Places a very a very a very a very a very a very a very a…",
  ],
  [
    "abbreviations end no sentence",
    "Takes e.g. a name, i.e. text. Never a number, it must not.",
    40,
    "Takes e.g. a name, i.e. text.",
  ],
  ["Japanese", "通話を作成します。詳しくはこちら。", 12, "通話を作成します。"],
])("%s", (_, text, maxChars, want) => {
  expect(shortenProse(text, maxChars)).toBe(want);
});

test("sentences end where the next begins with a capital, a digit or a mark of code", () => {
  expect(sentencesOf("One. Two! `three` is 3. 4 is v1.2 of it.\n- item")).toEqual([
    "One.",
    "Two!",
    "`three` is 3.",
    "4 is v1.2 of it.",
    "- item",
  ]);
});

test("a text of a megabyte is no work", () => {
  const start = performance.now();
  for (const part of ["[", "](", "> ", "**", "\\_", "a. B ", "[a](b "])
    shortenProse(part.repeat(200_000), 100);
  expect(performance.now() - start).toBeLessThan(4_000);
});
