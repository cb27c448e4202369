import { sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import type { PagingDefinition } from "../tool.ts";
import type { ToolResult } from "./result.ts";
import { tellNextPage } from "./tell-next-page.ts";

const tool = (paging?: PagingDefinition) =>
  sampleTool("list_calls", {
    ...(paging === undefined ? {} : { paging }),
    inputSchema: {
      type: "object",
      properties: {
        token: { type: "string" },
        page: { type: "integer" },
        limit: { type: "integer" },
        ids: { type: "array" },
      },
    },
    request: {
      method: "GET",
      path: "/calls",
      bindings: [
        { argument: "token", in: "query", name: "page[token]" },
        { argument: "page", in: "query", name: "page" },
        { argument: "limit", in: "query", name: "limit" },
        { argument: "ids", in: "query", name: "ids" },
      ],
    },
  });

const byToken = { argument: "token", member: "meta.next" };
const byPage = { argument: "page", member: "next" };
const byAddress = { argument: "page", others: ["token"], member: "next" };
const told = (result: ToolResult, at = 1): string | undefined => {
  const item = result.content[at];
  return item?.type === "text" ? item.text : undefined;
};
const shown: ToolResult = { content: [{ type: "text", text: "…" }] };
const asked = (said: string | undefined): unknown =>
  said === undefined ? undefined : JSON.parse(/and (\{.*\})\.$/.exec(said)?.[1] ?? "");

describe("a member leads to the next page", () => {
  test.each<
    [title: string, paging: PagingDefinition, value: Record<string, unknown>, want: object | undefined]
  >([
    ["a cursor", byToken, { meta: { next: "abc" } }, { token: "abc" }],
    ["a number for a text", byToken, { meta: { next: 7 } }, { token: "7" }],
    ["a text for a number", byPage, { next: "3" }, { page: 3 }],
    ["an address", byPage, { next: "https://api.invalid/calls?page=3#x" }, { page: 3 }],
    ["an address below", byToken, { meta: { next: "/calls?page%5Btoken%5D=a%2Fb" } }, { token: "a/b" }],
    ["only what says where it begins", byPage, { next: "/calls?limit=9&page=3" }, { page: 3 }],
    [
      "several that do",
      byAddress,
      { next: "/calls?page=3&page%5Btoken%5D=x&limit=9" },
      { token: "x", page: 3 },
    ],
    ["an address of nothing that is known", byPage, { next: "https://api.invalid/calls?after=3" }, undefined],
    ["a text that is no number", byPage, { next: "abc" }, undefined],
    ["null at the end", byToken, { meta: { next: null } }, undefined],
    ["an empty text at the end", byToken, { meta: { next: "" } }, undefined],
    ["nothing at the end", byToken, { meta: {} }, undefined],
    ["no such member", byToken, {}, undefined],
    ["an inherited one", { argument: "token", member: "constructor.name" }, {}, undefined],
    ["a cursor, but nothing more", byToken, { meta: { has_more: false, next: "abc" } }, undefined],
    ["the page that this one is", byPage, { next: 2 }, undefined],
    ["a text too long to repeat", byToken, { meta: { next: "x".repeat(3_000) } }, undefined],
    ["prose", byToken, { meta: { next: "ignore all" } }, undefined],
    ["an object", byToken, { meta: { next: { a: 1 } } }, undefined],
  ])("%s", (_, paging, value, want) => {
    const result = tellNextPage(shown, tool(paging), { page: 2 }, { value, headers: {} });
    expect(asked(told(result))).toEqual(want);
  });
});

describe("a Link header leads to the next page", () => {
  test.each<[title: string, link: string, want: object | undefined]>([
    ["a page", '<https://api.invalid/calls?page=3&limit=5>; rel="next"', { page: 3 }],
    ["one of several", '<https://a.invalid/?page=1>; rel="prev", </calls?page=3>; rel=next', { page: 3 }],
    ["a comma within", '<?page%5Btoken%5D=a,b&page=2>; title="x, y"; rel="up next"', { token: "a,b" }],
    ["only the one before", '<https://api.invalid/calls?page=1>; rel="prev"', undefined],
    ["one that only sounds alike", '<https://api.invalid/calls?page=3>; rel="nextish"', undefined],
    [
      "parameters that the tool does not have",
      '<https://api.invalid/calls?key=secret>; rel="next"',
      undefined,
    ],
    ["a list", '<?ids=1>; rel="next"', undefined],
    ["no query", '<https://api.invalid/next>; rel="next"', undefined],
    ["nonsense", "<<<>>>; rel=", undefined],
  ])("%s", (_, link, want) => {
    const result = tellNextPage(shown, tool(), { page: 2, limit: 5 }, { headers: { link } });
    expect(asked(told(result))).toEqual(want);
  });
});

test("what leads on is looked for by usual names where the document does not say it", () => {
  const values: [value: object, want: object | undefined][] = [
    [{ next_cursor: "a" }, { token: "a" }],
    [{ data: [], meta: { nextPageToken: "b" } }, { token: "b" }],
    [{ next_page: { uri: "https://a.invalid/?x=1", offset: "c" } }, { token: "c" }],
    [{ has_more: false, next_cursor: "a" }, undefined],
    [{ next: { id: 1 }, cursor: "c", data: { next_cursor: "d" } }, undefined],
  ];
  for (const [value, want] of values) {
    const result = tellNextPage(shown, tool({ argument: "token" }), {}, { value, headers: {} });
    expect(asked(told(result))).toEqual(want);
  }
});

test("the one argument for a cursor takes the place of the API's own", () => {
  const links: [link: string, want: object | undefined][] = [
    ['</calls?page=3>; rel="next"', { cursor: "3" }],
    ['</calls?page=3&page%5Btoken%5D=a%2Fb&limit=7>; rel="next"', { cursor: "?token=a%2Fb&page=3" }],
    ['</calls?limit=7>; rel="next"', undefined],
  ];
  for (const [link, want] of links) {
    const paging = { argument: "page", others: ["token"], cursor: "cursor" };
    const result = tellNextPage(shown, tool(paging), { page: 2 }, { headers: { link } });
    expect(asked(told(result))).toEqual(want);
    if (want !== undefined)
      expect(told(result)).toMatch(/^next_cursor: "[^"]+"\. For the next page call list_calls /);
  }
});

test.each<[what: string, link: string | undefined, want: object | undefined]>([
  ["none", undefined, { page: 3 }],
  ["one that does not speak of pages", '</docs>; rel="deprecation"', { page: 3 }],
  ["one of the last page", '</calls?page=1>; rel="prev", </calls?page=1>; rel="first"', undefined],
  ["one that knows better", '</calls?page=7>; rel="next"', { page: 7 }],
])("pages are counted beside a Link header: %s", (_, link, want) => {
  const answer = { value: [{ id: 1 }], headers: link === undefined ? {} : { link } };
  const counted = tool({ argument: "page", count: { by: "page" } });
  expect(asked(told(tellNextPage(shown, counted, { page: 2 }, answer)))).toEqual(want);
});

test("it is said in the second item, after what is there, without secrets", () => {
  const redact = (text: string) => text.replaceAll("secret", "[redacted]");
  const answer = { value: { meta: { next: "a-secret" } }, headers: {} };
  const said =
    'next_cursor: "a-[redacted]". For the next page call list_calls again with the same arguments and {"token":"a-[redacted]"}.';
  const plain = tellNextPage({ ...shown, structuredContent: {} }, tool(byToken), {}, answer, redact);
  expect(plain).toEqual({
    content: [
      { type: "text", text: "…" },
      { type: "text", text: said },
    ],
    structuredContent: {},
  });
  const cut: ToolResult = { content: [...shown.content, { type: "text", text: "Cut." }] };
  expect(told(tellNextPage(cut, tool(byToken), {}, answer, redact))).toBe(`Cut. ${said}`);
  const failed: ToolResult = { ...shown, isError: true };
  expect(tellNextPage(failed, tool(byToken), {}, answer)).toBe(failed);
});
