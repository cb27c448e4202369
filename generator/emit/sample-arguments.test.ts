import { type Schema, Validator } from "@cfworker/json-schema";
import type { InputSchema } from "../../templates/runtime/tool.ts";
import { sampleArguments } from "./sample-arguments.ts";

const input = (schema: object, defs?: object): InputSchema => ({
  type: "object",
  properties: { a: schema },
  required: ["a"],
  additionalProperties: false,
  ...(defs === undefined ? {} : { $defs: defs }),
});

describe("a sample is what the schema allows", () => {
  const node = {
    type: "object",
    properties: { next: { $ref: "#/$defs/N" }, name: { type: "string" } },
    required: ["name"],
  };
  test.each<[what: string, schema: object, defs?: object]>([
    ["nothing said", {}],
    ["a string", { type: "string" }],
    ["a short string", { type: "string", maxLength: 1 }],
    ["a short text of any type", { maxLength: 1 }],
    ["few items of any type", { minItems: 1, maxItems: 1 }],
    ["a long string", { type: "string", minLength: 50, maxLength: 50 }],
    ["a pattern", { type: "string", pattern: "^[a-z]{3}$" }],
    ["a long pattern", { type: "string", pattern: "^\\d+$", minLength: 30 }],
    ["a pattern with its example", { type: "string", pattern: "^(?!a)\\w$", examples: ["b"] }],
    ["an enum", { enum: [null, "x"] }],
    ["only null", { enum: [null] }],
    ["a constant", { const: { b: [1] } }],
    ["an integer", { type: "integer" }],
    ["a range", { type: "number", minimum: 0.2, maximum: 0.3 }],
    ["a negative range", { type: "integer", minimum: -9, maximum: -5 }],
    ["a step", { type: "integer", minimum: 10, multipleOf: 7 }],
    ["a step of cents", { type: "number", multipleOf: 0.01, minimum: 0 }],
    ["an upper bound", { type: "integer", maximum: 0 }],
    ["exclusive bounds", { type: "integer", exclusiveMinimum: 4, exclusiveMaximum: 6 }],
    ["exclusive bounds close together", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.4 }],
    ["an exclusive upper bound", { type: "number", exclusiveMaximum: 0 }],
    ["a boolean", { type: "boolean" }],
    ["null", { type: "null" }],
    ["a list of types", { type: ["null", "integer"] }],
    ["an array", { type: "array", items: { type: "string" }, minItems: 3 }],
    ["one item at most", { type: "array", items: { type: "integer" }, maxItems: 1 }],
    ["distinct items", { type: "array", items: { enum: ["x", "y", "z"] }, uniqueItems: true, minItems: 3 }],
    ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false }],
    ["an object", { type: "object", properties: { b: { type: "integer" } }, required: ["b", "c"] }],
    ["a map", { type: "object", additionalProperties: { type: "integer" }, minProperties: 2 }],
    [
      "required members that only the schema of all others describes",
      { type: "object", required: ["b", "toString"], additionalProperties: { type: "string", const: "x" } },
    ],
    ["a closed object", { type: "object", properties: { b: {} }, additionalProperties: false }],
    ["a union", { anyOf: [{ type: "null" }, { type: "string", minLength: 30 }] }],
    [
      "a union with what is beside it",
      {
        type: "object",
        required: ["k"],
        properties: { k: { type: "string" } },
        anyOf: [{ properties: { k: { const: "v" } } }],
      },
    ],
    ["parts", { allOf: [{ type: "object", properties: { b: { type: "integer" } } }, { required: ["b"] }] }],
    [
      "parts of a reference",
      { $ref: "#/$defs/A", description: "d" },
      { A: { allOf: [{ type: "string" }, { minLength: 40 }] } },
    ],
    ["recursion", { $ref: "#/$defs/N" }, { N: node }],
    ["recursion in an array", { type: "array", items: { $ref: "#/$defs/N" } }, { N: node }],
    ["formats", { type: "string", format: "date-time" }],
    [
      "a name that is special",
      { type: "object", properties: JSON.parse('{"__proto__": {"type": "integer"}}') },
    ],
  ])("%s", (_, ...[schema, defs]) => {
    const schemaOfTool = input(schema, defs);
    const sample = sampleArguments(schemaOfTool);
    expect(Object.keys(sample)).toEqual(["a"]);
    const { valid, errors } = new Validator(schemaOfTool as Schema, "2020-12").validate(sample);
    expect([valid, errors.map(({ error }) => error)]).toEqual([true, []]);
  });
});

test.each<[what: string, schema: object, defs?: object]>([
  [
    "an endless object",
    { $ref: "#/$defs/N" },
    { N: { type: "object", properties: { n: { $ref: "#/$defs/N" } }, required: ["n"] } },
  ],
  ["a pattern that is not told", { type: "string", pattern: "^(a)\\1$" }],
  ["too many distinct items", { type: "array", items: { enum: [1] }, uniqueItems: true, minItems: 2 }],
])("left out: %s", (_, ...[schema, defs]) => {
  expect(sampleArguments(input(schema, defs))).toEqual({});
});

test("each argument and each item has a value of its own, so that one sees where it went", () => {
  const properties = {
    first: { type: "string" },
    second: { type: "string" },
    list: { type: "array", items: { type: "string" }, minItems: 2 },
  };
  const { list, ...others } = sampleArguments({ type: "object", properties });
  const values = [...Object.values(others), ...(list as string[])];
  expect(new Set(values).size).toBe(4);
});

test("a file is given as data", () => {
  const file = {
    type: "object",
    properties: {
      data: { type: "string" },
      path: { type: "string" },
      mimeType: { type: "string" },
      filename: { type: "string" },
    },
  };
  expect(sampleArguments({ type: "object", properties: { f: file } })).toEqual({
    f: { data: "AAEC", filename: "f.bin", mimeType: "application/octet-stream" },
  });
});
