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
  [
    ["pageToken", "page"],
    page("nextPageToken"),
    { argument: "pageToken", others: ["page"], member: "nextPageToken" },
  ],
  [
    ["after"],
    { type: "object", properties: { paging: page("next") } },
    { argument: "after", member: "paging.next" },
  ],
  [["page[token]"], page("next"), { argument: "page_token", member: "next" }],
  [["page", "after"], page("next"), { argument: "after", others: ["page"], member: "next" }],
  [["page"], page("next_page", "next_cursor"), { argument: "page", member: "next_page" }],
  [["pagination_key"], page("pagination_key"), { argument: "pagination_key", member: "pagination_key" }],
  [["after"], page("has_more", "last_id"), { argument: "after", member: "last_id" }],
  [
    ["start_after_item_id"],
    page("has_more", "last_item_id"),
    { argument: "start_after_item_id", member: "last_item_id" },
  ],
  [["page"], page("has_more", "last_id"), undefined],
  [["offset"], page("next"), { argument: "offset", member: "next" }],
  [["offset"], page("next_cursor"), undefined],
  [
    ["offset"],
    { type: "object", properties: { next_page: page("offset", "uri") } },
    { argument: "offset", member: "next_page.offset" },
  ],
  [["Cursor"], page("NextCursor"), { argument: "Cursor", member: "NextCursor" }],
  [["limit"], page("next_cursor"), undefined],
  [["cursor"], page("total"), undefined],
  [["cursor"], { type: "array", items: page("next_cursor") }, undefined],
  [
    ["$skip", "since"],
    page("@odata.nextLink"),
    { argument: "skip", others: ["since"], member: "@odata\\.nextLink" },
  ],
])("%j and an answer of %j", (queries, schema, want) => {
  const own = /cursor/i.test(String(queries)) || want === undefined ? want : { ...want, cursor: "cursor" };
  expect(pagingOf(operationWith(queries, schema))).toEqual(own);
});

describe("where no member of the answer leads on", () => {
  const number = { type: "integer" };
  const records = { type: "array", items: page("id") };
  const list = { type: "object", properties: { items: records } };
  const counted = { type: "object", properties: { items: records, has_more: { type: "boolean" } } };
  const withLink = (schema: object) => ({
    200: {
      description: "ok",
      headers: { link: { schema: text } },
      content: { "application/json": { schema } },
    },
  });
  type Parameter = [name: string, schema: object, more?: object];
  const operationOf = (parameters: Parameter[], answer: object) => ({
    ...operationWith([], answer),
    parameters: parameters.map(([name, shape, more]) => ({ name, in: "query", schema: shape, ...more })),
    ...("200" in answer ? { responses: answer } : {}),
  });
  const limit: Parameter = ["limit", { type: "integer", default: 20 }];

  test.each<[what: string, parameters: Parameter[], answer: object, want: PagingDefinition | undefined]>([
    ["a page", [["page", number]], list, { argument: "page", count: { by: "page" } }],
    [
      "a page and its size",
      [["page[number]", number], limit],
      records,
      { argument: "page_number", count: { by: "page", size: "limit", records: 20 } },
    ],
    [
      "a page from zero",
      [["page", { type: "integer", minimum: 0 }]],
      list,
      { argument: "page", count: { by: "page", first: 0 } },
    ],
    [
      "one that says so",
      [["page", number, { description: "Zero-based." }]],
      list,
      { argument: "page", count: { by: "page", first: 0 } },
    ],
    [
      "one that begins elsewhere",
      [["page", { type: "integer", default: 1, minimum: 0 }]],
      list,
      { argument: "page", count: { by: "page" } },
    ],
    ["an offset", [["offset", number]], list, { argument: "offset", count: { by: "offset" } }],
    [
      "SCIM",
      [
        ["startIndex", number],
        ["count", number],
      ],
      list,
      { argument: "startIndex", count: { by: "offset", first: 1, size: "count" } },
    ],
    ["a start that may be a time", [["start", number]], list, undefined],
    [
      "a page before an offset, and both are of one kind",
      [
        ["offset", number],
        ["page", number],
      ],
      list,
      { argument: "page", others: ["offset"], count: { by: "page" } },
    ],
    [
      "the id of the last record",
      [["starting_after", text], limit],
      counted,
      { argument: "starting_after", count: { by: "last", size: "limit", records: 20 } },
    ],
    ["an id where nothing says that there are more", [["starting_after", text]], list, undefined],
    ["a page that is a text", [["page", text]], list, undefined],
    ["the page of a document", [["page", number]], page("html"), undefined],
    [
      "a page of what is not described",
      [["page", number], limit],
      {},
      { argument: "page", count: { by: "page", size: "limit", records: 20 } },
    ],
    [
      "a cursor in an answer that is not described",
      [["token", text], ["next_token", text], limit],
      {},
      { argument: "next_token" },
    ],
    [
      "a cursor of a number, where the argument is a page",
      [["page", number]],
      { type: "object", properties: { items: records, next_cursor: text } },
      { argument: "page", count: { by: "page" } },
    ],
    [
      "a Link header",
      [["page", number], ["since", text], limit],
      withLink(records),
      { argument: "page", others: ["since"] },
    ],
    ["a Link header, and a date only", [["since", text], limit], withLink(records), { argument: "since" }],
    ["a Link header, and nothing to set", [limit], withLink(records), undefined],
  ])("%s", (_, parameters, answer, want) => {
    const paging = pagingOf(operationOf(parameters, answer));
    expect(paging).toEqual(want && { ...want, cursor: "cursor" });
  });

  test("a POST that asks for a size lists, any other does not", () => {
    const bodyOf = (...names: string[]) => ({
      requestBody: {
        content: {
          "application/json": {
            schema: {
              type: "object",
              additionalProperties: false,
              properties: Object.fromEntries(names.map((name) => [name, number])),
            },
          },
        },
      },
    });
    const operation = operationWith([], list);
    expect(pagingOf({ ...operation, ...bodyOf("page", "per_page") }, "post")).toEqual({
      argument: "page",
      count: { by: "page", size: "per_page" },
      cursor: "cursor",
    });
    expect(pagingOf({ ...operation, ...bodyOf("page") }, "post")).toBeUndefined();
    const byQuery = (answer: object) => pagingOf(operationOf([["offset", text], limit], answer), "post");
    expect(byQuery({})).toBeUndefined();
    expect(byQuery(list)).toEqual({ argument: "offset", cursor: "cursor" });
    expect(pagingOf({ ...operation, ...bodyOf("page", "per_page") }, "put")).toBeUndefined();
  });
});

test("several answers of success say nothing for sure", () => {
  expect(
    pagingOf(operationWith(["cursor"], page("next_cursor"), { 202: { description: "" } })),
  ).toBeUndefined();
});

describe("the argument cursor", () => {
  const parameters = ["a", "page_token", "z"].map((name) => ({ name, in: "query", schema: text }));
  const operation = { ...operationWith([], page("next_page_token")), parameters };
  const names = (tool: ReturnType<typeof curatedTool>) => Object.keys(tool.definition.inputSchema.properties);

  test("stands among the optional ones, and is none of the operation's", () => {
    const tool = curatedTool(documentWith(operation), {});
    expect(names(tool)).toEqual(["a", "cursor", "page_token", "z"]);
    expect(tool.arguments.map(({ name }) => name)).toEqual(["a", "page_token", "z"]);
    expect(tool.definition.inputSchema.properties.cursor).toEqual({
      type: "string",
      description: "The last answer's next_cursor.",
    });
  });

  test.each<[answer: object, paging: PagingDefinition | undefined]>([
    [{ cursor: false }, { argument: "page_token", member: "next_page_token" }],
    [{ next: false }, undefined],
    [
      { drop: ["x"], include: "cursor" },
      { argument: "page_token", member: "next_page_token" },
    ],
  ])("is left out by %j", (answer, paging) => {
    const { definition } = curatedTool(documentWith(operation), { answer });
    expect(definition.paging).toEqual(paging);
    const { description = "" } = (definition.inputSchema.properties.cursor ?? {}) as { description?: string };
    expect(description).not.toMatch(/next_cursor/);
  });

  test("is left out where the operation has one of its own, and where a call removes", () => {
    const own = { ...operation, parameters: [...parameters, { name: "cursor", in: "header", schema: text }] };
    expect(curatedTool(documentWith(own), {}).definition.paging).toEqual({
      argument: "page_token",
      member: "next_page_token",
    });
    const removing = curatedTool(documentWith(operation, { method: "delete" }), {});
    expect(names(removing)).toEqual(["a", "page_token", "z"]);
  });
});

test("an argument of the body takes it, too, under the name that the tool gives it", () => {
  const body = { type: "object", additionalProperties: false, properties: { start_cursor: text } };
  const operation = {
    ...operationWith([], page("next_cursor")),
    requestBody: { content: { "application/json": { schema: body } } },
  };
  const want = { argument: "start_cursor", member: "next_cursor", cursor: "cursor" };
  expect(pagingOf(operation, "post")).toEqual(want);
  const document = documentWith(operation, { method: "post" });
  const renamed = curatedTool(document, { arguments: { start_cursor: { name: "from" } } });
  expect(renamed.definition.paging).toEqual({ ...want, argument: "from" });
  expect(
    curatedTool(document, { arguments: { start_cursor: { hide: true } } }).definition.paging,
  ).toBeUndefined();
  expect(curatedTool(document, { answer: { next: false } }).definition.paging).toBeUndefined();
});
