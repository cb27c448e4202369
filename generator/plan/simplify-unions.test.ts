import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "../api/model.ts";
import { simplifyUnions } from "./simplify-unions.ts";

const empty = { type: "string", enum: [""] };
const values = ["", "a", "b", "other", 1, 2.5, null, true, {}, { a: "x" }, { a: 1 }, ["a"]];
const ajv = new Ajv2020({ strict: false });

test.each<[what: string, given: Schema, want: Schema]>([
  [
    "the empty text beside any",
    { anyOf: [{ type: "string", maxLength: 9 }, empty] },
    { type: "string", maxLength: 9 },
  ],
  [
    "beside a text of some length it stays",
    { anyOf: [{ type: "string", minLength: 1 }, empty] },
    { anyOf: [{ type: "string", minLength: 1 }, { const: "" }] },
  ],
  [
    "beside anything else it is short",
    { anyOf: [{ type: "integer" }, empty] },
    { anyOf: [{ type: "integer" }, { const: "" }] },
  ],
  [
    "lists of texts are one",
    { description: "d", anyOf: [{ type: "string", enum: ["a", "b"], title: "A" }, { enum: ["b", ""] }] },
    { type: "string", description: "d", enum: ["a", "b", ""] },
  ],
  [
    "a list beside any text stays to choose from",
    { anyOf: [{ type: "string" }, { enum: ["a"] }] },
    { anyOf: [{ type: "string" }, { enum: ["a"] }] },
  ],
  [
    "a list with a pattern is no list",
    { anyOf: [{ enum: ["a"] }, { enum: ["b"], pattern: "." }] },
    { anyOf: [{ enum: ["a"] }, { enum: ["b"], pattern: "." }] },
  ],
  [
    "a union of one",
    { description: "d", anyOf: [{ type: "object", title: "T", description: "e" }] },
    { type: "object", description: "d" },
  ],
  [
    "a union of one with a description",
    { anyOf: [{ type: "object", description: "e" }] },
    { type: "object", description: "e" },
  ],
  [
    "a union of one that says something of the same keyword",
    { maximum: 9, anyOf: [{ maximum: 5 }] },
    { maximum: 9, anyOf: [{ maximum: 5 }] },
  ],
  [
    "a title of the only one of its type",
    { anyOf: [{ type: "object", title: "T" }, { enum: ["a"], title: "U" }, { type: "null" }] },
    { anyOf: [{ type: "object" }, { enum: ["a"] }, { type: "null" }] },
  ],
  [
    "titles that tell apart",
    {
      anyOf: [
        { type: "object", title: "T" },
        { type: "object", title: "U" },
      ],
    },
    {
      anyOf: [
        { type: "object", title: "T" },
        { type: "object", title: "U" },
      ],
    },
  ],
  [
    "a title beside what may be the same",
    { anyOf: [{ type: "object", title: "T" }, { minimum: 1 }] },
    { anyOf: [{ type: "object", title: "T" }, { minimum: 1 }] },
  ],
  [
    "what is inside first",
    { type: "object", properties: { a: { anyOf: [{ anyOf: [{ type: "string" }, empty] }, empty] } } },
    { type: "object", properties: { a: { type: "string" } } },
  ],
  [
    "a property of that name",
    { type: "object", properties: { anyOf: { type: "string" } } },
    { type: "object", properties: { anyOf: { type: "string" } } },
  ],
])("%s", (_, given, want) => {
  const before = ajv.compile(structuredClone(given));
  simplifyUnions([given]);
  expect(JSON.stringify(given)).toBe(JSON.stringify(want));
  const after = ajv.compile(given);
  expect(values.map((value) => after(value))).toEqual(values.map((value) => before(value)));
});
