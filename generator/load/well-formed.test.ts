import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";

const place = { location: "api" };

test.each<[what: string, text: string, want: unknown]>([
  ["half of a pair", '{"a": "x\\ud800y"}', { a: "x\ufffdy" }],
  ["the other half, in capitals", '{"a": ["\\uDC00"]}', { a: ["\ufffd"] }],
  ["half of a pair in a name", '{"\\udfff": {"__proto__": 1}}', { "\ufffd": JSON.parse('{"__proto__": 1}') }],
  ["a whole pair", '{"a": "\\ud83d\\ude00", "b": null, "c": 1}', { a: "😀", b: null, c: 1 }],
])("%s, in JSON and in YAML", async (_, text, want) => {
  expect(parseJson(text, place)).toStrictEqual(want);
  expect(JSON.stringify(await parseYaml(text, place))).toBe(JSON.stringify(want));
});

test("YAML's long escapes, and what aliases share stays shared", async () => {
  const read = (await parseYaml('a: &x ["\\U0000D800"]\nb: *x\n', place)) as { a: unknown; b: unknown };
  expect(read.a).toEqual(["\ufffd"]);
  expect(read.b).toBe(read.a);
});
