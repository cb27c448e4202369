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
const told = (result: ToolResult, at = 1): string | undefined => {
  const item = result.content[at];
  return item?.type === "text" ? item.text : undefined;
};
const answer = (value?: Record<string, unknown>): ToolResult => ({
  content: [{ type: "text", text: "…" }],
  ...(value === undefined ? {} : { structuredContent: value }),
});

describe("a member leads to the next page", () => {
  test.each<
    [title: string, paging: PagingDefinition, value: Record<string, unknown>, want: object | undefined]
  >([
    ["a cursor", byToken, { meta: { next: "abc" } }, { token: "abc" }],
    ["a number for a text", byToken, { meta: { next: 7 } }, { token: "7" }],
    ["a text for a number", byPage, { next: "3" }, { page: 3 }],
    ["an address", byPage, { next: "https://api.invalid/calls?page=3#x" }, { page: 3 }],
    ["an address below", byToken, { meta: { next: "/calls?page%5Btoken%5D=a%2Fb" } }, { token: "a/b" }],
    ["several values of an address", byPage, { next: "/calls?limit=9&page=3" }, { page: 3, limit: 9 }],
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
    const said = told(tellNextPage(answer(value), tool(paging), { page: 2 }, {}));
    expect(said === undefined ? undefined : JSON.parse(/and (\{.*\})\.$/.exec(said)?.[1] ?? "")).toEqual(
      want,
    );
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
    const said = told(tellNextPage(answer(), tool(), { page: 2, limit: 5 }, { link }));
    expect(said === undefined ? undefined : JSON.parse(/and (\{.*\})\.$/.exec(said)?.[1] ?? "")).toEqual(
      want,
    );
  });
});

test("it is said in the second item, after what is there, without secrets", () => {
  const redact = (text: string) => text.replaceAll("secret", "[redacted]");
  const value = { meta: { next: "a-secret" } };
  const said =
    'next_cursor: "a-[redacted]". For the next page call list_calls again with the same arguments and {"token":"a-[redacted]"}.';
  const plain = tellNextPage(answer(value), tool(byToken), {}, {}, redact);
  expect(plain.content).toEqual([
    { type: "text", text: "…" },
    { type: "text", text: said },
  ]);
  expect(plain.structuredContent).toBe(value);
  const cut: ToolResult = {
    content: [...answer().content, { type: "text", text: "Cut." }],
    structuredContent: value,
  };
  expect(told(tellNextPage(cut, tool(byToken), {}, {}, redact))).toBe(`Cut. ${said}`);
  const failed: ToolResult = { ...answer(value), isError: true };
  expect(tellNextPage(failed, tool(byToken), {}, {})).toBe(failed);
});
