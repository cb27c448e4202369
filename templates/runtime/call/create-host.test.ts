import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  contextWith,
  sampleServer,
  sampleTool,
  settingsOf,
} from "../../../generator/test/runtime/sample-server.ts";
import type { Customization } from "../customize.ts";
import type { ToolResult } from "../result/result.ts";
import { createHost } from "./create-host.ts";
import { UnknownToolError } from "./unknown-tool-error.ts";
import { createView, wholeView } from "./view.ts";

const secret = "key_1234567890";
const context = contextWith({ key: [secret] });
const log = { warn: () => {} };

let answer: (request: IncomingMessage, response: ServerResponse) => void;
const arrived: string[] = [];
const upstream = createServer((request, response) => {
  arrived.push(`${request.method} ${request.url} ${request.headers.authorization}`);
  request.resume();
  answer(request, response);
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => upstream.close(resolve)));
beforeEach(() => {
  arrived.length = 0;
  answer = (_, response) => response.setHeader("content-type", "application/json").end('{"ok":true}');
});

function hostOf(custom: Customization = {}, ...flags: string[]) {
  return createHost(sampleServer(), custom, settingsOf("--base-url", origin, ...flags), {}, log);
}

const textOf = ({ content: [item] }: ToolResult): string => (item?.type === "text" ? item.text : "");

test("a call is the request of its tool, with the caller's credential", async () => {
  const host = await hostOf();
  const result = await host.callTool("get_call", { call_id: "a/b" }, context, wholeView);
  expect(result).toEqual({
    content: [{ type: "text", text: '{"ok":true}' }],
    structuredContent: { ok: true },
  });
  expect(arrived).toEqual([`GET /get-call/a%2Fb Bearer ${secret}`]);
});

test("a tool can be called by a name that it had before, and is not listed by it", async () => {
  const server = sampleServer();
  server.groups[0]?.tools.push(
    sampleTool("stop_call", { aliases: ["end_call", "get_call"] }),
    sampleTool("end_all", { aliases: ["stop_all"] }),
  );
  const host = await createHost(
    server,
    {},
    settingsOf("--base-url", origin, "--exclude", "stop_all"),
    {},
    log,
  );
  await host.callTool("end_call", {}, context, wholeView);
  await host.callTool("get_call", { call_id: "x" }, context, wholeView);
  expect(arrived.map((line) => line.split(" ")[1])).toEqual(["/stop_call", "/get-call/x"]);
  expect(host.listTools(wholeView)).not.toContain("end_call");
  await expect((async () => host.callTool("stop_all", {}, context, wholeView))()).rejects.toThrow(
    UnknownToolError,
  );
});

test("the list is one line of JSON, and the same string each time", async () => {
  const server = sampleServer();
  server.groups[0]?.tools.push(sampleTool("odd", { description: "Two\nlines\u2028and more" }));
  const host = await createHost(server, {}, settingsOf(), {}, log);
  const text = host.listTools(wholeView);
  expect(text).not.toMatch(/[\r\n]/);
  expect(host.listTools(wholeView)).toBe(text);
  const { tools } = JSON.parse(text);
  expect(tools.map(({ name }: { name: string }) => name)).toEqual([
    "list_calls",
    "get_call",
    "create_call",
    "odd",
  ]);
  expect(tools[1]).toEqual({
    name: "get_call",
    title: "Get a call",
    description: "Does get_call.",
    inputSchema: server.groups[0]?.tools[1]?.inputSchema,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  });
});

describe("a tool that is not there [threat: read-only-and-filters]", () => {
  test.each([
    ["get_cal", [], 'There is no tool called "get_cal". Did you mean "get_call"?'],
    ["zzz", [], 'There is no tool called "zzz". Call tools/list for the names.'],
    ["create_call", ["--read-only"], /There is no tool called "create_call"/],
    ["get_call", ["--exclude", "get_*"], /There is no tool called "get_call"/],
    ["list_agents", [], /There is no tool called "list_agents"/],
    ["__proto__", [], /There is no tool called "__proto__"/],
  ])("%s with %j", async (name, flags, want) => {
    const host = await hostOf({}, ...flags);
    const act = () => host.callTool(name, {}, context, wholeView);
    expect(act).toThrow(UnknownToolError);
    expect(act).toThrow(want);
    expect(arrived).toEqual([]);
  });

  test("names nothing that the view does not show", async () => {
    const host = await hostOf();
    const view = createView({ tools: ["list_calls"] });
    expect(() => host.callTool("get_cal", {}, context, view)).toThrow(/Call tools\/list/);
    expect(() => host.callTool("get_call", { call_id: "a" }, context, view)).toThrow(UnknownToolError);
    expect(JSON.parse(host.listTools(view)).tools).toHaveLength(1);
    expect(JSON.parse(host.listTools(wholeView)).tools).toHaveLength(3);
  });
});

test("what is wrong is an answer, and nothing is sent [threat: unknown-arguments]", async () => {
  const host = await hostOf();
  const result = await host.callTool("get_call", { id: secret }, context, wholeView);
  expect(result.isError).toBe(true);
  expect(JSON.parse(textOf(result))).toEqual({
    message: 'There is no argument "id". The tool takes "call_id". The argument "call_id" is missing.',
    next: "Call again with the arguments mended; the input schema of the tool has the details.",
  });
  expect(arrived).toEqual([]);
});

test.each([
  [401, true],
  [403, true],
  [200, false],
])("without a credential the API decides: %d", async (status, refused) => {
  answer = (_, response) => response.writeHead(status, { "content-type": "application/json" }).end("{}");
  const open = await (await hostOf()).callTool("list_calls", {}, contextWith({}), wholeView);
  expect(open.isError === true).toBe(refused);
  expect(arrived).toHaveLength(1);
  if (refused)
    expect(JSON.parse(textOf(open))).toMatchObject({
      status,
      next: expect.stringContaining("SAMPLE_API_KEY"),
    });
});

test("a caller who brings no credential of its own is told so, and nothing is sent [threat: passthrough]", async () => {
  const brought = { ...contextWith({}), passthrough: true as const };
  const result = await (await hostOf()).callTool("list_calls", {}, brought, wholeView);
  expect(result.isError).toBe(true);
  expect(arrived).toEqual([]);
});

describe("the credential is in no answer [threat: secrets]", () => {
  const echo = (status: number) => (_: IncomingMessage, response: ServerResponse) =>
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify({ message: `bad ${secret}`, [secret]: Buffer.from(secret).toString("base64") }));

  test.each([200, 401, 404])("echoed with status %d", async (status) => {
    answer = echo(status);
    const result = await (await hostOf()).callTool("list_calls", {}, context, wholeView);
    const text = JSON.stringify(result);
    expect(text).toContain("bad [redacted]");
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("base64"));
  });

  test.each<[string, Customization["tools"] & object]>([
    [
      "after",
      {
        list_calls: {
          after: (_, { credentials }) => ({
            content: [{ type: "text", text: `"${credentials.key}"` }],
            structuredContent: { deep: [credentials.key] },
          }),
        },
      },
    ],
    [
      "an error of before",
      {
        list_calls: {
          before: (_, { credentials }) => {
            throw new Error(`no ${credentials.key}`);
          },
        },
      },
    ],
  ])("told by %s", async (_, tools) => {
    const result = await (await hostOf({ tools })).callTool("list_calls", {}, context, wholeView);
    expect(JSON.stringify(result)).toContain("[redacted]");
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test("an argument of the caller that is the key is refused without it", async () => {
    const result = await (await hostOf()).callTool("list_calls", { [secret]: 1 }, context, wholeView);
    expect(textOf(result)).not.toContain(secret);
  });
});

test("an address that is not known is an answer; one that cannot be used stops the start", async () => {
  const server = sampleServer({ baseUrls: { default: { url: null } } });
  const host = await createHost(server, {}, settingsOf(), {}, log);
  const result = await host.callTool("list_calls", {}, context, wholeView);
  expect(JSON.parse(textOf(result))).toEqual({
    message: "The address of the Sample API is not known.",
    next: "The operator sets SAMPLE_BASE_URL in the environment of this server, or starts it with --base-url URL.",
  });
  await expect(createHost(server, {}, { ...settingsOf(), baseUrl: "x" }, {}, log)).rejects.toThrow(
    /^--base-url or SAMPLE_BASE_URL names a base URL that cannot be used/,
  );
});

describe("on the search surface", () => {
  const searching = (custom: Customization = {}, ...flags: string[]) =>
    hostOf(custom, "--surface", "search", "--groups", "all", ...flags);
  const callOperation = async (name: string, args: object, custom: Customization = {}, ...flags: string[]) =>
    textOf(
      await (await searching(custom, ...flags)).callTool(
        "call_operation",
        { name, arguments: args },
        context,
        wholeView,
      ),
    );

  test("the model is told how operations are found, after what the server says", async () => {
    const server = sampleServer({ instructions: "Be kind." });
    const { instructions } = await createHost(server, {}, settingsOf("--surface", "search"), {}, log);
    expect(instructions).toMatch(/^Be kind\.\n\n.*search_operations/s);
    expect((await createHost(server, {}, settingsOf(), {}, log)).instructions).toBe("Be kind.");
  });

  test("a call is the request of its tool, and is checked like one", async () => {
    expect(await callOperation("get_call", { call_id: "a/b" })).toBe('{"ok":true}');
    expect(arrived).toEqual([`GET /get-call/a%2Fb Bearer ${secret}`]);
    const host = await hostOf({}, "--groups", "all", "--surface", "tools");
    for (const args of [{}, { call_id: "" }, { call_id: "x", more: 1 }])
      expect(await callOperation("get_call", args)).toBe(
        textOf(await host.callTool("get_call", args, context, wholeView)),
      );
  });

  test.each([
    ["--confirm", "deny"],
    ["--confirm", "elicit"],
  ])("what a person should confirm is asked for under %s %s [threat: confirmation]", async (...flags) => {
    expect(await callOperation("create_call", {}, {}, ...flags)).toMatch(/operator|consent/);
    expect(arrived).toEqual([]);
  });

  test("the operator's filters and src/custom.ts hold", async () => {
    await expect(callOperation("delete_agent", {}, {}, "--read-only")).rejects.toThrow(UnknownToolError);
    expect(await callOperation("delete_agent", {}, {}, "--exclude", "delete_agent")).toMatch(
      /no operation called/,
    );
    expect(await callOperation("delete_agent", {}, { hide: ["delete_agent"] })).toMatch(
      /no operation called/,
    );
    const before = () => ({ call_id: "changed" });
    await callOperation("get_call", { call_id: "x" }, { tools: { get_call: { before } } });
    expect(arrived).toEqual([`GET /get-call/changed Bearer ${secret}`]);
  });

  test("what code of a person returns is redacted", async () => {
    const after = () => ({ content: [{ type: "text" as const, text: `the key is ${secret}` }] });
    expect(await callOperation("list_calls", {}, { tools: { list_calls: { after } } })).not.toContain(secret);
  });

  test("a described tool is found by its new words", async () => {
    const custom = { tools: { list_calls: { description: "Enumerates zebras." } } };
    const found = await (await searching(custom)).callTool(
      "search_operations",
      { query: "zebra" },
      context,
      wholeView,
    );
    expect(textOf(found)).toContain('"list_calls"');
  });
});
