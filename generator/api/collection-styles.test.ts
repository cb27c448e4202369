import { placeIn, readingOf, told } from "../test/documents.ts";
import { readItemStyles } from "./collection-styles.ts";
import type { Dialect } from "./reading.ts";

const list = (more: object, items: object = { type: "integer" }) => ({ type: "array", items, ...more });

test.each<[what: string, items: unknown, want: object, said?: string[], dialect?: Dialect]>([
  ["no list inside", { type: "string", collectionFormat: "pipes" }, {}],
  ["commas by themselves", list({}), { itemStyles: ["form"] }],
  ["csv", list({ collectionFormat: "csv" }), { itemStyles: ["form"] }],
  ["pipes", list({ collectionFormat: "pipes" }), { itemStyles: ["pipeDelimited"] }],
  [
    "two levels, the outer one first",
    list({ collectionFormat: "ssv" }, list({ collectionFormat: "tsv" })),
    { itemStyles: ["spaceDelimited", "tabDelimited"] },
  ],
  [
    "multi, which an inner list cannot have",
    list({ collectionFormat: "multi" }),
    { itemStyles: ["form"] },
    ["style-replaced #/items"],
  ],
  ["OpenAPI 3.0, which leaves it undefined", list({ collectionFormat: "pipes" }), {}, [], "3.0"],
  ["what is no object", [list({})], {}],
])("%s", (_, items, want, said = [], dialect = "2.0") => {
  const root = { type: "array", items };
  const { reading, found } = readingOf(root, dialect);
  expect([readItemStyles(reading, placeIn(root)), told(found)]).toEqual([want, said]);
});
