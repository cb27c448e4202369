import type { PagingDefinition } from "../../templates/runtime/tool.ts";
import { curatedTool } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";

const text = { type: "string" };
const page = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const operationWith = (queries: string[], schema: object, more: object = {}) => ({
  operationId: "op",
  parameters: queries.map((name) => ({ name, in: "query", schema: text })),
  responses: { 200: { description: "ok", content: { "application/json": { schema } } }, ...more },
});
const pagingOf = (operation: object, method = "get") =>
  serverOf(documentWith(operation, { method })).server.groups[0]?.tools[0]?.definition.paging;

test.each<[queries: string[], schema: object, want: PagingDefinition | undefined]>([
  [["limit", "cursor"], page("next_cursor"), { argument: "cursor", member: "next_cursor" }],
  [["pageToken", "page"], page("nextPageToken"), { argument: "pageToken", member: "nextPageToken" }],
  [
    ["after"],
    { type: "object", properties: { paging: page("next") } },
    { argument: "after", member: "paging.next" },
  ],
  [["page[token]"], page("next"), { argument: "page_token", member: "next" }],
  [["page", "after"], page("next"), { argument: "after", member: "next" }],
  [["page"], page("next_page", "next_cursor"), { argument: "page", member: "next_page" }],
  [["pagination_key"], page("pagination_key"), { argument: "pagination_key", member: "pagination_key" }],
  [["after"], page("has_more", "last_id"), { argument: "after", member: "last_id" }],
  [["page"], page("has_more", "last_id"), undefined],
  [["offset"], page("next"), { argument: "offset", member: "next" }],
  [["offset"], page("next_cursor"), undefined],
  [["limit"], page("next_cursor"), undefined],
  [["cursor"], page("total"), undefined],
  [["cursor"], { type: "array", items: page("next_cursor") }, undefined],
])("%j and an answer of %j", (queries, schema, want) => {
  expect(pagingOf(operationWith(queries, schema))).toEqual(want);
});

test("several answers of success say nothing for sure", () => {
  expect(
    pagingOf(operationWith(["cursor"], page("next_cursor"), { 202: { description: "" } })),
  ).toBeUndefined();
});

test("an argument of the body takes it, too, under the name that the tool gives it", () => {
  const body = { type: "object", additionalProperties: false, properties: { start_cursor: text } };
  const operation = {
    ...operationWith([], page("next_cursor")),
    requestBody: { content: { "application/json": { schema: body } } },
  };
  const want = { argument: "start_cursor", member: "next_cursor" };
  expect(pagingOf(operation, "post")).toEqual(want);
  const document = documentWith(operation, { method: "post" });
  const renamed = curatedTool(document, { arguments: { start_cursor: { name: "from" } } });
  expect(renamed.definition.paging).toEqual({ ...want, argument: "from" });
  expect(
    curatedTool(document, { arguments: { start_cursor: { hide: true } } }).definition.paging,
  ).toBeUndefined();
  expect(curatedTool(document, { answer: { next: false } }).definition.paging).toBeUndefined();
});
