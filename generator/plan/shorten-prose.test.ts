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
    "Places a very a very a very a very a…",
  ],
  [
    "a sentence that is somewhat too long stays whole",
    "Places a call to somebody who waits for it at home.",
    40,
    "Places a call to somebody who waits for it at home.",
  ],
  [
    "asides go first",
    "Places a call (or sends a text) to somebody (who must wait).",
    50,
    "Places a call to somebody (who must wait).",
  ],
  [
    "then clauses",
    "Places a call to somebody at home, which takes a while and is nice, and so forth.",
    40,
    "Places a call to somebody at home.",
  ],
  [
    "but none that says a constraint, or is inside of something",
    "Places a call to one, which must be at home, or `to one, and two` who are there, as you like.",
    60,
    "Places a call to one, which must be at home, or `to one…",
  ],
  [
    "values have more room",
    "Only return calls of the given state: `queued`, `ringing`, `ended`, or `lost`.",
    40,
    "Only return calls of the given state: `queued`, `ringing`, `ended`, or `lost`.",
  ],
  ["parentheses in an address", "A [call](https://a.b/c-(d)) of one.", 40, "A call of one."],
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

test("constraints may have more room than the purpose", () => {
  const text = "Places a call. It is nice to talk. It must be short.";
  expect(shortenProse(text, 20)).toBe("Places a call.");
  expect(shortenProse(text, 20, 40)).toBe("Places a call. It must be short.");
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
  for (const part of ["[", "](", "> ", "**", "\\_", "a. B ", "[a](b ", "](((", "`a` ("])
    shortenProse(part.repeat(200_000), 100);
  expect(performance.now() - start).toBeLessThan(4_000);
});
