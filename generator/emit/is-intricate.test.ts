import { isIntricate } from "./is-intricate.ts";

test.each<[what: string, argument: object, want: boolean]>([
  ["a string", { type: "string", maxLength: 9 }, false],
  ["a list of values", { type: "string", enum: ["a", "b"] }, false],
  ["an object of such", { type: "object", properties: { a: { type: "integer", minimum: 1 } } }, false],
  ["a pattern", { type: "string", pattern: "^a$" }, true],
  ["bounds that cross", { type: "integer", minimum: 2, maximum: 1 }, true],
  ["a fixed value beside its type", { type: "string", const: 0 }, true],
  ["a fixed value beside others", { const: "a", enum: ["b"] }, true],
  ["a list that holds nothing", { type: "array", items: false }, true],
  ["a reference inside", { type: "array", items: { $ref: "#/$defs/A" } }, true],
])("whether a sample may not fit: %s", (_what, argument, want) => {
  expect(isIntricate({ type: "object", properties: { a: argument }, additionalProperties: false })).toBe(
    want,
  );
});
