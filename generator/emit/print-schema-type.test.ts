import { printSchemaType } from "./print-schema-type.ts";

const names = new Map([["#/$defs/Call", "GetCallCall"]]);
const print = (schema: unknown) => printSchemaType(schema, (reference) => names.get(reference), 1);

test.each<[what: string, schema: unknown, want: string]>([
  ["anything", {}, "unknown"],
  ["anything, as a boolean", true, "unknown"],
  ["nothing", false, "never"],
  ["no schema", null, "unknown"],
  ["a string", { type: "string", pattern: "^a$", minLength: 1 }, "string"],
  ["an integer", { type: "integer", minimum: 0 }, "number"],
  ["a boolean or null", { type: ["boolean", "null"] }, "boolean | null"],
  ["both kinds of number", { type: ["integer", "number"] }, "number"],
  ["a type that nobody knows", { type: "file" }, "unknown"],
  ["a type that nobody knows beside one", { type: ["string", "file"] }, "unknown"],
  ["an enum", { type: "string", enum: ["a", 'b"c', null, 1, true] }, '"a" | "b\\"c" | null | 1 | true'],
  ["an enum of one", { enum: ["a"] }, '"a"'],
  ["an empty enum", { enum: [] }, "unknown"],
  ["an enum of objects", { enum: [{ a: 1 }, [1]] }, "({ [key: string]: unknown }) | (unknown[])"],
  ["a const", { const: "line\u2028end" }, '"line\\u2028end"'],
  ["a const that is null", { const: null }, "null"],
  ["a list", { type: "array", items: { type: "string" } }, "string[]"],
  ["a list of anything", { type: "array" }, "unknown[]"],
  ["a list of one or the other", { type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  ["a list of lists", { type: "array", items: { type: "array", items: { type: "null" } } }, "(null[])[]"],
  ["a tuple", { type: "array", prefixItems: [{ type: "string" }], items: false }, "unknown[]"],
  [
    "an object",
    { type: "object", properties: { a: { type: "string" }, 'b"': {} }, required: ["a"] },
    '{ "a": string; "b\\""?: unknown }',
  ],
  ["an object by its properties", { properties: { a: {} } }, '{ "a"?: unknown }'],
  ["an object with nothing said", { type: "object" }, "{ [key: string]: unknown }"],
  [
    "an object without properties",
    { type: "object", additionalProperties: false },
    "{ [key: string]: never }",
  ],
  [
    "a map",
    { type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/Call" } } },
    "{ [key: string]: GetCallCall[] }",
  ],
  [
    "properties and further ones",
    { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
    '{ "a"?: string; [key: string]: unknown }',
  ],
  [
    "names by pattern",
    { type: "object", patternProperties: { "^x": { type: "number" } } },
    "{ [key: string]: unknown }",
  ],
  [
    "a key that is no member",
    JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'),
    '{ "__proto__"?: string }',
  ],
  ["a definition", { $ref: "#/$defs/Call", description: "d" }, "GetCallCall"],
  ["a definition that is missing", { $ref: "#/$defs/Gone" }, "unknown"],
  [
    "one of several",
    { oneOf: [{ type: "string" }, { $ref: "#/$defs/Call" }, { type: "null" }] },
    "string | GetCallCall | null",
  ],
  ["one of several that are alike", { anyOf: [{ type: "string" }, { type: "string" }] }, "string"],
  ["one of several, one of them open", { anyOf: [{ type: "string" }, { required: ["a"] }] }, "unknown"],
  [
    "all of several, beside its own",
    { type: "object", properties: { a: {} }, allOf: [{ $ref: "#/$defs/Call" }, { not: {} }] },
    '({ "a"?: unknown }) & GetCallCall',
  ],
  [
    "one of several, beside its own",
    { type: "object", properties: { a: {} }, anyOf: [{ $ref: "#/$defs/Call" }, { type: "null" }] },
    '({ "a"?: unknown }) & (GetCallCall | null)',
  ],
])("%s", (_, schema, want) => {
  expect(print(schema)).toBe(want);
});

test("the outermost object has a line for each property", () => {
  const schema = { type: "object", properties: { a: { properties: { b: {} } }, c: {} }, required: ["c"] };
  expect(printSchemaType(schema, () => undefined)).toBe('{\n  "a"?: { "b"?: unknown };\n  "c": unknown;\n}');
});

test("what is too deep is left open, however deep it is", () => {
  let schema: object = { type: "string" };
  for (let level = 0; level < 100_000; level++) schema = { type: "array", items: schema };
  expect(print(schema)).toMatch(/^\(*unknown\[\][[\])]*$/);
});
