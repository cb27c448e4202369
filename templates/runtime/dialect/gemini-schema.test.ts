import { type JsonSchema, toGeminiSchema } from "./gemini-schema.ts";

const text = { type: "string" };

test.each<[what: string, given: JsonSchema, want: JsonSchema]>([
  [
    "a plain schema stays",
    { type: "integer", minimum: 1, format: "int32" },
    { type: "integer", minimum: 1, format: "int32" },
  ],
  ["a reference is written out", { $ref: "#/$defs/A", $defs: { A: text } }, text],
  [
    "its description wins",
    { $ref: "#/$defs/A", description: "own", $defs: { A: { ...text, description: "shared" } } },
    { ...text, description: "own" },
  ],
  ["a reference to nothing is open", { $ref: "#/$defs/gone" }, {}],
  [
    "recursion is opened",
    { $ref: "#/$defs/A", $defs: { A: { type: "object", properties: { a: { $ref: "#/$defs/A" } } } } },
    { type: "object", properties: { a: { type: "object" } } },
  ],
  [
    "a recursive list keeps items",
    { $ref: "#/$defs/A", $defs: { A: { type: "array", items: { $ref: "#/$defs/A" } } } },
    { type: "array", items: { type: "array", items: {} } },
  ],
  ["null among types", { type: ["string", "null"] }, { ...text, nullable: true }],
  [
    "two types",
    { type: ["string", "integer"], description: "d" },
    { anyOf: [{ ...text, description: "d" }, { type: "integer" }] },
  ],
  [
    "null in a union",
    { anyOf: [text, { type: "null" }], description: "d" },
    { ...text, description: "d", nullable: true },
  ],
  [
    "a union stands alone",
    { description: "Which.", title: "T", anyOf: [text, { type: "integer", description: "n" }] },
    {
      anyOf: [
        { ...text, title: "T", description: "Which." },
        { type: "integer", title: "T", description: "n" },
      ],
    },
  ],
  [
    "a union in a union",
    {
      description: "Which.",
      anyOf: [{ anyOf: [text, { type: "integer" }], description: "One." }, { type: "boolean" }],
    },
    { anyOf: [{ ...text, description: "Which. One." }, { type: "integer" }, { type: "boolean" }] },
  ],
  [
    "constants become an enumeration",
    { anyOf: [{ const: "a" }, { const: "b" }] },
    { type: "string", enum: ["a", "b"] },
  ],
  ["a constant", { const: "a" }, { type: "string", enum: ["a"] }],
  [
    "an enumeration of numbers",
    { type: "integer", enum: [1, 2] },
    { type: "integer", description: "One of 1, 2." },
  ],
  [
    "an enumeration with null",
    { type: ["string", "null"], enum: ["a", null] },
    { ...text, enum: ["a"], nullable: true },
  ],
  [
    "an empty text in an enumeration",
    { ...text, enum: ["", "a"] },
    { ...text, description: 'One of "", "a".' },
  ],
  ["an empty text alone", { const: "" }, { ...text, description: 'One of "".' }],
  [
    "what the subset cannot say is in the description",
    { ...text, description: "Mail.", format: "email", pattern: "@", default: "a@b" },
    { ...text, description: 'Mail. Format: email. Pattern: @ Default: "a@b".' },
  ],
  [
    "exclusive limits",
    { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 9 },
    { type: "number", minimum: 0, maximum: 9 },
  ],
  ["a list without items", { type: "array" }, { type: "array", items: {} }],
  [
    "a tuple",
    { type: "array", prefixItems: [text, { type: "integer" }] },
    { type: "array", items: { anyOf: [text, { type: "integer" }] } },
  ],
  [
    "parts are one",
    {
      allOf: [
        { type: "object", properties: { a: text }, required: ["a"] },
        { properties: { b: text }, required: ["b"] },
      ],
    },
    { type: "object", properties: { a: text, b: text }, required: ["a", "b"] },
  ],
  [
    "what is not known goes",
    {
      type: "object",
      properties: { a: { ...text, uniqueItems: true } },
      required: ["a", "gone"],
      additionalProperties: false,
    },
    { type: "object", properties: { a: text }, required: ["a"] },
  ],
  [
    "names like __proto__ stay names",
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'),
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'),
  ],
])("%s", (_, given, want) => {
  expect(JSON.parse(JSON.stringify(toGeminiSchema(given)))).toEqual(want);
});

test("definitions that double at each level end", () => {
  const level = (index: number) => ({
    type: "object",
    properties: { a: { $ref: `#/$defs/L${index + 1}` }, b: { $ref: `#/$defs/L${index + 1}` } },
  });
  const $defs = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`L${index}`, level(index)]));
  const translated = JSON.stringify(toGeminiSchema({ $ref: "#/$defs/L0", $defs }));
  expect(translated.length).toBeLessThan(20_000);
  expect(translated).not.toContain("$ref");
});
