import { locateInYaml, type ValuePath } from "./locate-in-yaml.ts";
import { positionAt, textPositions } from "./text-position.ts";

const at = async (text: string, path: ValuePath): Promise<string> => {
  const { line, column } = (await locateInYaml(text))(path);
  return `${line}:${column}`;
};

test.each<[title: string, text: string, path: ValuePath, want: string]>([
  ["a key", "a: 1\nb: 2\n", ["b"], "2:1"],
  ["a nested key", "a:\n  b:\n    c: 1", ["a", "b", "c"], "3:5"],
  ["an item", "a:\n  - 1\n  - 2", ["a", 1], "3:5"],
  ["a key inside an item", "a:\n  - b: 1\n    c: 2", ["a", 0, "c"], "3:5"],
  ["flow", "a: { b: [1, {c: 2}] }", ["a", "b", 1, "c"], "1:14"],
  ["JSON with tabs", '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', ["a", "b"], "3:4"],
  ["a key with escapes", '"a\\u0062": 1\n"c/d": 2', ["ab"], "1:2"],
  ["a key with a slash and spaces", "tools:\n  POST /a/{b}:\n    name: x", ["tools", "POST /a/{b}"], "2:3"],
  ["a number as key", "a:\n  200: x", ["a", "200"], "2:3"],
  ["after a comment and an empty document", "# x\n---\n---\n# y\na: 1", ["a"], "5:1"],
  ["CR LF", "a: 1\r\nb: 2\r\n", ["b"], "2:1"],
  ["behind an anchor", "a: &x\n  b: 1\nc: *x", ["c", "b"], "2:3"],
  ["behind a merge key", "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2", ["c", "b"], "2:3"],
  ["behind a list of merge keys", "a: &x {b: 1}\nc: &y {d: 1}\ne:\n  <<: [*x, *y]", ["e", "d"], "2:8"],
  ["own members before merged ones", "a: &x {b: 1}\nc:\n  <<: *x\n  b: 2", ["c", "b"], "4:3"],
  ["a member that is missing is at its parent", "a:\n  b: 1", ["a", "c"], "1:1"],
  ["an item that is missing", "a: [1]", ["a", 4], "1:1"],
  ["below a scalar", "a: 1", ["a", "b", "c"], "1:1"],
  ["the root", "# first\na: 1", [], "2:1"],
  ["nothing at all", "", ["a"], "1:1"],
  ["__proto__ is a key as any", "a: 1\n__proto__:\n  b: 1", ["__proto__", "b"], "3:3"],
])("%s", async (_, text, path, want) => {
  expect(await at(text, path)).toBe(want);
});

test("many offsets of one text are where they are one by one", () => {
  const text = "a\r\nb\n\nc\rd\u2028e\n";
  const positionOf = textPositions(text);
  for (let offset = 0; offset <= text.length; offset++) {
    // Between CR and LF nothing begins.
    if (text[offset] === "\n" && text[offset - 1] === "\r") continue;
    expect(positionOf(offset)).toEqual(positionAt(text, offset));
  }
});
