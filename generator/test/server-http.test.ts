import { readFileSync } from "node:fs";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callTool, connectHttp, type StartedServer, startHttp, toolNames } from "./connect-client.ts";
import { buildRetell } from "./retell-package.ts";
import { startStandInApi } from "./stand-in-api.ts";
import { testOnPosix } from "./where-possible.ts";

const folder = await buildRetell();
const api = await startStandInApi();
const everything = ["--base-url", api.origin, "--groups", "all", "--path", "/mcp"];
const server = await startHttp(folder, everything, { RETELL_API_KEY: "k1" });
const client = await connectHttp(server.url);

afterAll(async () => {
  await client.close();
  await server.stop();
  await api.close();
});

beforeEach(() => {
  api.arrived.length = 0;
  api.answer = {};
});

async function withServer(
  flags: string[],
  env: Record<string, string>,
  use: (server: StartedServer) => Promise<void>,
): Promise<void> {
  const own = await startHttp(folder, ["--base-url", api.origin, ...flags], env);
  await use(own).finally(() => own.stop());
}

const ping = { jsonrpc: "2.0", id: 1, method: "ping" };

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("Streamable HTTP", () => {
  test("lists and calls with the operator's credential", async () => {
    const { tools } = JSON.parse(readFileSync(`${folder}/mcpgen.lock.json`, "utf8"));
    expect((await toolNames(client)).sort()).toEqual(Object.keys(tools).sort());
    api.answer = { body: '{"call_id":"c1"}' };
    expect(await callTool(client, "get_call", { call_id: "c1" })).toEqual({
      isError: false,
      value: { call_id: "c1" },
    });
    expect(api.arrived).toMatchObject([
      { method: "GET", url: "/v2/get-call/c1", headers: { authorization: "Bearer k1" } },
    ]);
  });

  test("many clients at once get their own answers", async () => {
    api.answer = ({ url }) => ({ body: JSON.stringify({ url }) });
    const clients = await Promise.all(Array.from({ length: 8 }, () => connectHttp(server.url)));
    const calls = clients.flatMap((each: Client, index) =>
      [0, 1, 2].map(async (turn) => {
        const id = `c${index}-${turn}`;
        return [id, await callTool(each, "get_call", { call_id: id })] as const;
      }),
    );
    for (const [id, { value }] of await Promise.all(calls))
      expect(value).toEqual({ url: `/v2/get-call/${id}` });
    await Promise.all(clients.map((each) => each.close()));
  });

  test("filters hold over HTTP, too [threat: read-only-and-filters]", async () => {
    await withServer(["--read-only"], { RETELL_API_KEY: "k1" }, async ({ url }) => {
      const own = await connectHttp(url);
      expect((await toolNames(own)).every((name) => /^(get|list)_/.test(name))).toBe(true);
      await expect(own.callTool({ name: "delete_call", arguments: { call_id: "c1" } })).rejects.toThrow(
        /delete_call/,
      );
      await own.close();
    });
    expect(api.arrived).toEqual([]);
  });

  test("a path of a local file is refused", async () => {
    const answer = await callTool(client, "clone_voice", {
      voice_name: "A",
      voice_provider: "elevenlabs",
      files: [{ path: "/etc/hostname" }],
    });
    expect([answer.isError, api.arrived]).toEqual([true, []]);
  });

  test.each<[what: string, path: string, init: RequestInit, status: number]>([
    ["health", "/healthz", {}, 200],
    ["readiness", "/readyz", {}, 200],
    ["an unknown path", "/nothing", {}, 404],
    [
      "no JSON",
      "/mcp",
      {
        method: "POST",
        body: "{",
        headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      },
      400,
    ],
    [
      "a page of another origin",
      "/mcp",
      {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json", origin: "https://evil.example" },
      },
      403,
    ],
  ])("%s is answered with its status [threat: http]", async (_, path, init, status) => {
    const response = await fetch(new URL(path, server.url), init);
    expect(response.status).toBe(status);
    if (path.endsWith("z")) expect(await response.text()).toMatch(/^\w+\s*$/);
  });

  testOnPosix("SIGTERM ends the process", async () => {
    const own = await startHttp(folder);
    const ended = new Promise((resolve) => own.process.on("exit", (code) => resolve(code)));
    own.process.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});

describe("beyond this machine [threat: http]", () => {
  const flags = ["--host", "0.0.0.0", "--public", "--allowed-hosts", "mcp.example.com,127.0.0.1"];
  const env = { RETELL_API_KEY: "k1", MCP_AUTH_TOKEN: "t-0123456789abcdef" };
  const local = (url: string): string => url.replace("0.0.0.0", "127.0.0.1");

  test("clients send the token as bearer; without it, or with another, they are refused", async () => {
    await withServer(flags, env, async ({ url }) => {
      expect((await post(local(url), ping)).status).toBe(401);
      expect((await post(local(url), ping, { authorization: "Bearer wrong" })).status).toBe(401);
      const own = await connectHttp(local(url), { authorization: `Bearer ${env.MCP_AUTH_TOKEN}` });
      expect((await callTool(own, "get_call", { call_id: "c1" })).isError).toBe(false);
      await own.close();
      expect((await fetch(new URL("/healthz", local(url)))).status).toBe(200);
    });
    expect(api.arrived.map(({ headers }) => headers.authorization)).toEqual(["Bearer k1"]);
  });

  test("a host that was not allowed is refused", async () => {
    await withServer(
      ["--host", "0.0.0.0", "--public", "--allowed-hosts", "mcp.example.com"],
      env,
      async ({ url }) => {
        const response = await post(local(url), ping, { authorization: `Bearer ${env.MCP_AUTH_TOKEN}` });
        expect(response.status).toBe(403);
      },
    );
  });
});
