import type { InputSchema } from "../../templates/runtime/tool.ts";
import { sampleCases } from "./sample-arguments.ts";
import { combineSchemas } from "./sample-schema.ts";

const flags = (count: number): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, { type: "boolean" }]));

const inputOf = (properties: Record<string, object>, required: string[] = []): InputSchema => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});

describe("any two arguments differ in one case at least", () => {
  test.each<[what: string, input: InputSchema, cases: number]>([
    [
      "values of their own need no second case",
      inputOf({ a: { type: "string" }, b: { type: "integer" } }),
      1,
    ],
    ["two flags", inputOf(flags(2)), 2],
    ["required flags", inputOf(flags(3), ["f0", "f1", "f2"]), 3],
    ["nine flags", inputOf(flags(9)), 5],
    ["choices of the same words", inputOf({ a: { enum: ["x", "y"] }, b: { enum: ["x", "y"] } }), 2],
    ["one word each, but optional", inputOf({ a: { const: "x" }, b: { const: "x" } }), 2],
    ["a number and its text", inputOf({ a: { const: 1 }, b: { const: "1" } }), 2],
    [
      "lists of the same choices",
      inputOf(
        Object.fromEntries(
          ["a", "b"].map((name) => [name, { type: "array", items: { enum: ["x", "y", "z"] } }]),
        ),
        ["a", "b"],
      ),
      2,
    ],
  ])("%s", (_, input, count) => {
    const cases = sampleCases(input);
    expect(cases.length).toBe(count);
    const names = Object.keys(input.properties);
    expect(Object.keys(cases[0] ?? {})).toEqual(names);
    const course = (name: string): string => cases.map((args) => String(args[name])).join(" ");
    expect(new Set(names.map(course)).size).toBe(names.length);
    for (const args of cases)
      expect(Object.keys(args)).toEqual(expect.arrayContaining((input.required ?? []) as string[]));
  });

  test("required arguments of one and the same value cannot be told apart", () => {
    const input = inputOf({ a: { const: "x" }, b: { const: "x" } }, ["a", "b"]);
    for (const args of sampleCases(input)) expect({ ...args }).toEqual({ a: "x", b: "x" });
  });
});

test.each<[a: object, b: object, type: unknown]>([
  [{ type: "string" }, { type: "integer" }, "impossible"],
  [{ type: "number" }, { type: "integer" }, ["integer"]],
  [{ type: ["string", "null"] }, { type: "string" }, ["string"]],
  [{}, { type: "string" }, ["string"]],
  [{}, {}, undefined],
])("types of %j and %j together", (a, b, type) => {
  const combined = combineSchemas({ ...a }, { ...b });
  expect(combined === undefined ? "impossible" : combined.type).toEqual(type);
});
