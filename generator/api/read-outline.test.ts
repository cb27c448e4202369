import { placeIn, readingOf } from "../test/documents.ts";
import { readOutline } from "./read-outline.ts";

const object = {
  type: "object",
  required: ["b", "a"],
  properties: { a: { type: "string" }, b: { type: ["integer", "null"] }, c: {} },
};

test.each<[what: string, schema: unknown, want: object | undefined]>([
  ["an object", object, { type: "object", required: { a: ["string"], b: ["integer", "null"] } }],
  ["without a type", { properties: {} }, { type: "object", required: {} }],
  [
    "a list of objects",
    { type: "array", items: object },
    { type: "array", required: { a: ["string"], b: ["integer", "null"] } },
  ],
  ["a list of anything", { type: "array" }, { type: "array", required: {} }],
  ["behind references", { $ref: "#/a" }, { type: "object", required: { c: [] } }],
  [
    "a nullable member",
    { type: "object", required: ["a"], properties: { a: { type: "string", nullable: true } } },
    { type: "object", required: { a: ["string", "null"] } },
  ],
  [
    "a member that only requests carry",
    { type: "object", required: ["a"], properties: { a: { writeOnly: true } } },
    { type: "object", required: {} },
  ],
  ["a string", { type: "string" }, undefined],
  ["several types", { type: ["object", "null"] }, undefined],
  ["variants", { oneOf: [object] }, undefined],
  ["nothing", undefined, undefined],
  ["a reference to nothing", { $ref: "#/gone" }, undefined],
  ["a reference to itself", { $ref: "#/loop" }, undefined],
])("%s", (_, schema, want) => {
  const root = {
    schema,
    a: { $ref: "#/b" },
    b: { type: "object", required: ["c"] },
    loop: { $ref: "#/loop" },
  };
  const { reading, found } = readingOf(root);
  expect(readOutline(reading, placeIn(root, "schema"))).toEqual(want);
  expect(found).toEqual([]);
});
