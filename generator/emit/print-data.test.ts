import { transformSync } from "esbuild";
import { hostileStrings } from "../test/hostile-strings.ts";
import { indent, printData, printJson } from "./print-data.ts";

/** The value that a TypeScript module with this text gives to whoever imports it. */
async function evaluate(source: string): Promise<unknown> {
  const { code } = transformSync(`export const value: unknown = ${source};`, {
    loader: "ts",
    charset: "utf8",
  });
  const url = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  return ((await import(url)) as { value: unknown }).value;
}

test("every hostile string comes back as it went in [threat: code-injection]", async () => {
  const value = Object.fromEntries(hostileStrings.map((text, index) => [`at ${index}`, [text]]));
  expect(await evaluate(printData(value))).toEqual(value);
});

test("every hostile string comes back as a name [threat: code-injection]", async () => {
  const value: Record<string, number> = Object.create(null);
  for (const [index, text] of hostileStrings.entries()) value[text] = index;
  const back = (await evaluate(printData(value))) as object;
  expect(Object.entries(back).sort()).toEqual(Object.entries(value).sort());
  expect(Object.getPrototypeOf(back)).toBe(Object.getPrototypeOf(await evaluate("{}")));
});

test("source holds no line end that JSON does not, and nothing that is not seen [threat: code-injection]", () => {
  expect(printData({ a: "\u2028\u2029\n" })).toBe('{\n  "a": "\\u2028\\u2029\\n"\n}');
  const hidden = "\u0000\u007f\u0085\u00ad\u200b\u202e\u2066\ufeff\u{e0041}";
  expect(printData(hidden)).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(printData(hidden))).toBe(hidden);
  expect(printData("é 日本 👩\u200d👧")).toBe('"é 日本 👩\u200d👧"');
});

test.each(Object.getOwnPropertyNames(Object.prototype))(
  "a name %s is one like any other [threat: prototype-names]",
  async (name) => {
    const value = JSON.parse(`{"${name}": [{"${name}": "${name}"}]}`);
    expect(JSON.stringify(await evaluate(printData(value)))).toBe(JSON.stringify(value));
  },
);

test("a name __proto__ is computed in source and plain in JSON [threat: prototype-names]", () => {
  const value = JSON.parse('{"a": {"__proto__": {"b": 1}}, "c": "\\"__proto__\\": "}');
  expect(printData(value)).toBe(
    '{\n  "a": {\n    ["__proto__" as string]: {\n      "b": 1\n    }\n  },\n  "c": "\\"__proto__\\": "\n}',
  );
  expect(JSON.parse(printJson(value))).toEqual(value);
});

test("indent leaves the first line", () => {
  expect(indent("a\nb\nc", 2)).toBe("a\n    b\n    c");
});
