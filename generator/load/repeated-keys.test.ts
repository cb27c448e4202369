import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportRepeatedKeys } from "./repeated-keys.ts";

function placesIn(text: string): (string | undefined)[] {
  const reported: Diagnostic[] = [];
  const source = { location: "a", text, isJson: true };
  reportRepeatedKeys({ root: JSON.parse(text), source }, (found) => reported.push(found));
  return reported.map(({ origin }) => origin);
}

test.each([
  { title: "beside", given: '{"a": 1, "a": 2}', want: ["a:1:10"] },
  { title: "on other lines", given: '{\n  "a": 1,\n  "b": 1,\n  "a": 2\n}', want: ["a:4:3"] },
  { title: "in a list", given: '[{"a": {}}, {"a": [], "a": {}}]', want: ["a:1:23"] },
  { title: "three times", given: '{"a":1,"a":1,"a":1}', want: ["a:1:8", "a:1:14"] },
  { title: "spelled otherwise", given: '{"a": 1, "\\u0061" : 2}', want: ["a:1:10"] },
  { title: "behind escapes", given: '{"a": "\\\\", "b\\"": "\\":", "b\\"": 1}', want: ["a:1:27"] },
  { title: "the name of a prototype", given: '{"__proto__": 1, "__proto__": 2}', want: ["a:1:18"] },
  { title: "the name of a member", given: '{"constructor": 1}', want: [] },
  { title: "below and beside", given: '{"a": {"a": {"a": 1}}, "b": {"a": 1}}', want: [] },
  { title: "as values", given: '{"a": "b", "c": ["b", "b"], "d": ": ", "e": "\\": "}', want: [] },
  { title: "nothing", given: "{}", want: [] },
])("keys that stand twice: $title", ({ given, want }) => {
  expect(placesIn(given)).toEqual(want);
});

test("a few of many are told", () => {
  expect(placesIn(`{${'"a": 1, '.repeat(1000)}"a": 2}`)).toHaveLength(20);
});

test("YAML has refused them already", () => {
  const source = { location: "a", text: '"a": 1\n"a": 2', isJson: false };
  reportRepeatedKeys({ root: { a: 2 }, source }, () => {
    throw new Error("Reported.");
  });
});
