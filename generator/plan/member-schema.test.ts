import type { NamedSchema, Schema } from "../api/model.ts";
import {
  isRequiredPath,
  memberNames,
  memberSchema,
  missingMember,
  withoutRequired,
} from "./member-schema.ts";

const text = { type: "string" };
const schemas = new Map<string, NamedSchema>(
  Object.entries({
    base: { type: "object", required: ["a"], properties: { a: text, c: { $ref: "base" } } },
    loop: { allOf: [{ $ref: "loop" }], anyOf: [{ $ref: "loop" }, { $ref: "base" }] },
    never: { type: "object", properties: {}, additionalProperties: { not: {} } },
  }).map(([name, schema]) => [name, { name, schema, origin: "" }]),
);
const closed = { not: {} };

test.each<[what: string, object: Schema, name: string, want: Schema | undefined]>([
  ["a property", { properties: { a: text } }, "a", text],
  ["one behind a reference", { $ref: "base" }, "a", text],
  ["one that itself is a reference", { $ref: "base" }, "c", { $ref: "base" }],
  [
    "one that two parts describe",
    { allOf: [{ properties: { a: text } }, { properties: { a: { maxLength: 3 } } }] },
    "a",
    {
      allOf: [text, { maxLength: 3 }],
    },
  ],
  [
    "one that two parts describe alike",
    { allOf: [{ $ref: "base" }, { properties: { a: text } }] },
    "a",
    text,
  ],
  ["a place for any", { type: "object", additionalProperties: text }, "x", text],
  ["a place for anything", { type: "object", properties: { a: text }, additionalProperties: {} }, "x", {}],
  ["an object without members", { type: "object" }, "x", {}],
  ["no schema at all", {}, "x", {}],
  [
    "a closed object",
    { type: "object", properties: { a: text }, additionalProperties: closed },
    "x",
    undefined,
  ],
  ["a closed object without members", { $ref: "never" }, "x", undefined],
  ["an object that only names others", { type: "object", properties: { a: text } }, "x", undefined],
  ["a text", text, "x", undefined],
  ["a name of a prototype", { properties: { a: text } }, "constructor", undefined],
  ["a schema that contains itself", { $ref: "loop" }, "a", text],
])("member: %s", (_, object, name, want) => {
  expect(memberSchema(object, name, schemas)).toEqual(want);
});

test("names of all members, also of variants", () => {
  expect(memberNames({ $ref: "loop" }, schemas)).toEqual(["a", "c"]);
  expect(memberNames({ oneOf: [{ properties: { z: {} } }, { $ref: "base" }] }, schemas)).toEqual([
    "a",
    "c",
    "z",
  ]);
});

test.each<[paths: string[][], want: string | undefined]>([
  [[], "a"],
  [[["a"]], "b"],
  [[["a"], ["b"]], undefined],
  [[["a"], ["b", "a"]], undefined],
  [[["b", "c"]], "a"],
  [[["a"], ["b", "c", "a"]], "b.a"],
])("what %j leave out is %j", (paths, want) => {
  const object = { allOf: [{ required: ["b"], properties: { b: { $ref: "base" } } }, { $ref: "base" }] };
  expect(missingMember(object, paths, schemas)).toBe(want);
});

test.each<[path: string[], want: boolean]>([
  [["a"], true],
  [["c"], false],
  [["c", "a"], false],
  [["x"], false],
])("%j is required by each step: %s", (path, want) => {
  expect(isRequiredPath({ $ref: "base" }, path, schemas)).toBe(want);
});

describe("without the requirement", () => {
  test.each<[what: string, object: Schema, paths: string[][], want: Schema]>([
    ["of one of two", { required: ["a", "b"] }, [["a"]], { required: ["b"] }],
    ["of all", { type: "object", required: ["a"] }, [["a"]], { type: "object" }],
    [
      "inside",
      { properties: { p: { required: ["a"] } }, required: ["p"] },
      [["p", "a"]],
      { properties: { p: {} } },
    ],
    [
      "behind a reference, words beside it stay",
      { $ref: "base", description: "D." },
      [["a"]],
      {
        type: "object",
        properties: { a: text, c: { $ref: "base" } },
        description: "D.",
      },
    ],
    [
      "behind a reference with more beside it",
      { $ref: "base", properties: { z: text } },
      [["a"]],
      {
        properties: { z: text },
        allOf: [{ type: "object", properties: { a: text, c: { $ref: "base" } } }],
      },
    ],
    [
      "in a part",
      { allOf: [{ required: ["a"] }, { required: ["b"] }] },
      [["a"]],
      { allOf: [{}, { required: ["b"] }] },
    ],
  ])("%s", (_, object, paths, want) => {
    const before = structuredClone(object);
    expect(withoutRequired(object, paths, schemas)).toEqual(want);
    expect(object).toEqual(before);
  });

  test("where nothing is required it is the very same schema", () => {
    const object = { properties: { p: { $ref: "base" } } };
    expect(withoutRequired(object, [["x"], ["p", "z"]], schemas)).toBe(object);
    expect(withoutRequired(object, [], schemas)).toBe(object);
  });
});
