import { InputError } from "../diagnostics/diagnostic.ts";
import { findJsonError } from "./find-json-error.ts";
import { parseJson } from "./parse-json.ts";

describe("findJsonError", () => {
  test.each([
    { given: '{"a": 1,}', at: 7, want: "trailing comma" },
    { given: '{"a": [1, 2,\n]}', at: 11, want: "trailing comma" },
    { given: '{"a": 1 "b": 2}', at: 8, want: "a comma" },
    { given: '{"a" 1}', at: 5, want: "colon" },
    { given: "{a: 1}", at: 1, want: "double quotes" },
    { given: "{'a': 1}", at: 1, want: "double quotes" },
    { given: "{\"a\": 'x'}", at: 6, want: "double quotes" },
    { given: '{"a": NaN}', at: 6, want: "without quotes" },
    { given: '{"a": True}', at: 6, want: "without quotes" },
    { given: '{"a": 01}', at: 6, want: "number" },
    { given: '{"a": +1}', at: 6, want: "number" },
    { given: '{"a": 1.}', at: 6, want: "number" },
    { given: '// hi\n{"a": 1}', at: 0, want: "comment" },
    { given: '{"a": 1} x', at: 9, want: "more text" },
    { given: '{"a": [1}', at: 8, want: "does not close the [" },
    { given: '{"a": "x\ny"}', at: 8, want: "end of its line" },
    { given: '{"a": "\u0001"}', at: 7, want: "control character" },
    { given: '{"a": "\\q"}', at: 7, want: "escape" },
    { given: '{"a": "\\u12"}', at: 7, want: "escape" },
    { given: '{"a": }', at: 6, want: "a value is missing" },
    { given: '{"a": [1, 2', at: 11, want: "ends before it is complete, with 2 open brackets" },
    { given: '{"a": "xyz', at: 6, want: "never closed" },
    { given: '{"a": "xyz\\', at: 6, want: "never closed" },
    { given: '{"a": tru', at: 6, want: "without quotes" },
  ])("$given", ({ given, at, want }) => {
    const found = findJsonError(given);
    expect(() => JSON.parse(given)).toThrow(SyntaxError);
    expect(found?.offset).toBe(at);
    expect(found?.problem).toContain(want);
  });

  test.each(['{"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "b": {}, "c": []}', " [ ] ", '"x"', "0"])(
    "accepts %s, as JSON.parse does",
    (given) => {
      expect(findJsonError(given)).toBeUndefined();
      expect(JSON.parse(given)).toBeDefined();
    },
  );
});

describe("parseJson", () => {
  test("names line and column in the file, also inside a page", () => {
    const place = { location: "page.md", linesBefore: 10, indent: 4 };
    expect(() => parseJson('{\r\n  "a": 1,\r\n}', place)).toThrow("line 12, column 13");
  });

  test("keeps __proto__ an own key and takes the last of two equal keys [threat: prototype-names]", () => {
    const value = parseJson('{"__proto__": {"x": 1}, "a": 1, "a": 2}', { location: "a" }) as { a: number };
    expect(Object.keys(value)).toEqual(["__proto__", "a"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.a).toBe(2);
  });

  test.each([
    { title: "arrays", given: "[".repeat(100_000) + "]".repeat(100_000), code: "document-too-deep" },
    {
      title: "objects",
      given: `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
      code: "document-too-deep",
    },
    { title: "open arrays", given: "[".repeat(100_000), code: "json-syntax" },
  ])("100,000 levels of $title end in one message [threat: deep-schemas]", ({ given, code }) => {
    let found: unknown;
    try {
      parseJson(given, { location: "a" });
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(InputError);
    expect(found).toMatchObject({ diagnostic: { code } });
  });

  test("500 levels are read", () => {
    const given = "[".repeat(500) + "]".repeat(500);
    expect(parseJson(given, { location: "a" })).toEqual(JSON.parse(given));
  });
});
