import type { Schema } from "../api/model.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { SchemaChange } from "./model.ts";
import { schemaSide } from "./settle-schema.ts";

type Definitions = Record<string, Schema>;

function compare(
  old: Schema,
  now: Schema,
  before: Definitions = {},
  after: Definitions = before,
): SchemaChange[] {
  return compareSchemas(
    { old: schemaSide(before), now: schemaSide(after), known: new WeakMap(), depth: 0 },
    old,
    now,
  );
}

/** `b` breaking, `h` behavioural, `c` compatible; nothing for no change. */
function classes(old: Schema, now: Schema, before?: Definitions, after?: Definitions): string {
  const found = compare(old, now, before, after).map((change) => change.class);
  return ["breaking", "behavioural", "compatible"]
    .filter((severity) => found.includes(severity as SchemaChange["class"]))
    .join(" ");
}

const text = { type: "string" };
const object = (properties: Schema, required: string[] = [], more: Schema = {}): Schema => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
  ...more,
});

test.each<[what: string, old: Schema, now: Schema, there: string, back: string]>([
  ["a type more", text, { type: ["string", "null"] }, "compatible", "breaking"],
  ["integers are numbers", { type: "integer" }, { type: "number" }, "compatible", "breaking"],
  ["any type", text, {}, "compatible", "breaking"],
  ["a value more", { enum: ["a"] }, { enum: ["a", "b"] }, "compatible", "breaking"],
  ["a list of values", { ...text, enum: ["a"] }, text, "compatible", "breaking"],
  ["const is a list of one", { const: "a" }, { enum: ["a"] }, "", ""],
  ["an order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }, "", ""],
  ["all truth values", { type: "boolean" }, { type: "boolean", enum: [true, false] }, "", "compatible"],
  ["a lower minimum", { minimum: 2 }, { minimum: 1 }, "compatible", "breaking"],
  ["a bound that is excluded", { minimum: 1 }, { exclusiveMinimum: 1 }, "breaking", "compatible"],
  [
    "whole numbers beyond 0 are from 1",
    { type: "integer", exclusiveMinimum: 0 },
    { type: "integer", minimum: 1 },
    "",
    "",
  ],
  ["a length of 0 goes without saying", { ...text, minLength: 0 }, text, "", ""],
  ["a shorter maximum", { maxLength: 5 }, { maxLength: 4 }, "breaking", "compatible"],
  ["fewer items", { maxItems: 5 }, { maxItems: 4 }, "breaking", "compatible"],
  ["items that differ", {}, { uniqueItems: true }, "breaking", "compatible"],
  ["a finer step", { multipleOf: 10 }, { multipleOf: 5 }, "compatible", "breaking"],
  ["a step that does not fit", { multipleOf: 10 }, { multipleOf: 3 }, "breaking", "breaking"],
  ["a pattern", text, { ...text, pattern: "a" }, "breaking", "compatible"],
  ["another pattern", { pattern: "b" }, { pattern: "a" }, "breaking", "breaking"],
  ["a format", text, { ...text, format: "uuid" }, "behavioural", "behavioural"],
  ["a description", text, { ...text, description: "x" }, "behavioural", "behavioural"],
  ["a title, which only variants show", text, { ...text, title: "x" }, "", ""],
  ["a default", { default: 1 }, { default: 2 }, "behavioural", "behavioural"],
  ["deprecated", text, { ...text, deprecated: true }, "compatible", "compatible"],
  ["an optional property", object({}), object({ a: text }), "compatible", "breaking"],
  ["a required property", object({}), object({ a: text }, ["a"]), "breaking", "breaking"],
  [
    "a property that must be there",
    object({ a: text }),
    object({ a: text }, ["a"]),
    "breaking",
    "compatible",
  ],
  [
    "a property of any name",
    object({}, [], { additionalProperties: false }),
    object({}),
    "compatible",
    "breaking",
  ],
  [
    "further properties of a type",
    object({}),
    object({}, [], { additionalProperties: text }),
    "breaking",
    "compatible",
  ],
  [
    "deep inside",
    object({ a: object({ b: text }) }),
    object({ a: object({ b: {} }) }),
    "compatible",
    "breaking",
  ],
  ["items of a list", { type: "array", items: text }, { type: "array", items: {} }, "compatible", "breaking"],
  ["the first item", { type: "array", prefixItems: [text] }, { type: "array" }, "compatible", "breaking"],
  ["a prohibition", text, { ...text, not: { const: "a" } }, "breaking", "compatible"],
  [
    "a condition",
    object({}),
    object({}, [], { if: {}, else: { required: ["a"] } }),
    "breaking",
    "compatible",
  ],
  ["no value at all", text, { not: {} }, "breaking", "compatible"],
  ["an allOf that is put together", { allOf: [text, { minLength: 1 }] }, { ...text, minLength: 1 }, "", ""],
  [
    "an allOf of objects",
    { allOf: [object({ a: text }), object({ b: text }, ["b"])] },
    object({ a: text, b: text }, ["b"]),
    "",
    "",
  ],
  ["an allOf that bounds twice", { allOf: [{ minLength: 1 }, { minLength: 3 }] }, { minLength: 3 }, "", ""],
  [
    "an allOf that cannot be put together",
    { allOf: [{ pattern: "a" }, { pattern: "b" }] },
    { pattern: "a" },
    "compatible",
    "breaking",
  ],
  [
    "a variant more",
    { anyOf: [text, { type: "integer" }] },
    { anyOf: [text, { type: "integer" }, { type: "null" }] },
    "compatible",
    "breaking",
  ],
  ["oneOf is anyOf", { oneOf: [text, { type: "null" }] }, { anyOf: [{ type: "null" }, text] }, "", ""],
  ["a union of one", { oneOf: [text] }, text, "", ""],
  ["a list of types is a union", { type: ["string", "null"] }, { anyOf: [text, { type: "null" }] }, "", ""],
  ["a list of values is a union", { enum: ["a", "b"] }, { anyOf: [{ const: "a" }, { const: "b" }] }, "", ""],
  [
    "a variant that is tighter",
    { anyOf: [text, { type: "integer" }] },
    { anyOf: [{ ...text, maxLength: 3 }, { type: "integer" }] },
    "breaking",
    "compatible",
  ],
  [
    "variants that are told apart by a constant, one of them wider",
    { anyOf: [object({ k: { const: "a" }, x: text }), object({ k: { const: "b" }, x: text })] },
    { anyOf: [object({ k: { const: "b" }, x: text }), object({ k: { const: "a" }, x: {} })] },
    "compatible",
    "breaking",
  ],
  [
    "a variant gone and another one come",
    { anyOf: [object({ k: { const: "a" } }), text] },
    { anyOf: [object({ k: { const: "c" } }), text] },
    "breaking compatible",
    "breaking compatible",
  ],
  [
    "unknown keywords of a union's siblings",
    { description: "x", anyOf: [text, { type: "null" }] },
    { anyOf: [text, { type: "null" }] },
    "behavioural",
    "behavioural",
  ],
])("%s", (_, old, now, there, back) => {
  expect([classes(old, now), classes(now, old)]).toEqual([there, back]);
});

const list: Definitions = { L: object({ value: text, next: { $ref: "L" } }) };
const tighter: Definitions = { L: object({ value: { ...text, maxLength: 3 }, next: { $ref: "L" } }) };

test.each<[what: string, old: Schema, now: Schema, before: Definitions, after: Definitions, want: string]>([
  ["a reference in place", { $ref: "A" }, text, { A: text }, {}, ""],
  ["another name", { $ref: "A" }, { $ref: "B" }, { A: text }, { B: text }, ""],
  ["a chain of references", { $ref: "A" }, text, { A: { $ref: "B" }, B: text }, {}, ""],
  [
    "what is beside a reference counts",
    { $ref: "A" },
    { $ref: "A", minLength: 2 },
    { A: text },
    { A: text },
    "breaking",
  ],
  ["a schema within itself", { $ref: "L" }, { $ref: "L" }, list, list, ""],
  ["a schema within itself that is tighter", { $ref: "L" }, { $ref: "L" }, list, tighter, "breaking"],
  ["a schema within itself, its first level in place", { $ref: "L" }, list.L as Schema, list, list, ""],
  ["a reference to itself", { $ref: "A" }, { $ref: "A" }, { A: { $ref: "A" } }, { A: { $ref: "A" } }, ""],
  ["a reference to nothing", { $ref: "A" }, {}, {}, {}, ""],
])("%s", (_, old, now, before, after, want) => {
  expect(classes(old, now, before, after)).toBe(want);
});

test("places are told from the outside in", () => {
  const nested = (schema: Schema) => object({ a: { type: "array", items: object({ b: schema }) } });
  expect(compare(nested(text), nested({ type: "integer" }))).toEqual([
    { class: "breaking", path: ["a", "[]", "b"], what: "is integer now, was string" },
  ]);
});

test("names that every object has are names like others", () => {
  const named = (name: string): Schema => ({
    type: "object",
    properties: JSON.parse(`{"${name}":{"type":"string"}}`),
  });
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect(classes(named("a"), named(name))).toBe("breaking compatible");
    expect(classes(named(name), named(name))).toBe("");
  }
});

test("schemas that branch at every level are compared once each", () => {
  const twice = (end: Schema): Definitions => ({
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, level) => [
        `A${level}`,
        object({ l: { $ref: `A${level + 1}` }, r: { $ref: `A${level + 1}` } }),
      ]),
    ),
    A60: end,
  });
  const started = performance.now();
  expect(classes({ $ref: "A0" }, { $ref: "A0" }, twice(text), twice({ type: "integer" }))).toBe("breaking");
  expect(performance.now() - started).toBeLessThan(2_000);
});
