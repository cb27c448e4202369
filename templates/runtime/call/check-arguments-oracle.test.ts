import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { InputSchema } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { checkArguments } from "./check-arguments.ts";

type Json = Record<string, unknown>;

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });

function inputSchemaOf(schema: unknown): InputSchema {
  const { $defs, $schema, ...value } = (typeof schema === "object" ? schema : { allOf: [schema] }) as Json;
  const root = { type: "object", properties: { value }, additionalProperties: false } as const;
  return $defs === undefined ? root : { ...root, $defs };
}

function accepts(value: unknown, schema: InputSchema): boolean {
  try {
    checkArguments({ value }, schema);
    return true;
  } catch (error) {
    if (error instanceof ToolError) return false;
    throw error;
  }
}

/** Deterministic numbers from 0 to below 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Schemas of the advertised keywords, and values that often come close to them. */
function createGenerator(random: () => number) {
  const upTo = (count: number) => Math.floor(random() * count);
  const one = <T>(choices: readonly T[]): T => choices[upTo(choices.length)] as T;
  // Names such as `toString` are in the table below: Ajv throws on some of them.
  const names = ["a", "b", "ab", "é"];
  const texts = ["", "a", "ab", "abab", "Ab", "💩", "💩é", "-", "a-b"];
  // No integer beyond 2^53: as one it is refused, since its last digits are lost.
  const scalars = [null, true, false, 0, 1, -1, 2.5, 3, 2 ** 53 - 1, -0, ...texts];
  const value = (depth: number): unknown => {
    if (depth <= 0 || random() < 0.5) return one(scalars);
    const size = upTo(4);
    if (random() < 0.5) return Array.from({ length: size }, () => value(depth - 1));
    return Object.fromEntries(Array.from({ length: size }, () => [one(names), value(depth - 1)]));
  };
  const keywords: [string, (depth: number) => unknown][] = [
    [
      "type",
      () => one(["string", "number", "integer", "object", "array", ["string", "null"], ["integer", "array"]]),
    ],
    ["enum", () => [value(1), value(0), value(2)]],
    ["const", () => value(1)],
    ["required", () => [...new Set([one(names), one(names)])]],
    ["properties", (depth) => Object.fromEntries([1, 2, 3].map(() => [one(names), schema(depth - 1)]))],
    ["patternProperties", (depth) => ({ [one(["^a", "b$", "^.$", "é"])]: schema(depth - 1) })],
    ["additionalProperties", (depth) => (random() < 0.5 ? false : schema(depth - 1))],
    ["minProperties", () => upTo(3)],
    ["maxProperties", () => upTo(3)],
    ["dependentRequired", () => ({ [one(names)]: [one(names)] })],
    ["items", (depth) => (random() < 0.2 ? false : schema(depth - 1))],
    ["prefixItems", (depth) => [schema(depth - 1), schema(depth - 1)]],
    ["minItems", () => upTo(3)],
    ["maxItems", () => upTo(4)],
    ["uniqueItems", () => random() < 0.8],
    ["minLength", () => upTo(3)],
    ["maxLength", () => upTo(4)],
    ["pattern", () => one(["^a", "^(ab)*$", "^[^a]*$", "^.$", "\\p{Lu}", "^(?!a)"])],
    ["minimum", () => upTo(4) - 2],
    ["maximum", () => upTo(4)],
    ["exclusiveMinimum", () => upTo(3) - 1],
    ["exclusiveMaximum", () => upTo(4)],
    ["multipleOf", () => one([1, 2, 0.5])],
    ["anyOf", (depth) => [schema(depth - 1), schema(depth - 1)]],
    ["allOf", (depth) => [schema(depth - 1), schema(depth - 1)]],
    ["$ref", () => one(["#/$defs/tree", "#/$defs/text"])],
  ];
  const schema = (depth: number): Json => {
    const chosen = depth <= 0 ? keywords.filter(([name]) => /^(type|const|m)/.test(name)) : keywords;
    return Object.fromEntries(
      Array.from({ length: 1 + upTo(3) }, () => one(chosen)).map(([name, make]) => [name, make(depth)]),
    );
  };
  return { schema, value };
}

const $defs = {
  text: { type: "string", minLength: 1 },
  tree: {
    type: "object",
    properties: { a: { $ref: "#/$defs/tree" }, b: { anyOf: [{ type: "null" }, { $ref: "#/$defs/text" }] } },
    additionalProperties: { type: "integer" },
  },
};

test("random schemas: the same verdicts as Ajv's", () => {
  const { schema, value } = createGenerator(createRandom(20_251));
  const different: unknown[] = [];
  const verdicts = { accepted: 0, refused: 0 };
  for (let round = 0; round < 400; round++) {
    const wrapped = inputSchemaOf({ ...schema(3), $defs });
    const validate = ajv.compile(wrapped);
    for (let turn = 0; turn < 15; turn++) {
      const given = value(3);
      const isValid = validate({ value: given });
      verdicts[isValid ? "accepted" : "refused"]++;
      if (accepts(given, wrapped) !== isValid)
        different.push({ schema: wrapped.properties.value, given, isValid });
    }
  }
  expect(different.slice(0, 3)).toEqual([]);
  expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(700);
});

const word = { type: "string", pattern: "^[a-z]+$" };
const numberOrWord = { anyOf: [{ type: "integer", minimum: 0 }, word] };
const objectOrWord = { anyOf: [{ type: "object", required: ["a"] }, word] };

function protoSchema(type: string): unknown {
  return JSON.parse(`{"properties":{"__proto__":{"type":"${type}"}},"additionalProperties":false}`);
}

/** Where we differ from Ajv, or Ajv fails, on purpose. */
const chosen: [why: string, schema: unknown, value: unknown, want: boolean][] = [
  [
    "a JSON text where an object is due",
    { type: "object", properties: { a: { type: "integer" } } },
    '{"a":1}',
    true,
  ],
  ["a JSON text where an array is due", { type: "array", items: { type: "number" } }, " [1, 2.5]", true],
  ["a JSON text of the wrong kind", { type: "array" }, '{"a":1}', false],
  ["a JSON text where a string may stand", { type: ["string", "object"] }, '{"a":1}', true],
  ["a number as text", { type: "number" }, "2.50", true],
  ["an integer as text", { type: "integer", minimum: 3 }, "3", true],
  ["a fraction as text for an integer", { type: "integer" }, "3.5", false],
  ["a number as text, out of range", { type: "integer", minimum: 3 }, "2", false],
  ["an integer of many digits as text", { type: "integer" }, "12345678901234567890", true],
  ["a number with zeros in front", { type: "integer" }, "007", false],
  ["a number in other digits", { type: "integer" }, "0x10", false],
  ["a boolean as text", { type: "boolean" }, "True", true],
  ["a number for a boolean", { type: "boolean" }, "1", false],
  ["a number as text in a union that refuses it as text", numberOrWord, "3", true],
  ["a number as text that neither branch takes", numberOrWord, "-3", false],
  ["an object as text in a union that refuses it as text", objectOrWord, '{"a":1}', true],
  ["a number for text", { type: "string" }, 3, false],
  ["tenths by decimal digits", { type: "number", multipleOf: 0.1 }, 0.3, true],
  ["cents by decimal digits", { type: "number", multipleOf: 0.01 }, 4.35, true],
  ["cents that are none", { type: "number", multipleOf: 0.01 }, 4.355, false],
  ["a missing __proto__", { required: ["__proto__"] }, {}, false],
  ["a __proto__ that is there", { required: ["__proto__"] }, JSON.parse('{"__proto__":1}'), true],
  ["a __proto__ of the wrong type", protoSchema("number"), JSON.parse('{"__proto__":"x"}'), false],
  ["a __proto__ of the right type", protoSchema("string"), JSON.parse('{"__proto__":"x"}'), true],
  ["an unknown constructor", { properties: {}, additionalProperties: false }, { constructor: 1 }, false],
  ["a missing toString", { required: ["toString"] }, {}, false],
  [
    "a missing hasOwnProperty beside constructor",
    { dependentRequired: { constructor: ["hasOwnProperty"] } },
    { constructor: 1 },
    false,
  ],
  ["an absent constructor asks for nothing", { dependentRequired: { constructor: ["a"] } }, {}, true],
  [
    "objects with a toString of their own, twice",
    { uniqueItems: true },
    [{ toString: 1 }, { toString: 1 }],
    false,
  ],
  ["multiples that are written with an exponent", { multipleOf: 1 }, 1e21, true],
  ["huge multiples", { type: "number", multipleOf: 0.5 }, 1e308, true],
];

test.each(chosen)("chosen: %s", (_, schema, value, want) => {
  expect(accepts(value, inputSchemaOf(schema))).toBe(want);
});

test("formats are annotations", () => {
  expect(accepts("no date", inputSchemaOf({ type: "string", format: "date-time" }))).toBe(true);
});

test("the copy has the types of the schema, at any depth", () => {
  const schema = inputSchemaOf({
    type: "array",
    items: {
      type: "object",
      properties: { n: { type: "integer" }, s: { type: "string" }, on: { type: ["boolean", "null"] } },
      patternProperties: { "^s_": { type: "string" } },
      additionalProperties: { type: "number" },
    },
  });
  const value = '[{"n":"5","s":"5","on":"true","s_x":"5"},{"n":6,"on":null}]';
  expect(checkArguments({ value, gone: undefined }, schema)).toEqual({
    value: [
      { n: 5, s: "5", on: true, s_x: "5" },
      { n: 6, on: null },
    ],
  });
  const either = inputSchemaOf(numberOrWord);
  expect(checkArguments({ value: "3" }, either)).toEqual({ value: 3 });
  expect(checkArguments({ value: "three" }, either)).toEqual({ value: "three" });
  const text = inputSchemaOf({ anyOf: [{ type: "integer" }, { type: "string" }] });
  expect(checkArguments({ value: "3" }, text)).toEqual({ value: "3" });
});

/** The published suite, where this machine has it (Debian: libtest-json-schema-acceptance-perl). */
const suite =
  process.env.JSON_SCHEMA_TEST_SUITE ??
  "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance/tests/draft2020-12";

/** Keywords of advertised schemas; what the others say is left to the API (see `plan/fit-schemas`). */
const advertised = new Set([
  ...["$ref", "$defs", "type", "enum", "const", "properties", "required", "additionalProperties"],
  ...["patternProperties", "minProperties", "maxProperties", "dependentRequired", "items", "prefixItems"],
  ...["minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum", "maximum"],
  ...["exclusiveMinimum", "exclusiveMaximum", "multipleOf", "anyOf", "allOf", "format"],
  ...["title", "description", "default", "examples", "deprecated", "$comment", "$schema"],
]);

/** Cases that the suite refuses and we take, because text that is a number becomes one. */
const coerced = new Set([
  "nested array with invalid type",
  "object with strings is invalid",
  "a string is still not an integer, even if it looks like one",
  "a string is still not a number, even if it looks like one",
]);

interface SuiteGroup {
  description: string;
  schema: unknown;
  tests: { description: string; data: unknown; valid: boolean }[];
}

function isAdvertised(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return true;
  return Object.entries(schema).every(([keyword, value]) => {
    if (!advertised.has(keyword)) return false;
    if (keyword === "$ref") return /^#\/\$defs\/[\w.-]+$/.test(value as string);
    if (["properties", "patternProperties", "$defs"].includes(keyword))
      return Object.values(value as Json).every(isAdvertised);
    if (["items", "additionalProperties"].includes(keyword)) return isAdvertised(value);
    if (["anyOf", "allOf", "prefixItems"].includes(keyword)) return (value as unknown[]).every(isAdvertised);
    return true;
  });
}

function readSuite(): SuiteGroup[] {
  const files = readdirSync(suite).filter((name) => name.endsWith(".json"));
  const groups = files.flatMap((name) => JSON.parse(readFileSync(join(suite, name), "utf8")) as SuiteGroup[]);
  return groups.filter(({ schema }) => isAdvertised(schema));
}

(existsSync(suite) ? test : test.skip)("JSON-Schema-Test-Suite: the verdicts that it wants", () => {
  const different: string[] = [];
  let cases = 0;
  for (const { description, schema, tests } of readSuite()) {
    const wrapped = inputSchemaOf(schema);
    for (const { description: name, data, valid } of tests) {
      cases++;
      const isTaken = accepts(data, wrapped);
      if (isTaken !== valid && !coerced.has(name)) different.push(`${description}: ${name}`);
    }
  }
  expect(different).toEqual([]);
  expect(cases).toBeGreaterThan(500);
});
