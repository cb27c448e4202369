import type { Schema } from "../api/model.ts";
import { shareSubschemas } from "./share-subschemas.ts";

const fields = [
  "city",
  "country",
  "line1",
  "line2",
  "postal_code",
  "state",
  "district",
  "floor",
  "building",
  "remark",
];

/** Long enough to be worth a definition. */
const wide = (type = "string"): Schema => ({
  type: "object",
  properties: Object.fromEntries(fields.map((name) => [name, { type }])),
  required: ["city", "country", "line1"],
});
const reference = (name: string) => ({ $ref: `#/$defs/${name}` });

function share(properties: Record<string, Schema>, defs: Record<string, Schema> = {}) {
  shareSubschemas(properties, defs);
  return { properties, defs };
}

test.each<[what: string, properties: Record<string, Schema>, want: { properties: object; defs: object }]>([
  ["one of its kind stays", { home: wide() }, { properties: { home: wide() }, defs: {} }],
  [
    "small ones stay",
    { a: { type: "array", items: { type: "string" } }, b: { type: "array", items: { type: "string" } } },
    {
      properties: {
        a: { type: "array", items: { type: "string" } },
        b: { type: "array", items: { type: "string" } },
      },
      defs: {},
    },
  ],
  [
    "two are one, each with its own description",
    { home: { ...wide(), description: "Where." }, work: wide() },
    {
      properties: {
        home: { ...reference("home"), description: "Where." },
        work: reference("home"),
      },
      defs: { home: wide() },
    },
  ],
  [
    "others are others",
    { home: wide(), work: wide("integer") },
    { properties: { home: wide(), work: wide("integer") }, defs: {} },
  ],
  [
    "an inner description makes another kind",
    {
      home: wide(),
      work: {
        ...wide(),
        properties: { ...(wide().properties as object), city: { type: "string", description: "d" } },
      },
    },
    {
      properties: {
        home: wide(),
        work: {
          ...wide(),
          properties: { ...(wide().properties as object), city: { type: "string", description: "d" } },
        },
      },
      defs: {},
    },
  ],
  [
    "in lists and unions",
    { a: { type: "array", items: wide() }, b: { anyOf: [wide(), { type: "null" }] } },
    {
      properties: {
        a: { type: "array", items: reference("a") },
        b: { anyOf: [reference("a"), { type: "null" }] },
      },
      defs: { a: wide() },
    },
  ],
  [
    "the largest first, and what is inside it once",
    {
      a: { type: "array", items: { type: "array", items: wide() } },
      b: { type: "array", items: { type: "array", items: wide() } },
      c: wide(),
    },
    {
      properties: { a: reference("a"), b: reference("a"), c: reference("a_2") },
      defs: {
        a: { type: "array", items: { type: "array", items: reference("a_2") } },
        a_2: wide(),
      },
    },
  ],
])("%s", (_, properties, want) => {
  expect(share(properties)).toEqual(want);
});

test("a definition that is there keeps its name, and shares with the arguments", () => {
  const { properties, defs } = share(
    { home: reference("home"), work: wide(), stay: wide() },
    { home: { type: "array", items: wide() } },
  );
  expect(defs).toEqual({ home: { type: "array", items: reference("home_2") }, home_2: wide() });
  expect(properties).toEqual({
    home: reference("home"),
    work: reference("home_2"),
    stay: reference("home_2"),
  });
});

test("schemas that tools share are not changed", () => {
  const leaf = Object.freeze({
    type: "string",
    enum: Array.from({ length: 40 }, (_, index) => `value-${index}`),
  });
  const { defs } = share({ a: leaf, b: leaf });
  expect(Object.keys(defs)).toEqual(["a"]);
  expect(leaf.type).toBe("string");
});
