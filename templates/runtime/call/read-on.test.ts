import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  changing,
  contextWith,
  sampleServer,
  sampleTool,
  settingsOf,
} from "../../../generator/test/runtime/sample-server.ts";
import type { Customization } from "../customize.ts";
import type { ToolResult } from "../result/result.ts";
import type { ServerDefinition } from "../tool.ts";
import type { CallContext } from "./call-context.ts";
import { createHost } from "./create-host.ts";
import type { Host } from "./host.ts";
import { createView, wholeView } from "./view.ts";

const key = "a key that all replicas share";
const context = contextWith({ key: ["tenant-a-secret"] });
const log = { warn: () => {} };

let body: unknown;
let status = 200;
const arrived: string[] = [];
const upstream = createServer((request: IncomingMessage, response: ServerResponse) => {
  arrived.push(`${request.method} ${request.url}`);
  request.resume();
  response.statusCode = status;
  const isText = typeof body === "string";
  response.setHeader("content-type", isText ? "text/csv" : "application/json");
  response.end(isText ? body : JSON.stringify(body));
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => upstream.close(resolve)));
beforeEach(() => {
  arrived.length = 0;
  status = 200;
  body = { items: records(3_000), next: "abc" };
});
const clock = Date.now;
afterEach(() => {
  Date.now = clock;
});

const records = (length: number) =>
  Array.from({ length }, (_, id) => ({ id, name: `record ${id}`, text: "x".repeat(60) }));

interface Options {
  custom?: Customization;
  flags?: string[];
  server?: ServerDefinition;
  env?: Record<string, string>;
}

function replica({
  custom = {},
  flags = [],
  server = sampleServer(),
  env = { MCP_HANDLE_KEY: key },
}: Options = {}): Promise<Host> {
  return createHost(server, custom, settingsOf("--base-url", origin, ...flags), env, log);
}

const textOf = ({ content }: ToolResult, at = 0): string => {
  const item = content[at];
  return item?.type === "text" ? item.text : "";
};
const handleOf = (result: ToolResult): string => /"handle":"([^"]+)"/.exec(textOf(result, 1))?.[1] ?? "";
const read = (host: Host, args: Record<string, unknown>, by: CallContext = context, view = wholeView) =>
  host.callTool("read_result", args, by, view);
const errorOf = (result: ToolResult): string =>
  result.isError === true ? JSON.parse(textOf(result)).message : `no error: ${textOf(result).slice(0, 99)}`;

const unusable =
  "This handle cannot be used here: it is not whole, or it was not made by this server for you.";

test("an answer is read to its last element, each part from another replica", async () => {
  const replicas = [await replica(), await replica(), await replica()];
  let result = await (replicas[0] as Host).callTool("list_calls", {}, context, wholeView);
  expect(JSON.parse(textOf(result)).next).toBe("abc");
  const seen: unknown[] = [...JSON.parse(textOf(result)).items];
  let parts = 1;
  for (let handle = handleOf(result); handle !== ""; handle = handleOf(result)) {
    result = await read(replicas[parts % 3] as Host, { handle });
    expect(textOf(result).length).toBeLessThanOrEqual(90_000);
    expect(result.structuredContent).toEqual(JSON.parse(textOf(result)));
    seen.push(...JSON.parse(textOf(result)).items);
    parts += 1;
    expect(textOf(result, 1)).toMatch(new RegExp(`^This is part ${parts}, from items\\.\\d+ on`));
  }
  expect(seen).toEqual(records(3_000));
  expect(textOf(result, 1)).toMatch(/, the last\.$/);
  expect(arrived).toEqual(Array.from({ length: parts }, () => "GET /list_calls"));
});

test.each<[title: string, args: Record<string, unknown>, want: unknown]>([
  ["an element", { path: "items.2999.name" }, { items: [{ name: "record 2999" }] }],
  ["a member", { path: "next" }, { next: "abc" }],
  ["a field of all", { path: "items.id" }, { items: records(3_000).map(({ id }) => ({ id })) }],
])("a path brings %s", async (_, args, want) => {
  const host = await replica();
  const handle = handleOf(await host.callTool("list_calls", {}, context, wholeView));
  expect(JSON.parse(textOf(await read(host, { handle, ...args })))).toEqual(want);
});

test("pages are counted from the tool's own answer on, also backwards, and along a path", async () => {
  const host = await replica();
  const first = await host.callTool("list_calls", {}, context, wholeView);
  const second = await read(host, { handle: handleOf(first) });
  const third = await read(host, { handle: handleOf(second) });
  for (const handle of [handleOf(first), handleOf(second)]) {
    expect(textOf(await read(host, { handle, page: 1 }))).toBe(textOf(first));
    expect(textOf(await read(host, { handle, page: 2 }))).toBe(textOf(second));
    expect(textOf(await read(host, { handle, page: 3 }))).toBe(textOf(third));
  }
  const names = await read(host, { handle: handleOf(third), path: "items.text" });
  const more = await read(host, { handle: handleOf(names) });
  expect(JSON.parse(textOf(more)).items[0]).toEqual({ text: "x".repeat(60) });
  expect(errorOf(await read(host, { handle: handleOf(first), page: 99 }))).toMatch(
    /^There is no such part: this answer has \d parts\.$/,
  );
  expect(errorOf(await read(host, { handle: handleOf(first), path: "items.0.nme" }))).toBe(
    'The answer has nothing at "items.0.nme".',
  );
});

test("other text is read on, too", async () => {
  body = "line;".repeat(50_000);
  const host = await replica();
  let result = await host.callTool("list_calls", {}, context, wholeView);
  let whole = textOf(result);
  for (let handle = handleOf(result); handle !== ""; handle = handleOf(result)) {
    result = await read(host, { handle });
    whole += textOf(result);
  }
  expect(whole).toBe(body);
  expect(textOf(result, 1)).toBe("This is part 3, from character 180,001 on, the last.");
});

describe("a handle is refused [threat: tenants]", () => {
  const handle = async (options: Options = {}): Promise<string> =>
    handleOf(await (await replica(options)).callTool("list_calls", {}, context, wholeView));

  test.each<[title: string, change: (handle: string) => string]>([
    ["that is forged", (given) => `${given.slice(0, 20)}${given[20] === "A" ? "B" : "A"}${given.slice(21)}`],
    ["that is cut short", (given) => given.slice(0, -2)],
    ["that is made up", () => "eyJ0b29sIjoibGlzdF9jYWxscyJ9"],
  ])("%s", async (_, change) => {
    expect(errorOf(await read(await replica(), { handle: change(await handle()) }))).toBe(unusable);
    expect(arrived.length).toBe(1);
  });

  test.each<[title: string, by: Partial<CallContext>]>([
    ["another tenant's", { credentials: { key: ["tenant-b-secret"] } }],
    ["for somebody without credentials", { credentials: {} }],
    ["with another header that reaches the API", { forwardedHeaders: [["x-account", "b"]] }],
  ])("%s", async (_, by) => {
    const given = await handle();
    expect(errorOf(await read(await replica(), { handle: given }, { ...context, ...by }))).toBe(unusable);
    expect(arrived.length).toBe(1);
  });

  test.each<[title: string, options: Options]>([
    ["of another key", { env: { MCP_HANDLE_KEY: "quite another secret" } }],
    ["of a process with a key of its own", { env: {} }],
    ["of another version", { server: sampleServer({ version: "1.2.4" }) }],
    ["of a tool that shows less by now", { server: shaped({ drop: ["items.text"] }) }],
    ["of a tool that the operator left out", { flags: ["--exclude", "list_calls"] }],
    ["of a tool that src/custom.ts hides", { custom: { hide: ["list_calls"] } }],
  ])("%s", async (_, options) => {
    const given = await handle();
    expect(errorOf(await read(await replica(options), { handle: given }))).toBe(unusable);
    expect(arrived.length).toBe(1);
  });

  test("of a tool that the view leaves out", async () => {
    const view = createView({ tools: ["get_*"] });
    expect(errorOf(await read(await replica(), { handle: await handle() }, context, view))).toBe(unusable);
  });

  test("that is old", async () => {
    const given = await handle();
    const now = Date.now();
    Date.now = () => now + 14 * 60_000;
    expect((await read(await replica(), { handle: given })).isError).toBeUndefined();
    Date.now = () => now + 16 * 60_000;
    expect(errorOf(await read(await replica(), { handle: given }))).toMatch(/^This handle is too old/);
    expect(errorOf(await read(await replica(), { handle: given }, contextWith({})))).toBe(unusable);
  });
});

test("ids of a conversation may change", async () => {
  const host = await replica();
  const withId = (id: string): CallContext => ({ ...context, forwardedHeaders: [["x-call-id", id]] });
  const first = await host.callTool("list_calls", {}, withId("1"), wholeView);
  expect((await read(host, { handle: handleOf(first) }, withId("2"))).isError).toBeUndefined();
});

function shaped(shape: { drop: string[] }): ServerDefinition {
  const server = sampleServer();
  server.groups[0]?.tools.splice(0, 1, sampleTool("list_calls", { shape }));
  return server;
}

describe("what a part must not show [threat: secrets]", () => {
  test("fields that the tool leaves out, and secrets", async () => {
    body = { items: records(3_000).map((record) => ({ ...record, echo: "tenant-a-secret" })) };
    const host = await replica({ server: shaped({ drop: ["items.text"] }) });
    const first = await host.callTool("list_calls", {}, context, wholeView);
    const text = textOf(await read(host, { handle: handleOf(first) }));
    expect([text.includes('"echo":"[redacted]"'), text.includes("xxx")]).toEqual([true, false]);
    expect(errorOf(await read(host, { handle: handleOf(first), path: "items.9.text" }))).toMatch(
      /nothing at/,
    );
  });

  test("what code of src/custom.ts takes out; it sees each part, and the arguments", async () => {
    const seen: unknown[] = [];
    const custom: Customization = {
      tools: {
        get_call: {
          before: (args) => {
            seen.push(args);
            if (args.call_id === "forbidden") throw new Error("no");
            return { call_id: "mine" };
          },
          after: ({ content, ...rest }) => ({
            ...rest,
            content: content.map((item) =>
              item.type === "text" ? { ...item, text: item.text.replaceAll("record", "thing") } : item,
            ),
          }),
        },
      },
    };
    const host = await replica({ custom });
    const first = await host.callTool("get_call", { call_id: "x" }, context, wholeView);
    const part = await read(host, { handle: handleOf(first) });
    expect([textOf(part).includes("thing 1000"), textOf(part).includes("record")]).toEqual([true, false]);
    expect(seen).toEqual([{ call_id: "x" }, { call_id: "x" }]);
    expect(arrived).toEqual(["GET /get-call/mine", "GET /get-call/mine"]);
  });

  test("an error of the API is one", async () => {
    const host = await replica();
    const first = await host.callTool("list_calls", {}, context, wholeView);
    status = 403;
    body = { message: "no longer" };
    expect(errorOf(await read(host, { handle: handleOf(first) }))).toBe("no longer");
  });
});

describe("the answer of a call that changes something [threat: tenants]", () => {
  const flags = ["--confirm", "allow"];

  test("is kept and read without another request, by the same caller only", async () => {
    const host = await replica({ flags });
    const first = await host.callTool("create_call", {}, context, wholeView);
    let result = await read(host, { handle: handleOf(first) });
    const ids = JSON.parse(textOf(result)).items.map(({ id }: { id: number }) => id);
    while (handleOf(result) !== "") {
      result = await read(host, { handle: handleOf(result) });
      ids.push(...JSON.parse(textOf(result)).items.map(({ id }: { id: number }) => id));
    }
    expect([ids.at(-1), ids.length]).toEqual([2_999, 3_000 - ids[0]]);
    expect(arrived).toEqual(["POST /create-call"]);
    const other = contextWith({ key: ["tenant-b-secret"] });
    expect(errorOf(await read(host, { handle: handleOf(first) }, other))).toBe(unusable);
  });

  test("is not on another replica, nor here for ever, and is never made again", async () => {
    const host = await replica({ flags });
    const given = handleOf(await host.callTool("create_call", {}, context, wholeView));
    expect(errorOf(await read(await replica({ flags }), { handle: given }))).toMatch(
      /^The answer is no longer here/,
    );
    for (let index = 0; index < 64; index += 1) await host.callTool("create_call", {}, context, wholeView);
    expect(errorOf(await read(host, { handle: given }))).toMatch(/^The answer is no longer here/);
    expect(arrived.length).toBe(65);
  });

  test("also of one that only reads but needs a person", async () => {
    const server = sampleServer();
    server.groups[0]?.tools.push(
      sampleTool("reveal", { confirm: true }),
      sampleTool("touch", { hints: changing }),
    );
    const host = await replica({ server, flags });
    for (const name of ["reveal", "touch"]) {
      const first = await host.callTool(name, {}, context, wholeView);
      expect((await read(host, { handle: handleOf(first) })).isError).toBeUndefined();
    }
    expect(arrived).toEqual(["GET /reveal", "GET /touch"]);
  });
});

describe("fields that a caller chooses", () => {
  const server = sampleServer();
  server.groups[0]?.tools.splice(
    0,
    1,
    sampleTool("list_calls", {
      inputSchema: { type: "object", properties: { fields: { type: "array" } }, additionalProperties: false },
      shape: { drop: ["items.text"], fields: { argument: "fields", list: "items" } },
      answer: { type: "object", required: { other: [] } },
    }),
  );

  test("are all that is shown of each record, also of the parts that follow, and bring nothing back", async () => {
    const host = await replica({ server });
    body = { items: records(3_000), next: "abc" };
    const some = await host.callTool("list_calls", { fields: ["id", "text"] }, context, wholeView);
    expect(JSON.parse(textOf(some))).toEqual({
      items: records(3_000).map(({ id }) => ({ id })),
      next: "abc",
    });
    body = { items: records(9_000) };
    const first = await host.callTool("list_calls", { fields: ["id"] }, context, wholeView);
    const part = await read(host, { handle: handleOf(first) });
    expect(Object.keys(JSON.parse(textOf(part)).items[0])).toEqual(["id"]);
    expect(arrived.every((line) => line === "GET /list_calls")).toBe(true);
  });

  test("are no drift of the answer", async () => {
    const warned: unknown[] = [];
    const logging = { warn: (...said: unknown[]) => void warned.push(said) };
    const host = await createHost(server, {}, settingsOf("--base-url", origin), {}, logging);
    body = { items: [] };
    await host.callTool("list_calls", { fields: ["id"] }, context, wholeView);
    expect(warned.length).toBe(0);
    await host.callTool("list_calls", {}, context, wholeView);
    expect(warned.length).toBe(1);
  });
});

describe("the tool read_result", () => {
  const names = (host: Host): string[] =>
    JSON.parse(host.listTools(wholeView)).tools.map(({ name }: { name: string }) => name);

  test("is listed where the operator says so, and on the search surface; the notice knows", async () => {
    const plain = await replica();
    expect(names(plain)).toEqual(["list_calls", "get_call", "create_call"]);
    const unlisted = textOf(await plain.callTool("list_calls", {}, context, wholeView), 1);
    expect(unlisted).toContain("It is not in the list of tools unless");
    for (const flags of [["--read-results"], ["--surface", "search"]]) {
      const host = await replica({ flags });
      expect(names(host).at(-1)).toBe("read_result");
      const call: [string, object] =
        flags.length === 1 ? ["list_calls", {}] : ["call_read_operation", { name: "list_calls" }];
      const first = await host.callTool(call[0], { ...call[1] }, context, wholeView);
      expect(textOf(first, 1)).not.toContain("It is not in the list");
      const part = await read(host, { handle: handleOf(first) });
      expect(textOf(part, 1)).not.toContain("It is not in the list");
      expect(JSON.parse(textOf(part)).items.length).toBeGreaterThan(100);
    }
  });

  test("gives way to a tool of that name", async () => {
    const server = sampleServer();
    server.groups[0]?.tools.push(sampleTool("read_result"));
    const host = await replica({ server, flags: ["--read-results"] });
    expect(names(host)).toEqual(["list_calls", "get_call", "create_call", "read_result", "read_result_2"]);
    const first = await host.callTool("list_calls", {}, context, wholeView);
    expect(textOf(first, 1)).toContain("call read_result_2 with");
    const part = await host.callTool("read_result_2", { handle: handleOf(first) }, context, wholeView);
    expect(textOf(part, 1)).toMatch(/^This is part 2/);
  });

  test.each<[args: Record<string, unknown>, want: RegExp]>([
    [{}, /handle/],
    [{ handle: 5 }, /handle/],
    [{ handle: "x", page: 0 }, /page/],
    [{ handle: "x", more: 1 }, /more/],
  ])("refuses %j", async (args, want) => {
    expect(errorOf(await read(await replica(), args))).toMatch(want);
  });
});

test("a key that is too short stops the start", async () => {
  await expect(replica({ env: { MCP_HANDLE_KEY: "short" } })).rejects.toThrow(/^MCP_HANDLE_KEY is too short/);
});
