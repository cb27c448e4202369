import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { bundleEntry } from "../../../generator/test/runtime/bundle-entry.ts";
import { testOnPosix } from "../../../generator/test/where-possible.ts";

let program = "";
beforeAll(() => {
  program = bundleEntry("stdio-server.ts");
}, 60_000);
afterAll(() => rmSync(dirname(program), { recursive: true, force: true }));

/** The server as a child process, with what it wrote. */
function start() {
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "pipe"] });
  const seen = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    seen.stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    seen.stderr += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return { child, seen, ended };
}

const call = (id: number, name: string, args: object = {}) =>
  `${JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args } })}\n`;

async function untilAnswered(child: ChildProcess, seen: { stdout: string }, id: number) {
  while (!seen.stdout.includes(`"id":${id},`) && child.exitCode === null)
    await new Promise((ok) => setTimeout(ok, 5));
}

describe("a bundled server over the process's own streams", () => {
  test("the SDK's client lists, calls, cancels and leaves [threat: stdio]", async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program],
      stderr: "pipe",
    });
    let stderr = "";
    transport.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    const client = new Client({ name: "test", version: "1" });
    await client.connect(transport);
    expect(client.getServerVersion()).toMatchObject({ name: "fake", version: "1.2.3" });
    expect(client.getInstructions()).toBe("Use echo.");
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(1207);
    expect(tools[0]).toMatchObject({ name: "echo", description: "Grüße 世界" });
    expect(await client.callTool({ name: "echo", arguments: { a: "ü" } })).toEqual({
      content: [{ type: "text", text: '{"a":"ü"}' }],
    });
    expect(await client.callTool({ name: "refuse" })).toMatchObject({ isError: true });
    await expect(client.callTool({ name: "nothing" })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining("Did you mean"),
    });
    await client.callTool({ name: "print" });
    await client.callTool({ name: "reject" });
    const abort = new AbortController();
    const waiting = client.callTool({ name: "wait", arguments: { ms: 60_000 } }, undefined, {
      signal: abort.signal,
    });
    setTimeout(() => abort.abort("changed my mind"), 50);
    await expect(waiting).rejects.toThrow(/changed my mind/);
    await client.ping();
    await client.close();
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toContain("stray line from console.log");
    expect(lines).toContain("stray line from stdout.write");
    expect(stderr).toContain('"event":"rejection","error":"nobody looks"');
    expect(stderr).toMatch(/"tool":"wait".*"status":"cancelled"/);
  }, 30_000);

  test("stray output never reaches standard output [threat: stdio]", async () => {
    const { child, seen, ended } = start();
    child.stdin.end(call(1, "print") + call(2, "context"));
    expect(await ended).toEqual({ code: 0, signal: null });
    const lines = seen.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual([1, 2]);
    expect(seen.stdout).not.toContain("stray");
    // The credential is the host's to use; the log alone must not know it.
    expect(seen.stdout).toContain("hunter2");
    expect(seen.stderr).not.toContain("hunter2");
  });

  testOnPosix.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it in time, also with a call in flight [threat: stdio]",
    async (signal) => {
      const { child, seen, ended } = start();
      child.stdin.write(call(1, "wait", { ms: 60_000 }) + call(2, "echo"));
      await untilAnswered(child, seen, 2);
      const started = performance.now();
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );

  test("it ends when nobody reads its answers (EPIPE) [threat: stdio]", async () => {
    const { child, seen, ended } = start();
    child.stdin.write(call(1, "echo"));
    await untilAnswered(child, seen, 1);
    child.stdout.destroy();
    child.stdin.write(call(2, "echo"));
    child.stdin.on("error", () => {});
    const timer = setInterval(() => child.stdin.writable && child.stdin.write(call(3, "echo")), 20);
    expect(await ended).toEqual({ code: 0, signal: null });
    clearInterval(timer);
  });

  test("a message beyond the cap is refused while it comes in [threat: stdio]", async () => {
    const { child, seen, ended } = start();
    const block = Buffer.alloc(1024 * 1024, 0x61);
    for (let index = 0; index < 200; index += 1) {
      if (!child.stdin.write(block)) await once(child.stdin, "drain");
    }
    expect(JSON.parse(seen.stdout)).toMatchObject({ id: null, error: { code: -32600 } });
    child.stdin.end(`\n${call(1, "echo")}`);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(seen.stdout.trimEnd().split("\n")).toHaveLength(2);
  }, 20_000);
});
