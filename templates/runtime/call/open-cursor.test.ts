import { sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import { writeCursor } from "../result/page-cursor.ts";
import type { PagingDefinition } from "../tool.ts";
import { openCursor } from "./open-cursor.ts";

const paging: PagingDefinition = { argument: "page", others: ["after"], cursor: "cursor" };
const properties = {
  page: { type: "integer" },
  after: { type: "string" },
  limit: { type: "integer" },
  cursor: { type: "string" },
};
const tool = sampleTool("list_calls", { inputSchema: { type: "object", properties }, paging });
type Arguments = Record<string, unknown>;

test.each<[what: string, args: Arguments, want: Arguments]>([
  ["the value of the API's own argument", { cursor: "3" }, { page: 3 }],
  ["a number", { cursor: 3, limit: 5 }, { limit: 5, page: 3 }],
  ["in place of what the call before had", { page: 2, after: "x", cursor: "3" }, { page: 3 }],
  ["several arguments", { page: 2, cursor: "?page=3&after=a%2Fb" }, { page: 3, after: "a/b" }],
  ["another argument alone", { page: 2, cursor: "?after=c" }, { after: "c" }],
  ["none", { page: 2, limit: 5 }, { page: 2, limit: 5 }],
  ["an empty one", { page: 2, cursor: "" }, { page: 2 }],
  ["one of a wrong type, which the check of arguments tells", { cursor: ["3"] }, { cursor: ["3"] }],
])("%s", (_, args, want) => {
  expect(openCursor(args, tool)).toEqual(want);
});

test.each([
  "abc",
  "3 4",
  "?limit=9",
  "?page=3&limit=9",
  "?cursor=3",
  "?__proto__=1",
  "?page=x",
  "?",
  "x".repeat(3_000),
])("a forged cursor is refused: %s", (cursor) => {
  expect(() => openCursor({ cursor }, tool)).toThrow("The value of cursor is none that list_calls gave.");
});

test("a tool without paging has no cursor to open", () => {
  const args = { cursor: "3" };
  expect(openCursor(args, sampleTool("get_call"))).toBe(args);
  const own = sampleTool("list_calls", { paging: { argument: "cursor", member: "next_cursor" } });
  expect(openCursor(args, own)).toBe(args);
});

test.each<[next: Arguments, cursor: string]>([
  [{ page: 3 }, "3"],
  [{ after: "a&b=c" }, "?after=a%26b%3Dc"],
  [{ page: 3, after: "ü" }, "?page=3&after=%C3%BC"],
])("%j is written as %s, and read again", (next, cursor) => {
  expect(writeCursor(next, paging)).toBe(cursor);
  expect(openCursor({ cursor }, tool)).toEqual(next);
});

test("a value that begins like a query is read as a value", () => {
  const byText: PagingDefinition = { argument: "after", cursor: "cursor" };
  const cursor = writeCursor({ after: "?page=1" }, byText);
  expect(openCursor({ cursor }, { ...tool, paging: byText })).toEqual({ after: "?page=1" });
});
