import { openComposed } from "./open-composed.ts";

const a = { type: "object", properties: { a: { type: "string" } } };
const b = { type: "object", properties: { b: { type: "string" } } };
const closed = { additionalProperties: false };

describe("openComposed", () => {
  test.each([
    {
      given: "parts that close each other",
      schema: {
        allOf: [
          { ...a, ...closed },
          { ...b, ...closed },
        ],
      },
      want: { allOf: [a, b] },
    },
    {
      given: "a closed object beside its parts",
      schema: { ...a, ...closed, allOf: [b] },
      want: { ...a, allOf: [b] },
    },
    {
      given: "a closed object without properties beside variants",
      schema: { ...closed, anyOf: [a, b] },
      want: { anyOf: [a, b] },
    },
    {
      given: "values of one type for all further properties",
      schema: { allOf: [a, { additionalProperties: { type: "integer" } }] },
      want: { allOf: [a, { additionalProperties: {} }] },
    },
    {
      given: "a reference to a closed schema",
      schema: { $defs: { A: { ...a, ...closed } }, allOf: [{ $ref: "#/$defs/A" }, b] },
      want: { $defs: { A: a }, allOf: [{ $ref: "#/$defs/A" }, b] },
    },
    {
      given: "variants that a part adds to",
      schema: {
        allOf: [
          {
            anyOf: [
              { ...a, ...closed },
              { ...b, ...closed },
            ],
          },
          { properties: { c: {} } },
        ],
      },
      want: { allOf: [{ anyOf: [a, b] }, { properties: { c: {} } }] },
    },
    {
      given: "a composition inside a property",
      schema: { properties: { inner: { allOf: [{ ...a, ...closed }, b] } } },
      want: { properties: { inner: { allOf: [a, b] } } },
    },
    {
      given: "closed alternatives",
      schema: {
        anyOf: [
          { ...a, ...closed },
          { ...b, ...closed },
        ],
      },
    },
    { given: "a closed object alone", schema: { properties: { inner: { ...a, ...closed } } } },
    { given: "a part that says nothing new", schema: { ...a, ...closed, allOf: [{ required: ["a"] }, a] } },
    {
      given: "a composition that refers to itself",
      schema: { $defs: { A: { ...a, ...closed, allOf: [{ $ref: "#/$defs/A" }] } }, $ref: "#/$defs/A" },
    },
  ])("$given", ({ schema, want }) => {
    const copy = structuredClone(schema);
    expect(openComposed(copy, ({ description }) => description === "cut")).toBe(want !== undefined);
    expect(copy).toEqual(want ?? schema);
  });
});
