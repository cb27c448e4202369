import { placeIn, readingOf } from "../test/documents.ts";
import { type RecordList, readList } from "./read-list.ts";

const record = { type: "object", properties: { id: {} } };
const records = { type: "array", items: record };
const page = (properties: object) => ({ type: "object", properties });

test.each<[what: string, schema: unknown, want: RecordList | undefined]>([
  ["records", records, {}],
  ["records behind references", { $ref: "#/records" }, {}],
  ["records of several schemas", { type: "array", items: { $ref: "#/composed" } }, {}],
  ["a nullable list", { type: ["array", "null"], items: record }, {}],
  ["a page", page({ data: records, total: { type: "integer" } }), { member: "data" }],
  ["a page without a type", { properties: { data: { $ref: "#/records" } } }, { member: "data" }],
  ["a page with two lists", page({ data: records, errors: { type: "array", items: {} } }), undefined],
  ["a list of texts", { type: "array", items: { type: "string" } }, undefined],
  ["a page of texts", page({ data: { type: "array", items: { type: "string" } } }), undefined],
  ["a list of anything", { type: "array" }, undefined],
  ["a record", record, undefined],
  ["a page or nothing", { type: ["object", "null"], properties: { data: records } }, undefined],
  ["a page put together of parts", { allOf: [page({ total: {} }), { $ref: "#/page" }] }, { member: "items" }],
  ["parts with a list each", { allOf: [page({ data: records }), { $ref: "#/page" }] }, undefined],
  ["variants", { oneOf: [records] }, undefined],
  ["odd properties", { type: "object", properties: [] }, undefined],
  ["a reference to itself", { $ref: "#/loop" }, undefined],
  ["nothing", undefined, undefined],
])("%s", (_, schema, want) => {
  const root = {
    schema,
    records,
    page: page({ items: records }),
    composed: { allOf: [record] },
    loop: { $ref: "#/loop" },
  };
  const { reading, found } = readingOf(root);
  expect(readList(reading, placeIn(root, "schema"))).toEqual(want);
  expect(found).toEqual([]);
});
