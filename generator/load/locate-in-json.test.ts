import { locateInJson } from "./locate-in-json.ts";
import { positionAt } from "./text-position.ts";

test.each<[title: string, text: string, tokens: string[], want: string]>([
  ["the root", ' \n{"a": 1}', [], "2:1"],
  ["a key", '{\n  "a": 1,\n  "b": 2\n}', ["b"], "3:3"],
  ["a nested key, with tabs", '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', ["a", "b"], "3:3"],
  ["not the same key elsewhere", '{"b": {"c": 1}, "a": {"b": 0, "c": 2}}', ["a", "c"], "1:31"],
  ["an item", '{"a": [1, {"b": 2}, [3]]}', ["a", "1"], "1:11"],
  ["below an item", '{"a": [1, {"b": 2}, [3]]}', ["a", "1", "b"], "1:12"],
  ["an item of an item", "[[1], [2, 3]]", ["1", "1"], "1:11"],
  ["the first item", "[[1], 2]", ["0", "0"], "1:3"],
  ["an empty list before", '{"a": [], "b": {}, "c": 1}', ["c"], "1:20"],
  ["a key with escapes", '{"a\\u0062": {"c/d": 2}}', ["ab", "c/d"], "1:14"],
  ["brackets and commas inside strings", '{"x": "}],{\\"a\\":", "a": 1}', ["a"], "1:21"],
  ["a key twice: the last one", '{"a": {"b": 1},\n "a": {"c": 1}}', ["a", "c"], "2:8"],
  ["a key twice, the last without the rest", '{"a": {"b": 1},\n "a": {"c": 1}}', ["a", "b"], "2:2"],
  ["a member that is missing is at its parent", '{"a": {"b": 1}}', ["a", "c"], "1:2"],
  ["an item that is missing", '{"a": [1]}', ["a", "4"], "1:2"],
  ["below a scalar", '{"a": 1}', ["a", "b", "c"], "1:2"],
  ["a key of a list is an index", '{"a": {"0": {"x": 1}}}', ["a", "0", "x"], "1:14"],
  ["__proto__ is a key as any", '{"__proto__": {"b": 1}}', ["__proto__", "b"], "1:16"],
  ["CR LF", '{\r\n"a": 1,\r\n"b": 2}', ["b"], "3:1"],
])("%s", (_, text, tokens, want) => {
  const { line, column } = positionAt(text, locateInJson(text, tokens));
  expect(`${line}:${column}`).toBe(want);
});

test("a document nested 100,000 deep is walked without recursion", () => {
  const deep = `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}, "b": 1}`;
  expect(locateInJson(deep, ["b"])).toBe(deep.indexOf('"b"'));
});
