import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callTool, connectStdio, type ToolAnswer, toolNames } from "./connect-client.ts";
import { buildRetellAsDocumented } from "./retell-package.ts";
import { runNode } from "./run-program.ts";
import { startStandInApi } from "./stand-in-api.ts";

const folder = await buildRetellAsDocumented();
const api = await startStandInApi();
const env = { RETELL_API_KEY: "key-of-the-operator" };
const client = await connectStdio(folder, ["--base-url", api.origin], env);

afterAll(async () => {
  await client.close();
  await api.close();
});

beforeEach(() => {
  api.arrived.length = 0;
  api.answer = {};
});

/** Runs the server's command line to its end. */
const run = (...args: string[]) =>
  runNode([join(folder, "dist/index.js"), ...args], { env: { RETELL_API_KEY: undefined } });

async function withServer<Result>(
  flags: string[],
  use: (client: Client) => Promise<Result>,
  environment: Record<string, string> = env,
): Promise<Result> {
  const own = await connectStdio(folder, ["--base-url", api.origin, ...flags], environment);
  return use(own).finally(() => own.close());
}

describe("the surface", () => {
  test("all tools are listed, with schemas and hints", async () => {
    const { tools } = await client.listTools();
    expect(tools.length).toBe(84);
    expect(tools.find(({ name }) => name === "get_mcp_tools")).toMatchObject({
      title: "Get MCP tools",
      inputSchema: { type: "object", required: ["agent_id", "mcp_id"], additionalProperties: false },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    });
    expect(tools.find(({ name }) => name === "delete_call")?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: true,
    });
  });

  test.each<[flags: string[], check: (names: string[]) => boolean]>([
    [["--read-only"], (names) => names.length > 20 && names.every((name) => /^(get|list)_/.test(name))],
    [["--groups", "voices"], (names) => names.length === 5 && names.includes("clone_voice")],
    [["--groups", "voices,account"], (names) => names.length === 7],
    [
      ["--tools", "get_call,delete_*"],
      (names) =>
        names.includes("get_call") && names.filter((name) => !name.startsWith("delete_")).length === 1,
    ],
    [
      ["--exclude", "delete_*"],
      (names) => names.length > 60 && !names.some((name) => name.startsWith("delete_")),
    ],
    [["--read-only", "--tools", "delete_call,get_call"], (names) => names.join() === "get_call"],
    [
      ["--tools", "get_*", "--exclude", "get_call"],
      (names) => names.length > 5 && !names.includes("get_call"),
    ],
  ])("%j narrows what is listed", async (flags, check) => {
    const names = await withServer(flags, toolNames);
    expect([names, check(names)]).toEqual([names, true]);
  });

  test.each([["--read-only"], ["--exclude", "delete_call"], ["--tools", "get_call"], ["--groups", "voices"]])(
    "%j is enforced when a tool is called, too [threat: read-only-and-filters]",
    async (...flags) => {
      await withServer(flags, async (own) => {
        await expect(own.callTool({ name: "delete_call", arguments: { call_id: "c1" } })).rejects.toThrow(
          /delete_call/,
        );
      });
      expect(api.arrived).toEqual([]);
    },
  );

  test("a name that does not exist is answered with the nearest one", async () => {
    await expect(client.callTool({ name: "get_cal", arguments: {} })).rejects.toThrow(
      /Did you mean "get_call"/,
    );
  });

  test.each([
    ["--tools", "no_such_tool"],
    ["--groups", "no-such-group"],
    ["--exclude", "nothing_*"],
  ])("%s %s matches nothing: the server does not start", async (flag, value) => {
    const { code, stdout, stderr } = await run(flag, value);
    expect([code === 0, stdout]).toEqual([false, ""]);
    expect(stderr).toContain(value);
  });
});

describe("calls", () => {
  const authorization = "Bearer key-of-the-operator";
  test.each<[tool: string, args: Record<string, unknown>, method: string, url: string, body: unknown]>([
    ["get_call", { call_id: "c 1/2" }, "GET", "/v2/get-call/c%201%2F2", undefined],
    [
      "get_mcp_tools",
      { agent_id: "a1", mcp_id: "m1", version: 3 },
      "GET",
      "/get-mcp-tools/a1?mcp_id=m1&version=3",
      undefined,
    ],
    [
      "list_phone_numbers_v2",
      { limit: 5, sort_order: "ascending" },
      "GET",
      "/v2/list-phone-numbers?limit=5&sort_order=ascending",
      undefined,
    ],
    [
      "create_phone_call",
      {
        from_number: "+14155550100",
        to_number: "+14155550101",
        metadata: { __proto__: null, order: [1, { a: null }] },
      },
      "POST",
      "/v2/create-phone-call",
      { from_number: "+14155550100", to_number: "+14155550101", metadata: { order: [1, { a: null }] } },
    ],
    [
      "update_call_metadata",
      { call_id: "c1", metadata: { vip: true } },
      "PATCH",
      "/v2/update-call/c1",
      { metadata: { vip: true } },
    ],
    ["list_calls_v3", { limit: 2 }, "POST", "/v3/list-calls", { limit: 2 }],
    ["list_calls_v3", {}, "POST", "/v3/list-calls", undefined],
    ["delete_call", { call_id: "c1" }, "DELETE", "/v2/delete-call/c1", undefined],
  ])("%s %j", async (tool, args, method, url, body) => {
    expect((await callTool(client, tool, args)).isError).toBe(false);
    expect(api.arrived).toMatchObject([{ method, url, headers: { authorization } }]);
    const [sent] = api.arrived;
    expect(sent?.body === "" ? undefined : JSON.parse(sent?.body ?? "")).toEqual(body);
    expect(sent?.headers["content-type"]).toBe(body === undefined ? undefined : "application/json");
  });

  test("files are sent as parts of a form", async () => {
    const data = Buffer.from("RIFF").toString("base64");
    const answer = await callTool(client, "clone_voice", {
      voice_name: "Ada",
      voice_provider: "elevenlabs",
      files: [{ data, filename: "ada.wav", mimeType: "audio/wav" }],
    });
    expect(answer.isError).toBe(false);
    const [sent] = api.arrived;
    expect(sent?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent?.body).toMatch(
      /name="files"; filename="ada\.wav"\r\nContent-Type: audio\/wav\r\n\r\nRIFF\r\n/,
    );
    expect(sent?.body).toMatch(/name="voice_name"\r\n(?:[^\r]+\r\n)?\r\nAda\r\n/);
  });

  test("an answer keeps its value: big numbers, lists at the root, an object as structured content", async () => {
    api.answer = { body: '[ 12345678901234567890, {"b":1,"a":"\\u202e"} ]' };
    const list = (await client.callTool({ name: "get_call", arguments: { call_id: "c1" } })) as {
      content: { type: string; text: string }[];
      structuredContent?: unknown;
    };
    expect(list.content[0]?.text).toContain("12345678901234567890");
    expect(list.content[0]?.text).not.toContain("\u202e");
    expect(JSON.parse(list.content[0]?.text ?? "")).toEqual(
      [12345678901234567890n, { b: 1, a: "\u202e" }].map((item) =>
        typeof item === "bigint" ? Number(item) : item,
      ),
    );
    expect(list.structuredContent).toBeUndefined();
    api.answer = { body: '{"call_id":"c1"}' };
    const object = await client.callTool({ name: "get_call", arguments: { call_id: "c1" } });
    expect(object.structuredContent).toEqual({ call_id: "c1" });
  });

  test("an empty success says so", async () => {
    api.answer = { status: 204 };
    const { isError, value } = await callTool(client, "delete_call", { call_id: "c1" });
    expect([isError, value]).toEqual([false, expect.stringMatching(/succeeded.*204/)]);
  });

  test("--base-url keeps its path; the environment does the same", async () => {
    const own = await connectStdio(folder, [], { ...env, RETELL_BASE_URL: `${api.origin}/gateway/v9/` });
    await callTool(own, "get_call", { call_id: "c1" }).finally(() => own.close());
    expect(api.arrived.map(({ url }) => url)).toEqual(["/gateway/v9/v2/get-call/c1"]);
  });
});

describe("what the API refuses", () => {
  test.each([
    [400, '{"error_message":"to_number is not valid"}', "to_number is not valid", /arguments/i],
    [401, '{"message":"Invalid API Key"}', "Invalid API Key", /operator|credential/i],
    [404, "", "Not Found", /identifiers/i],
    [422, '{"status":"error","message":"Cannot find agent"}', "Cannot find agent", /value/i],
    [429, "{}", "Too Many Requests", /7 seconds/],
  ])(
    "%d is an error with status, the vendor's message, and what to do next",
    async (status, body, message, next) => {
      api.answer = { status, body, headers: { "retry-after": "7", "x-request-id": "r-1" } };
      const { isError, value } = await callTool(client, "create_phone_call", {
        from_number: "+1",
        to_number: "+2",
      });
      expect([isError, value]).toEqual([
        true,
        expect.objectContaining({ status, message, requestId: "r-1" }),
      ]);
      expect((value as { next: string }).next).toMatch(next);
      expect(api.arrived.length).toBe(1);
    },
  );

  test("a read is tried again, a call that changes something is not [threat: retries]", async () => {
    let count = 0;
    api.answer = () =>
      ++count < 2 ? { status: 503, headers: { "retry-after": "0" } } : { body: '{"ok":true}' };
    expect(await callTool(client, "get_call", { call_id: "c1" })).toEqual({
      isError: false,
      value: { ok: true },
    });
    expect(api.arrived.length).toBe(2);
    api.arrived.length = 0;
    api.answer = { status: 503, headers: { "retry-after": "0" } };
    expect(
      (await callTool(client, "create_phone_call", { from_number: "+1", to_number: "+2" })).isError,
    ).toBe(true);
    expect(api.arrived.length).toBe(1);
  });

  test("the credential is taken out of what the API echoes [threat: secrets]", async () => {
    api.answer = { status: 400, body: '{"message":"bad key key-of-the-operator"}' };
    const { value } = await callTool(client, "get_call", { call_id: "c1" });
    expect(JSON.stringify(value)).not.toContain("key-of-the-operator");
    api.answer = { body: '{"you_sent":"Bearer key-of-the-operator"}' };
    const echoed = await callTool(client, "get_call", { call_id: "c1" });
    expect(JSON.stringify(echoed.value)).not.toContain("key-of-the-operator");
  });

  test("an API that cannot be reached is told as such", async () => {
    const own = await connectStdio(folder, ["--base-url", "http://127.0.0.1:9"], env);
    const { isError, value } = await callTool(own, "create_phone_call", {
      from_number: "+1",
      to_number: "+2",
    }).finally(() => own.close());
    expect(isError).toBe(true);
    expect(value).toEqual({
      message: expect.stringMatching(/127\.0\.0\.1:9|reach/),
      next: expect.any(String),
    });
  });

  test("refused without its credential a tool says which variable the operator has to set", async () => {
    api.arrived.length = 0;
    api.answer = { status: 401, body: '{"message":"who are you"}' };
    const answer = await withServer([], (own) => callTool(own, "get_call", { call_id: "c1" }), {});
    expect(answer.isError).toBe(true);
    expect(answer.value).toMatchObject({ status: 401, next: expect.stringContaining("RETELL_API_KEY") });
    expect(api.arrived.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    api.answer = {};
  });
});

describe("arguments", () => {
  const message = ({ value }: ToolAnswer): string => {
    const { message: said, next } = value as { message: string; next: string };
    return `${said} ${next}`;
  };

  test.each<[what: string, tool: string, args: Record<string, unknown>, said: RegExp[]]>([
    ["an unknown name", "get_call", { call_id: "c1", cal_id: "c1" }, [/cal_id/, /call_id/]],
    ["a missing one", "create_phone_call", { from_number: "+1" }, [/to_number/]],
    [
      "a wrong type",
      "create_phone_call",
      { from_number: { a: 1 }, to_number: "+2" },
      [/from_number/, /string/],
    ],
    [
      "a wrong type inside",
      "create_phone_call",
      { from_number: "+1", to_number: "+2", custom_sip_headers: { "X-A": { b: 1 } } },
      [/custom_sip_headers.*X-A/, /string/],
    ],
    [
      "a value that is none of the choices",
      "list_phone_numbers_v2",
      { sort_order: "ascendng" },
      [/sort_order/, /"ascending"/],
    ],
    [
      "a pattern with a look-ahead",
      "get_mcp_tools",
      { agent_id: "a", mcp_id: "m", version: "v1" },
      [/version/],
    ],
    ["a fraction", "list_phone_numbers_v2", { limit: 1.5 }, [/limit/, /integer|whole/i]],
    ["an empty segment", "get_call", { call_id: "" }, [/call_id/]],
    ["a dot segment", "get_call", { call_id: ".." }, [/call_id/, /path/]],
    ["a single dot", "get_call", { call_id: "." }, [/call_id/, /path/]],
    [
      "a prototype",
      "get_call",
      JSON.parse('{"call_id":"c1","__proto__":{"a":1}}') as Record<string, unknown>,
      [/__proto__/],
    ],
    [
      "a local path without --files",
      "clone_voice",
      { voice_name: "A", voice_provider: "elevenlabs", files: [{ path: "/etc/hostname" }] },
      [/files/],
    ],
  ])(
    "%s is refused, with its name and what is expected [threat: unknown-arguments]",
    async (_, tool, args, said) => {
      const answer = await callTool(client, tool, args);
      expect(answer.isError).toBe(true);
      for (const expected of said) expect(message(answer)).toMatch(expected);
      expect(api.arrived).toEqual([]);
    },
  );

  test.each<[what: string, tool: string, args: Record<string, unknown>, sent: string]>([
    ["a number as text", "list_phone_numbers_v2", { limit: "3" }, "/v2/list-phone-numbers?limit=3"],
    ["slashes", "get_call", { call_id: "../delete-call/1" }, "/v2/get-call/..%2Fdelete-call%2F1"],
    ["what looks like a query", "get_call", { call_id: "a?b=1#c" }, "/v2/get-call/a%3Fb%3D1%23c"],
    ["an encoded dot segment", "get_call", { call_id: "%2e%2e" }, "/v2/get-call/%252e%252e"],
  ])("%s is sent as what it means", async (_, tool, args, sent) => {
    expect((await callTool(client, tool, args)).isError).toBe(false);
    expect(api.arrived.map(({ url }) => url)).toEqual([sent]);
  });

  test("text that holds JSON, and a flag as text, become what the schema wants", async () => {
    const args = {
      from_number: "+1",
      to_number: "+2",
      metadata: '{"order": 7}',
      ignore_e164_validation: "true",
    };
    expect((await callTool(client, "create_phone_call", args)).isError).toBe(false);
    expect(JSON.parse(api.arrived[0]?.body ?? "")).toEqual({
      from_number: "+1",
      to_number: "+2",
      metadata: { order: 7 },
      ignore_e164_validation: true,
    });
  });

  test("a number as text is an integer in a body", async () => {
    await callTool(client, "list_calls_v3", { limit: "3" });
    expect(JSON.parse(api.arrived[0]?.body ?? "")).toEqual({ limit: 3 });
  });
});

describe("the command line", () => {
  test("--help names every flag and variable", async () => {
    const { code, stdout, stderr } = await run("--help");
    expect([code, stderr]).toEqual([0, ""]);
    const words = [
      "RETELL_API_KEY",
      "RETELL_BASE_URL",
      "--base-url",
      "--groups",
      "--tools",
      "--exclude",
      "--read-only",
      "--timeout",
      "--max-response",
      "--allowed-hosts",
      "--public",
      "MCP_AUTH_TOKEN",
      "doctor",
      "http",
    ];
    expect(words.filter((word) => !stdout.includes(word))).toEqual([]);
  });

  test("--version is the package's", async () => {
    expect(await run("--version")).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });

  test.each([
    [["--frobnicate"], "frobnicate"],
    [["frobnicate"], "frobnicate"],
    [["http", "stdio"], "one command"],
    [["--port", "3000"], "--port"],
    [["http", "--port", "many"], "--port"],
    [["--timeout", "0"], "--timeout"],
    [["--log-level", "loud"], "--log-level"],
    [["http", "--path", "mcp"], "--path"],
    [["http", "--host", "0.0.0.0"], "--allowed-hosts"],
    [["http", "--host", "0.0.0.0", "--allowed-hosts", "mcp.example.com"], "MCP_AUTH_TOKEN"],
    [["http", "--host", "0.0.0.0", "--allowed-hosts", "mcp.example.com", "--public"], "MCP_AUTH_TOKEN"],
  ])("%j is wrong usage: exit 2, a message, nothing on standard output", async (args, said) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("doctor says what is missing, and what is good", async () => {
    const doctor = (key: string | undefined, ...flags: string[]) =>
      runNode([join(folder, "dist/index.js"), "doctor", "--base-url", api.origin, ...flags], {
        env: { RETELL_API_KEY: key },
      });
    const without = await doctor(undefined);
    expect([without.code, /^fix .*RETELL_API_KEY/m.test(without.stdout)]).toEqual([1, true]);
    const good = await doctor("k1");
    expect([good.code, /^fix /m.test(good.stdout), /^ok /m.test(good.stdout)]).toEqual([0, false, true]);
    api.answer = { status: 401, body: '{"message":"Invalid API Key"}' };
    const refused = await doctor("k1");
    expect([refused.code, refused.stdout.includes("Invalid API Key"), refused.stdout.includes("k1")]).toEqual(
      [1, true, false],
    );
  });

  test("nothing but messages of the protocol is on standard output; it ends when its input does [threat: stdio]", async () => {
    const hello = {
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "t", version: "1" } },
    };
    const { code, stdout } = await runNode([join(folder, "dist/index.js")], {
      input: `${JSON.stringify(hello)}\nthis is no JSON\n`,
      env,
    });
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { jsonrpc: string; id: unknown });
    expect(code).toBe(0);
    expect(lines.map(({ jsonrpc }) => jsonrpc)).toEqual(lines.map(() => "2.0"));
    expect(lines.find(({ id }) => id === 1)).toMatchObject({
      result: { serverInfo: { name: "retell" }, capabilities: { tools: {} } },
    });
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it [threat: stdio]", async (signal) => {
    const child = spawn(process.execPath, [join(folder, "dist/index.js")], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const ended = new Promise<boolean>((resolve) => child.on("exit", () => resolve(true)));
    child.kill(signal);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5_000).unref());
    expect(await Promise.race([ended, late])).toBe(true);
  });
});
