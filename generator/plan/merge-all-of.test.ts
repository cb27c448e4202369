import type { NamedSchema, Schema } from "../api/model.ts";
import { dereference, mergeAllOf } from "./merge-all-of.ts";

const named = (schemas: Record<string, Schema>): Map<string, NamedSchema> =>
  new Map(Object.entries(schemas).map(([name, schema]) => [name, { name, schema, origin: `#/${name}` }]));

const a = { type: "string" };
const b = { type: "integer" };

test.each<[what: string, schema: Schema, schemas: Record<string, Schema>, want: object]>([
  [
    "a plain object",
    { type: "object", properties: { a }, required: ["a"] },
    {},
    { properties: { a }, required: new Set(["a"]), open: false, nullable: false },
  ],
  [
    "parts and references",
    { allOf: [{ $ref: "A" }, { properties: { b } }], required: ["b"] },
    { A: { properties: { a }, description: "d" } },
    { properties: { a, b }, required: new Set(["b"]), description: "d" },
  ],
  [
    "a property twice, equal",
    {
      allOf: [
        { properties: { a: { type: "string", title: "t" } } },
        { properties: { a: { title: "t", type: "string" } } },
      ],
    },
    {},
    { properties: { a: { type: "string", title: "t" } } },
  ],
  [
    "a property twice, different",
    { allOf: [{ properties: { a } }, { properties: { a: { minLength: 1 } } }] },
    {},
    { properties: { a: { allOf: [a, { minLength: 1 }] } } },
  ],
  ["null among the types", { type: ["object", "null"], properties: { a } }, {}, { nullable: true }],
  [
    "null in one part only",
    { allOf: [{ type: ["object", "null"], properties: { a } }, { type: "object" }] },
    {},
    { nullable: false },
  ],
  [
    "null in each part",
    { allOf: [{ $ref: "A" }, { properties: { b } }], type: ["object", "null"] },
    { A: { type: ["object", "null"], properties: { a } } },
    { nullable: true },
  ],
  [
    "null beside a reference that refuses it",
    { $ref: "A", type: ["object", "null"] },
    { A: { type: "object", properties: { a } } },
    { nullable: false },
  ],
  [
    "one variant beside null",
    { oneOf: [{ $ref: "A" }, { type: "null" }] },
    { A: { properties: { a } } },
    { properties: { a }, nullable: true },
  ],
  ["open", { properties: { a }, additionalProperties: {} }, {}, { open: true }],
  ["open by what is unevaluated", { properties: { a }, unevaluatedProperties: a }, {}, { open: true }],
  ["closed", { properties: { a }, additionalProperties: { not: {} } }, {}, { open: false }],
  [
    "choices of required names",
    { properties: { a }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    {},
    { requiredChoices: [[["a"], ["b"]]] },
  ],
  [
    "a choice that says nothing",
    { properties: { a }, anyOf: [{ required: ["a"] }, {}] },
    {},
    { requiredChoices: [] },
  ],
  [
    "what cannot be said is remembered",
    { properties: { a }, not: { required: ["a"] }, minProperties: 1 },
    {},
    { dropped: new Set(["not", "minProperties"]) },
  ],
  [
    "an object inside itself",
    { $ref: "A" },
    { A: { allOf: [{ $ref: "A" }], properties: { a } } },
    { properties: { a } },
  ],
])("%s", (_, schema, schemas, want) => {
  expect(mergeAllOf(schema, named(schemas))).toMatchObject(want);
});

test.each<[what: string, schema: Schema]>([
  ["another type", { type: "array", properties: { a } }],
  ["no properties", { type: "object" }],
  ["variants", { anyOf: [{ properties: { a } }, { properties: { b } }] }],
  ["an enum", { properties: { a }, enum: [{}] }],
  ["a condition", { properties: { a }, if: {} }],
  ["names by a schema", { properties: { a }, propertyNames: { maxLength: 3 } }],
  ["a part of another type", { allOf: [{ properties: { a } }, { type: "string" }] }],
  ["a broken reference", { $ref: "gone" }],
])("undefined for %s", (_, schema) => {
  expect(mergeAllOf(schema, new Map())).toBeUndefined();
});

test.each<[what: string, schema: Schema, want: Schema]>([
  ["itself", a, a],
  ["a reference", { $ref: "A" }, a],
  ["a chain", { $ref: "B" }, a],
  ["a single part", { allOf: [{ $ref: "A" }], description: "d" }, a],
  ["a union with null", { anyOf: [{ type: "null" }, { $ref: "A" }] }, a],
  ["a real union stays", { anyOf: [a, b] }, { anyOf: [a, b] }],
  ["a broken reference stays", { $ref: "gone" }, { $ref: "gone" }],
  ["a circle ends", { $ref: "C" }, { $ref: "C" }],
])("dereference: %s", (_, schema, want) => {
  expect(dereference(schema, named({ A: a, B: { $ref: "A" }, C: { $ref: "C" } }))).toEqual(want);
});
