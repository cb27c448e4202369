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
        home: { ...reference("like_home"), description: "Where." },
        work: reference("like_home"),
      },
      defs: { like_home: wide() },
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
        a: { type: "array", items: reference("like_a") },
        b: { anyOf: [reference("like_a"), { type: "null" }] },
      },
      defs: { like_a: wide() },
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
      properties: { a: reference("like_a"), b: reference("like_a"), c: reference("like_a_2") },
      defs: {
        like_a: { type: "array", items: { type: "array", items: reference("like_a_2") } },
        like_a_2: wide(),
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
  expect(defs).toEqual({ home: { type: "array", items: reference("like_home") }, like_home: wide() });
  expect(properties).toEqual({
    home: reference("home"),
    work: reference("like_home"),
    stay: reference("like_home"),
  });
});

test("schemas that tools share are not changed", () => {
  const leaf = Object.freeze({
    type: "string",
    enum: Array.from({ length: 40 }, (_, index) => `value-${index}`),
  });
  const { defs } = share({ a: leaf, b: leaf });
  expect(Object.keys(defs)).toEqual(["like_a"]);
  expect(leaf.type).toBe("string");
});
