import { once } from "node:events";
import { PassThrough } from "node:stream";
import { fakeHost } from "../../../generator/test/runtime/fake-host.ts";
import { wholeView } from "../call/view.ts";
import { createLog } from "./log.ts";
import { serveStdio } from "./stdio.ts";

/** A served pair of streams; `ask` sends a text and waits for so many answers. */
function serve(limits: { bytes?: number; batch?: number; depth?: number } = {}, drainMs = 500) {
  const host = fakeHost();
  const input = new PassThrough();
  const output = new PassThrough();
  const writes: string[] = [];
  const answers: unknown[] = [];
  output.on("data", (chunk) => {
    writes.push(String(chunk));
    answers.push(
      ...String(chunk)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    output.emit("answer");
  });
  const log = createLog({ level: "error", redact: (text) => text, write: () => {} });
  const ended = serveStdio(host, {
    log,
    credentials: { key: ["k"] },
    limits,
    drainMs,
    streams: { input, output },
  });
  const ask = async (text: string | Buffer, count = 1) => {
    await new Promise(setImmediate);
    const from = answers.length;
    input.write(text);
    while (answers.length < from + count) await once(output, "answer");
    return answers.slice(from);
  };
  return { host, input, output, writes, answers, ended, ask };
}

const line = (message: object) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
const call = (id: number, name: string, args: object = {}) =>
  line({ id, method: "tools/call", params: { name, arguments: args } });
const text = (value: string) => ({ content: [{ type: "text", text: value }] });
const error = (id: number | null, code: number) => ({
  jsonrpc: "2.0",
  id,
  error: { code, message: expect.any(String) },
});

describe("serveStdio", () => {
  test.each<[title: string, given: string | Buffer, want: unknown[]]>([
    ["ping", line({ id: 1, method: "ping" }), [{ jsonrpc: "2.0", id: 1, result: {} }]],
    ["a call", call(1, "echo", { a: 1 }), [{ jsonrpc: "2.0", id: 1, result: text('{"a":1}') }]],
    ["CRLF", call(1, "echo").replace("\n", "\r\n"), [{ jsonrpc: "2.0", id: 1, result: text("{}") }]],
    [
      "an id of text",
      line({ id: 'a"b', method: "tools/call", params: { name: "echo" } }),
      [{ jsonrpc: "2.0", id: 'a"b', result: text("{}") }],
    ],
    ["no JSON", "hello\n", [error(null, -32700)]],
    ["no message", "3\n", [error(null, -32600)]],
    ["bytes that are not UTF-8", Buffer.from([0xff, 0xfe, 0x0a]), [error(null, -32700)]],
    ["a tool that is not there", call(1, "ecko"), [error(1, -32602)]],
    ["a method that is not there", line({ id: 1, method: "prompts/list" }), [error(1, -32601)]],
    ["params of the wrong kind", line({ id: 1, method: "tools/call", params: [] }), [error(1, -32602)]],
    [
      "_meta of the wrong kind",
      line({ id: 1, method: "tools/call", params: { name: "echo", _meta: { progressToken: {} } } }),
      [error(1, -32602)],
    ],
    ["too deep", `${"[".repeat(30)}${"]".repeat(30)}\n`, [error(null, -32600)]],
    ["too long", `${"x".repeat(5000)}\n`, [error(null, -32600)]],
    ["an empty batch", "[]\n", [error(null, -32600)]],
    ["a batch that is too long", `[${Array(4).fill(call(1, "echo").trim())}]\n`, [error(null, -32600)]],
    [
      "a batch, each message in turn",
      `[${call(1, "echo").trim()},3,${line({ id: 2, method: "ping" }).trim()}]\n`,
      [
        error(null, -32600),
        { jsonrpc: "2.0", id: 1, result: text("{}") },
        { jsonrpc: "2.0", id: 2, result: {} },
      ],
    ],
  ])("%s", async (_title, given, want) => {
    const { ask, input, ended } = serve({ bytes: 1000, batch: 3, depth: 20 });
    const answers = await ask(given, want.length);
    expect(answers).toHaveLength(want.length);
    expect(answers).toEqual(expect.arrayContaining(want));
    // The connection outlives whatever it was sent.
    expect(await ask(line({ id: 9, method: "ping" }))).toEqual([{ jsonrpc: "2.0", id: 9, result: {} }]);
    input.end();
    await ended;
  });

  test("the list of tools is written as the host gave it", async () => {
    const { ask, host, writes, input } = serve();
    await ask(line({ id: 5, method: "tools/list" }));
    expect(writes.join("")).toBe(`{"jsonrpc":"2.0","id":5,"result":${host.listTools(wholeView)}}\n`);
    input.end();
  });

  test("initialize takes the version of the client, or offers the newest", async () => {
    const { ask, input } = serve();
    const initialize = (protocolVersion: string) =>
      line({
        id: 1,
        method: "initialize",
        params: { protocolVersion, capabilities: {}, clientInfo: { name: "c", version: "1" } },
      });
    const serverInfo = { name: "fake", title: "Fake", version: "1.2.3" };
    const result = { capabilities: { tools: {} }, serverInfo, instructions: "Use echo." };
    expect(await ask(initialize("2024-11-05"))).toMatchObject([
      { result: { protocolVersion: "2024-11-05", ...result } },
    ]);
    expect(await ask(initialize("2099-01-01"))).toMatchObject([
      { result: { protocolVersion: "2025-11-25", ...result } },
    ]);
    input.end();
  });

  test("answers of one turn leave in one write", async () => {
    const { ask, writes, input } = serve();
    await ask([1, 2, 3].map((id) => line({ id, method: "ping" })).join(""), 3);
    expect(writes).toHaveLength(1);
    input.end();
  });

  test("a cancelled call is aborted and not answered [threat: cancellation]", async () => {
    const { ask, host, input, ended, answers } = serve();
    await ask(call(7, "wait", { ms: 60_000 }) + line({ id: 8, method: "ping" }));
    input.write(line({ method: "notifications/cancelled", params: { requestId: 7 } }));
    await ask(line({ id: 9, method: "ping" }));
    expect(host.aborted).toEqual(["wait"]);
    const started = performance.now();
    input.end();
    await ended;
    expect(performance.now() - started).toBeLessThan(300);
    expect(answers).toHaveLength(2);
  });

  test("calls in flight are answered after the input has ended", async () => {
    const { input, ended, answers } = serve();
    input.end(call(1, "wait", { ms: 50 }).trimEnd());
    await ended;
    expect(answers).toEqual([{ jsonrpc: "2.0", id: 1, result: text('"waited"') }]);
  });

  test("calls that take too long are aborted after the input has ended [threat: stdio]", async () => {
    const { input, ended, answers, host } = serve({}, 50);
    const started = performance.now();
    input.end(call(1, "wait", { ms: 60_000 }));
    await ended;
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(host.aborted).toEqual(["wait"]);
    expect(answers).toEqual([]);
  });

  test("an output that breaks ends it and aborts what is in flight [threat: stdio]", async () => {
    const { ask, output, ended, host } = serve({}, 60_000);
    await ask(call(1, "wait", { ms: 60_000 }) + line({ id: 2, method: "ping" }));
    output.destroy(Object.assign(new Error("broken pipe"), { code: "EPIPE" }));
    await ended;
    expect(host.aborted).toEqual(["wait"]);
  });

  test("a client that does not read stops the reading of its requests", async () => {
    const host = fakeHost();
    const input = new PassThrough();
    const output = new PassThrough({ highWaterMark: 100 });
    const log = createLog({ level: "error", redact: (given) => given, write: () => {} });
    const ended = serveStdio(host, { log, credentials: {}, streams: { input, output } });
    await new Promise(setImmediate);
    input.write(call(1, "echo", { a: "x".repeat(200) }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(input.isPaused()).toBe(true);
    output.resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(input.isPaused()).toBe(false);
    input.end();
    await ended;
  });
});
