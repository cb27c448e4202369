import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { bundleEntry } from "../../../generator/test/runtime/bundle-entry.ts";
import { testOnPosix } from "../../../generator/test/where-possible.ts";

let program = "";
beforeAll(() => {
  program = bundleEntry("http-server.ts");
}, 60_000);
afterAll(() => rmSync(dirname(program), { recursive: true, force: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function start() {
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const seen = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    seen.stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    seen.stderr += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  while (!seen.stderr.includes("\n")) await once(child.stderr, "data");
  const url = /http:\S+/.exec(seen.stderr)?.[0] ?? "";
  return { child, seen, ended, url };
}

describe("a bundled server over HTTP", () => {
  test("the SDK's client connects, lists, calls and cancels", async () => {
    const { url, seen } = await start();
    const client = new Client({ name: "test", version: "1" });
    const errors: unknown[] = [];
    client.onerror = (error) => errors.push(error);
    const transport = new StreamableHTTPClientTransport(new URL(url));
    // The SDK's class and its own interface disagree under exactOptionalPropertyTypes.
    await client.connect(transport as Parameters<Client["connect"]>[0]);
    expect(client.getServerVersion()).toMatchObject({ name: "fake" });
    expect((await client.listTools()).tools[0]).toMatchObject({ name: "echo", description: "Grüße 世界" });
    expect(await client.callTool({ name: "echo", arguments: { a: 1 } })).toEqual({
      content: [{ type: "text", text: '{"a":1}' }],
    });
    await expect(client.callTool({ name: "ecko" })).rejects.toMatchObject({ code: -32602 });
    await client.callTool({ name: "reject" });
    await client.ping();
    expect(errors).toEqual([]);
    const waiting = client.callTool({ name: "wait", arguments: { ms: 60_000 } });
    waiting.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.close();
    while (!/"tool":"wait".*"status":"cancelled"/.test(seen.stderr))
      await new Promise((ok) => setTimeout(ok, 10));
    expect(seen.stderr.split("\n")[0]).toBe(`Fake MCP server on ${url}`);
    expect(seen.stderr).toContain('"event":"rejection","error":"nobody looks"');
    expect(seen.stdout).toBe("");
  }, 20_000);

  testOnPosix.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it when its call has been answered",
    async (signal) => {
      const { url, child, ended } = await start();
      const body = JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "wait", arguments: { ms: 300 } },
      });
      const last = fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      await new Promise((resolve) => setTimeout(resolve, 100));
      child.kill(signal);
      expect(await (await last).json()).toMatchObject({ id: 1, result: {} });
      expect(await ended).toEqual({ code: 0, signal: null });
    },
  );

  testOnPosix("a second signal ends it at once", async () => {
    const { url, child, ended } = await start();
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "wait", arguments: { ms: 60_000 } },
    });
    const last = fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    last.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 1, signal: null });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
