import { mergeSection, ownedPart, sectionOf } from "./merge-section.ts";

const start = "<!-- mcpgen:start: written by mcpgen on every build -->";
const end = "<!-- mcpgen:end: what follows is yours -->";
const section = (text: string) => `${start}\n${text}\n${end}`;

test.each<[what: string, current: string, want: string]>([
  ["only the section", section("old"), section("new $& $1")],
  [
    "what a person wrote around it",
    `mine\n${section("old")}\nmine too\n`,
    `mine\n${section("new $& $1")}\nmine too\n`,
  ],
  [
    "markers that a person shortened",
    "a <!-- mcpgen:start -->old<!-- mcpgen:end --> b",
    `a ${section("new $& $1")} b`,
  ],
  ["no markers", "mine alone", "mine alone"],
  ["half of the markers", `${start}\nold`, `${start}\nold`],
  ["two sections: the first", `${section("1")}\n${section("2")}`, `${section("new $& $1")}\n${section("2")}`],
  [
    "text that mentions a marker",
    `mine\n${section(`- \`"${end}"\` is new.\n- ${start} too`)}\nmine too\n`,
    `mine\n${section("new $& $1")}\nmine too\n`,
  ],
  ["lines that end otherwise", `a\r\n${start}\r\nold\r\n${end}\r\nb`, `a\r\n${section("new $& $1")}\r\nb`],
])("%s [threat: replacement-patterns]", (_, current, want) => {
  expect(mergeSection(current, `before\n${section("new $& $1")}\nafter`)).toBe(want);
});

test("a new text without markers changes nothing", () => {
  expect(mergeSection(section("old"), "new")).toBe(section("old"));
});

test("what is mcpgen's of a file", () => {
  const text = `mine\n${section("x")}`;
  expect(ownedPart("README.md", text)).toBe(sectionOf(text));
  expect(ownedPart("README.md", "mine")).toBe("mine");
  expect(ownedPart("src/generated/tools/a.ts", text)).toBe(text);
});
