import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { connectStdio } from "./connect-client.ts";
import { buildPackage } from "./retell-package.ts";

const word = { type: "string" };
const number = { type: "integer" };
const items = { type: "array", items: { type: "object", properties: { id: word, name: word } } };
const query = (names: Record<string, object>) =>
  Object.entries(names).map(([name, schema]) => ({ name, in: "query", schema }));
const answering = (schema: object, more: object = {}) => ({
  responses: { 200: { description: "Done", content: { "application/json": { schema } }, ...more } },
});
const page = (properties: object) => ({ type: "object", properties: { items, ...properties } });
const list = (operationId: string, parameters: Record<string, object>, answer: object) => ({
  get: { operationId, parameters: query(parameters), ...answer },
});

const document = {
  openapi: "3.1.0",
  info: { title: "Pages", version: "1" },
  servers: [{ url: "https://pages.invalid" }],
  paths: {
    "/by-token": list(
      "listByToken",
      { page_token: word, limit: number },
      answering(page({ next_page_token: word })),
    ),
    "/by-cursor": list(
      "listByCursor",
      { cursor: word, limit: number },
      answering(page({ next_cursor: word })),
    ),
    "/by-page": list("listByPage", { page: number, per_page: number }, answering(items)),
    "/by-offset": list("listByOffset", { offset: number, limit: number }, answering(page({ total: number }))),
    "/by-link": list(
      "listByLink",
      { page: number, after: word, limit: number, secret: word },
      answering(items, { headers: { Link: { schema: word } } }),
    ),
    "/by-id": list(
      "listById",
      { starting_after: word, ending_before: word, limit: number },
      answering(page({ has_more: { type: "boolean" } })),
    ),
    "/long": list("listLong", { page_token: word }, answering(page({ next_page_token: word }))),
    "/search": {
      post: {
        operationId: "searchRecords",
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                additionalProperties: false,
                properties: { pagination_key: word, skip: number, limit: number },
              },
            },
          },
        },
        ...answering({ allOf: [page({}), { properties: { pagination_key: word } }] }),
      },
    },
  },
};

const records = Array.from({ length: 7 }, (_, at) => ({ id: `r${at}`, name: `record ${at}` }));

interface Reply {
  value: unknown;
  link?: string;
}

/** Two or so many records from a place on, and the place after them where there is one. */
function cut(from: number, limit: number): { some: typeof records; next: number | undefined } {
  const some = records.slice(from, from + limit);
  return { some, next: from + limit < records.length ? from + limit : undefined };
}

const replies: Record<string, (given: URLSearchParams, body: Record<string, unknown>) => Reply> = {
  "/by-token": (given) => {
    const { some, next } = cut(
      Number(given.get("page_token")?.slice(1) ?? 0),
      Number(given.get("limit") ?? 2),
    );
    return { value: { items: some, ...(next === undefined ? {} : { next_page_token: `t${next}` }) } };
  },
  "/by-cursor": (given) => {
    const { some, next } = cut(Number(given.get("cursor")?.slice(1) ?? 0), 2);
    return { value: { items: some, next_cursor: next === undefined ? null : `c${next}` } };
  },
  "/by-page": (given) => {
    const size = Number(given.get("per_page") ?? 2);
    return { value: cut((Number(given.get("page") ?? 1) - 1) * size, size).some };
  },
  "/by-offset": (given) => {
    const { some } = cut(Number(given.get("offset") ?? 0), Number(given.get("limit") ?? 2));
    return { value: { items: some, total: records.length } };
  },
  "/by-link": (given) => {
    const { some, next } = cut(Number(given.get("after")?.slice(2) ?? 0), 2);
    const address = `https://elsewhere.invalid/by-link?page=${next}&after=a%2F${next}&secret=x&limit=2`;
    return { value: some, ...(next === undefined ? {} : { link: `<${address}>; rel="next"` }) };
  },
  "/by-id": (given) => {
    const { some, next } = cut(records.findIndex(({ id }) => id === given.get("starting_after")) + 1, 2);
    return { value: { items: some, has_more: next !== undefined } };
  },
  "/long": (given) => {
    const long = records.map(({ id }) => ({ id, name: id.repeat(20_000) }));
    return { value: { items: long, ...(given.has("page_token") ? {} : { next_page_token: "t2" }) } };
  },
  "/search": (_, body) => {
    if (body.pagination_key !== undefined && body.skip !== undefined) return { value: { items: [] } };
    const { some, next } = cut(Number(body.pagination_key ?? body.skip ?? 0), 2);
    return { value: { items: some, ...(next === undefined ? {} : { pagination_key: String(next) }) } };
  },
};

const arrived: string[] = [];
const replyTo = async (request: IncomingMessage): Promise<Reply> => {
  const { pathname, search, searchParams } = new URL(request.url ?? "/", "http://api");
  const sent = await text(request);
  arrived.push(`${pathname}${search}${sent}`);
  return replies[pathname]?.(searchParams, sent === "" ? {} : JSON.parse(sent)) ?? { value: null };
};
const api = createServer((request, response) => {
  replyTo(request).then(({ value, link }) => {
    if (link !== undefined) response.setHeader("link", link);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(value));
  });
});
await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

const scratch = await mkdtemp(join(tmpdir(), "mcpgen-paging-"));
await writeFile(join(scratch, "pages.json"), JSON.stringify(document));
const folder = await buildPackage(join(scratch, "pages.json"));
const flags = ["--base-url", origin, "--confirm", "allow"];
const clients = {
  tools: await connectStdio(folder, [...flags, "--surface", "tools"]),
  search: await connectStdio(folder, [...flags, "--surface", "search"]),
};
afterAll(async () => {
  await Promise.all(Object.values(clients).map((client) => client.close()));
  api.closeAllConnections();
  api.close();
  await rm(scratch, { recursive: true, force: true });
});
beforeEach(() => {
  arrived.length = 0;
});

type Surface = keyof typeof clients;
type Arguments = Record<string, unknown>;
interface Page {
  isError: boolean;
  value: unknown;
  said: string;
  next: unknown;
}

async function call(surface: Surface, name: string, args: Arguments): Promise<Page> {
  const client: Client = clients[surface];
  const asked =
    surface === "tools"
      ? { name, arguments: args }
      : { name: "call_operation", arguments: { name, arguments: args } };
  const { content, isError = false } = (await client.callTool(asked)) as CallToolResult;
  const [body = "", said = ""] = content.map((item) => (item.type === "text" ? item.text : ""));
  const next = /next_cursor: ("(?:[^"\\]|\\.)*")/.exec(said)?.[1];
  return { isError, value: JSON.parse(body), said, next: next && JSON.parse(next) };
}

/** Calls again with the same arguments and the cursor until there is none: the ids of all records, in their order. */
async function readAll(surface: Surface, name: string, args: Arguments): Promise<string[]> {
  const ids: string[] = [];
  let cursor: unknown;
  for (let turn = 0; turn < 10; turn++) {
    const { value, next } = await call(surface, name, {
      ...args,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = (
      Array.isArray(value) ? value : (value as { items: typeof records }).items
    ) as typeof records;
    ids.push(...found.map(({ id }) => id));
    if (next === undefined) return ids;
    cursor = next;
  }
  throw new Error(`${name} does not end`);
}

const all = records.map(({ id }) => id);
const styles: [name: string, args: Arguments, want: string[]][] = [
  ["list_by_token", { limit: 3 }, ["?limit=3", "?limit=3&page_token=t3", "?limit=3&page_token=t6"]],
  ["list_by_cursor", {}, ["", "?cursor=c2", "?cursor=c4", "?cursor=c6"]],
  [
    "list_by_page",
    { page: 1, per_page: 3 },
    ["?page=1&per_page=3", "?page=2&per_page=3", "?page=3&per_page=3"],
  ],
  ["list_by_offset", { limit: 3 }, ["?limit=3", "?limit=3&offset=3", "?limit=3&offset=6"]],
  ["list_by_link", {}, ["", "?after=a%2F2&page=2", "?after=a%2F4&page=4", "?after=a%2F6&page=6"]],
  ["list_by_id", {}, ["", "?starting_after=r1", "?starting_after=r3", "?starting_after=r5"]],
  ["search_records", {}, ["", '{"pagination_key":"2"}', '{"pagination_key":"4"}', '{"pagination_key":"6"}']],
];

describe.each<Surface>(["tools", "search"])("on the surface of %s", (surface) => {
  test.each(styles)("%s is read to its end by one argument", async (name, args, want) => {
    expect(await readAll(surface, name, args)).toEqual(all);
    expect(arrived.map((request) => request.replace(/^\/[\w-]+/, ""))).toEqual(want);
  });
});

test("every listing takes one cursor; the API's own arguments stay", async () => {
  const { tools } = await clients.tools.listTools();
  const own: Record<string, string[]> = {};
  for (const { name, inputSchema } of tools) {
    expect(inputSchema.properties?.cursor).toMatchObject({ type: "string" });
    own[name] = Object.keys(inputSchema.properties ?? {}).filter((argument) => argument !== "fields");
  }
  expect(own).toMatchObject({
    list_by_cursor: ["cursor", "limit"],
    list_by_page: ["cursor", "page", "per_page"],
    list_by_link: ["after", "cursor", "limit", "page", "secret"],
    search_records: ["cursor", "limit", "pagination_key", "skip"],
  });
  await call("tools", "list_by_page", { page: 2, per_page: 4 });
  await call("tools", "list_by_link", { after: "a/4", page: 9, secret: "x" });
  expect(arrived).toEqual(["/by-page?page=2&per_page=4", "/by-link?after=a%2F4&page=9&secret=x"]);
});

test("a cursor takes the place of all that says where a page begins, and sets nothing else", async () => {
  const first = await call("tools", "search_records", { skip: 3 });
  expect(first.next).toBe("5");
  const second = await call("tools", "search_records", { skip: 3, cursor: first.next });
  expect(second.value).toMatchObject({ items: [{ id: "r5" }, { id: "r6" }] });
  arrived.length = 0;
  for (const [name, cursor] of [
    ["list_by_link", "?secret=x"],
    ["list_by_link", "?page=2&limit=9"],
    ["list_by_page", "2&page=3"],
    ["list_by_offset", "https://elsewhere.invalid/?offset=3"],
  ] as const) {
    const { isError, value } = await call("tools", name, { cursor });
    expect([isError, value]).toEqual([
      true,
      expect.objectContaining({ message: expect.stringMatching(/^The value of cursor/) }),
    ]);
  }
  expect(arrived).toEqual([]);
});

test("fields that are left out still lead on, and a record that is not chosen", async () => {
  const { value, next } = await call("tools", "list_by_id", { fields: ["name"] });
  expect(value).toEqual({ items: [{ name: "record 0" }, { name: "record 1" }], has_more: true });
  expect(next).toBe("r1");
});

test("an answer that is cut leads on all the same", async () => {
  const { said, next } = await call("tools", "list_long", {});
  expect(said).toMatch(/read_result/);
  expect(next).toBe("t2");
  expect((await call("tools", "list_long", { cursor: next })).said).not.toMatch(/next_cursor/);
});
