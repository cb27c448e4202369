import { sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import type { PageCount } from "../tool.ts";
import { countOn } from "./count-on.ts";

const number = { type: "integer" };
const properties = {
  at: number,
  far: { type: "integer", maximum: 5 },
  size: number,
  other: number,
  ending_before: { type: "string" },
};
const request = { method: "GET", path: "/calls", bindings: [] };
const toolWith = (count: PageCount, argument = "at", defaults?: Record<string, unknown>) =>
  sampleTool("list_calls", {
    inputSchema: { type: "object", properties },
    request: defaults === undefined ? request : { ...request, defaults },
    paging: { argument, others: ["other"], count },
  });
const next = (count: PageCount, value: unknown, args: Record<string, unknown> = {}, headers = {}) =>
  countOn({ value, headers }, toolWith(count), args);

const page: PageCount = { by: "page", size: "size" };
const offset: PageCount = { by: "offset", size: "size" };
const last: PageCount = { by: "last" };
const records = (count: number) => Array.from({ length: count }, (_, id) => ({ id: `r${id}` }));

test.each<
  [
    what: string,
    count: PageCount,
    value: unknown,
    args: Record<string, unknown>,
    want: number | string | undefined,
  ]
>([
  ["a full page", page, records(3), { size: 3 }, 2],
  ["a full page later on", page, records(3), { size: 3, at: 4 }, 5],
  ["a page that is not full", page, records(2), { size: 3 }, undefined],
  ["an empty page", page, { data: [] }, { size: 3 }, undefined],
  ["a page as full as usual", { ...page, records: 2 }, records(2), {}, 2],
  ["one that is not", { ...page, records: 2 }, records(1), {}, undefined],
  ["a page of unknown size", page, records(1), {}, 2],
  ["pages from zero", { ...page, first: 0 }, records(1), {}, 1],
  ["pages that turn out to count from zero", page, { items: records(1), page: 0 }, {}, 1],
  ["the only one of them", page, { items: records(1), page: 0, pages: 1 }, {}, undefined],
  ["the page that the answer calls its own", page, { items: records(1), meta: { currentPage: 7 } }, {}, 8],
  ["the last of so many pages", page, { items: records(3), total_pages: 2 }, { size: 3, at: 2 }, undefined],
  ["one before the last", page, { items: records(3), total_pages: 2 }, { size: 3 }, 2],
  ["the last of so many records", page, { items: records(3), total: 6 }, { size: 3, at: 2 }, undefined],
  ["one of so many", page, { items: records(3), meta: { total: 7 } }, { size: 3, at: 2 }, 3],
  ["all on the first page", page, { items: records(3), total: 3 }, {}, undefined],
  ["not all on the first page", page, { items: records(3), total: 4 }, {}, 2],
  ["a page that the API keeps smaller", page, { items: records(2), per_page: 2 }, { size: 9 }, 2],
  ["a word that there is more", page, { items: records(1), has_more: true }, { size: 3 }, 2],
  ["a word that there is not", page, { items: records(3), hasNextPage: false }, { size: 3 }, undefined],
  ["a word that this is the last", page, { content: records(3), last: true }, { size: 3 }, undefined],
  ["lists that are not told apart", page, { a: records(1), b: records(1) }, {}, undefined],
  ["the same, where pages are counted", page, { a: records(1), b: records(1), pages: 2 }, {}, 2],
  ["a list below", page, { data: { list: records(1) } }, {}, 2],
  ["no list", page, { id: 1 }, {}, undefined],
  ["nothing", page, undefined, {}, undefined],
  ["records that came so far", offset, records(3), { size: 3, at: 6 }, 9],
  ["the first of them", offset, records(3), { size: 3 }, 3],
  ["fewer than were asked for", offset, records(2), { size: 3 }, undefined],
  ["fewer, of more", offset, { items: records(2), total: 9 }, { size: 3 }, 2],
  ["the last of so many", offset, { items: records(3), total: 9 }, { size: 3, at: 6 }, undefined],
  ["records from one", { ...offset, first: 1 }, { items: records(3), totalResults: 3 }, {}, undefined],
  ["more records from one", { ...offset, first: 1 }, { items: records(3), totalResults: 4 }, {}, 4],
  ["an id", last, { data: records(2), has_more: true }, {}, "r1"],
  ["an id of the end", last, { data: records(2), has_more: false }, {}, undefined],
  ["an id, and not a word", last, records(2), {}, undefined],
  ["the other direction", last, { data: records(2), has_more: true }, { ending_before: "x" }, undefined],
  ["records without an id", last, { data: [{ name: "a" }], has_more: true }, {}, undefined],
  ["another argument that says where it begins", page, records(3), { other: 4 }, undefined],
])("%s", (_, count, value, args, want) => {
  expect(next(count, value, args)).toEqual(want === undefined ? undefined : { at: want });
});

test("headers count, too", () => {
  expect(next(page, records(3), { size: 3 }, { "x-total-count": "3" })).toBeUndefined();
  expect(next(page, records(3), { size: 3 }, { "x-total-count": "4" })).toEqual({ at: 2 });
  expect(next(page, records(1), { at: 2 }, { "x-total-pages": "2" })).toBeUndefined();
});

test("what is sent for arguments that are left out counts as given; an argument has its maximum", () => {
  const given = toolWith(page, "at", { at: 3, size: 2 });
  expect(countOn({ value: records(2), headers: {} }, given, {})).toEqual({ at: 4 });
  expect(countOn({ value: records(1), headers: {} }, given, {})).toBeUndefined();
  const bounded = toolWith(page, "far");
  expect(countOn({ value: records(1), headers: {} }, bounded, { far: 4 })).toEqual({ far: 5 });
  expect(countOn({ value: records(1), headers: {} }, bounded, { far: 5 })).toBeUndefined();
});
