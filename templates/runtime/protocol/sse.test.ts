import { get } from "node:http";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { fakeHost } from "../../../generator/test/runtime/fake-host.ts";
import type { Credentials } from "../call/call-context.ts";
import { wholeView } from "../call/view.ts";
import type { CallerOf } from "./caller.ts";
import { createForwarder, readIds } from "./caller-headers.ts";
import { type HttpOptions, type RunningHttp, serveHttp } from "./http.ts";
import { createLog } from "./log.ts";

const running: RunningHttp[] = [];
const streams: { destroy(): void }[] = [];
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.destroy();
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const forwarded = createForwarder(["x-call-id", "x-chat-id"]);

/** A caller is known by its `Authorization`, or by `?key=` in the URL. */
const callerOf: CallerOf = (headers, url) => {
  const inUrl = new URLSearchParams(url.split("?")[1]).get("key");
  const key = inUrl ?? headers.authorization;
  const credentials: Credentials = key === undefined ? {} : { key: [key] };
  return {
    view: wholeView,
    keyInUrl: inUrl !== null,
    context: { credentials, forwardedHeaders: forwarded(headers), ids: readIds(headers) },
  };
};

async function serve(options: Partial<HttpOptions> = {}) {
  const host = fakeHost();
  const log = createLog({ level: "error", redact: (text) => text, write: () => {} });
  const settings = {
    host: "127.0.0.1",
    port: 0,
    path: "/mcp",
    allowedHosts: [],
    callerOf,
    sse: true,
    log,
    announce: () => {},
  };
  const server = await serveHttp(host, {
    ...settings,
    ...options,
    limits: { shutdownMs: 300, ...options.limits },
  });
  running.push(server);
  const origin = new URL(server.url).origin;
  return { ...server, host, origin };
}

/** Opens a stream and gives the address for messages, and what comes later. */
function open(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ messages: string; text: () => string; ended: Promise<void> }>((resolve, reject) => {
    const request = get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(String(response.statusCode)));
      let text = "";
      const ended = new Promise<void>((done) => response.on("close", () => done()));
      response.on("data", (chunk: Buffer) => {
        text += chunk;
        const found = /event: endpoint\ndata: (\S+)/.exec(text)?.[1];
        if (found !== undefined) resolve({ messages: new URL(found, url).href, text: () => text, ended });
      });
    });
    request.on("error", reject);
    streams.push(request);
  });
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const ping = { jsonrpc: "2.0", id: 7, method: "ping" };
const until = async (isTrue: () => boolean) => {
  for (let step = 0; step < 200 && !isTrue(); step++) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe("legacy HTTP+SSE", () => {
  test("a client of the SDK lists and calls", async () => {
    const { origin } = await serve();
    const client = new Client({ name: "t", version: "1" });
    await client.connect(new SSEClientTransport(new URL(`${origin}/sse`)));
    expect((await client.listTools()).tools.length).toBeGreaterThan(1);
    const { content } = await client.callTool({ name: "echo", arguments: { a: 1 } });
    expect(content).toEqual([{ type: "text", text: '{"a":1}' }]);
    await client.close();
  });

  test("answers come over the stream; the POST says only that it was taken", async () => {
    const { origin } = await serve();
    const stream = await open(`${origin}/sse`);
    const response = await post(stream.messages, ping);
    expect(response.status).toBe(202);
    await until(() => stream.text().includes('"id":7'));
    expect(stream.text()).toContain('event: message\ndata: {"result":{},"jsonrpc":"2.0","id":7}');
  });

  test.each([
    ["no session", "/messages", 404],
    ["a guessed session", "/messages?sessionId=AAAA", 404],
    ["another method", "/sse", 405],
  ])("%s is refused [threat: http]", async (_, path, status) => {
    const { origin } = await serve();
    expect((await post(origin + path, ping)).status).toBe(status);
  });

  test("a session belongs to the credential that opened it [threat: tenants]", async () => {
    const { origin } = await serve();
    const stream = await open(`${origin}/sse`, { authorization: "Bearer one" });
    expect((await post(stream.messages, ping, { authorization: "Bearer two" })).status).toBe(403);
    expect((await post(stream.messages, ping)).status).toBe(403);
    expect((await post(stream.messages, ping, { authorization: "Bearer one" })).status).toBe(202);
  });

  test("where the key came in the URL the session id stands for it, and the key is not told [threat: tenants]", async () => {
    const { origin } = await serve();
    const stream = await open(`${origin}/sse?key=very-secret`);
    expect(stream.messages).not.toContain("very-secret");
    expect((await post(stream.messages, ping)).status).toBe(202);
    await until(() => stream.text().includes('"id":7'));
    const call = { jsonrpc: "2.0", id: 8, method: "tools/call", params: { name: "context" } };
    await post(stream.messages, call);
    await until(() => stream.text().includes('"id":8'));
    expect(stream.text()).toContain('\\"transport\\":\\"sse\\"');
  });

  test("each POST says what it belongs to; what only the GET said goes on to count", async () => {
    const { origin } = await serve();
    const stream = await open(`${origin}/sse`, { "x-call-id": "c1", "x-chat-id": "h1" });
    const context = { jsonrpc: "2.0", method: "tools/call", params: { name: "context" } };
    await post(stream.messages, { ...context, id: 8 }, { "x-chat-id": "h2" });
    await until(() => stream.text().includes('"id":8'));
    await post(stream.messages, { ...context, id: 9 });
    await until(() => stream.text().includes('"id":9'));
    const seen = [...stream.text().matchAll(/data: (\{.*\})/g)].map(
      ([, text = ""]) => JSON.parse(JSON.parse(text).result.content[0].text) as object,
    );
    expect(seen).toEqual(
      ["h2", "h1"].map((chat) =>
        expect.objectContaining({
          ids: { callId: "c1", chatId: chat },
          forwardedHeaders: [
            ["x-call-id", "c1"],
            ["x-chat-id", chat],
          ],
        }),
      ),
    );
  });

  test("more sessions than are allowed are refused, and one that ends makes room [threat: http]", async () => {
    const { origin } = await serve({ limits: { sessions: 1 } });
    const first = await open(`${origin}/sse`);
    await expect(open(`${origin}/sse`)).rejects.toThrow("503");
    streams[0]?.destroy();
    await first.ended;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(open(`${origin}/sse`)).resolves.toBeDefined();
  });

  test("a caller with a key of its own takes a quarter of the sessions, and as many of the calls [threat: http]", async () => {
    const ownKeys: CallerOf = (headers, url) => {
      const caller = callerOf(headers, url);
      return { ...caller, context: { ...caller.context, passthrough: true } };
    };
    const { origin, host } = await serve({ callerOf: ownKeys, limits: { sessions: 8, concurrent: 4 } });
    const [a, b] = [{ authorization: "a" }, { authorization: "b" }];
    const first = await open(`${origin}/sse`, a);
    const second = await open(`${origin}/sse`, a);
    await expect(open(`${origin}/sse`, a)).rejects.toThrow("429");
    const other = await open(`${origin}/sse`, b);
    streams[0]?.destroy();
    await first.ended;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(open(`${origin}/sse`, a)).resolves.toBeDefined();
    const wait = { ...ping, method: "tools/call", params: { name: "wait", arguments: { ms: 200 } } };
    expect((await post(second.messages, wait, a)).status).toBe(202);
    while (host.waiting < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await post(second.messages, { ...ping, id: 2 }, a)).status).toBe(429);
    expect((await post(other.messages, ping, b)).status).toBe(202);
  });

  test("an idle session ends, one that is used does not [threat: http]", async () => {
    const { origin } = await serve({ limits: { idleMs: 150, heartbeatMs: 20 } });
    const idle = await open(`${origin}/sse`);
    const used = await open(`${origin}/sse`);
    let open2 = true;
    void used.ended.then(() => {
      open2 = false;
    });
    const timer = setInterval(() => void post(used.messages, ping), 40);
    await idle.ended;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(open2).toBe(true);
    expect(used.text()).toContain(": alive");
    clearInterval(timer);
  });

  test("a client that goes away aborts its call [threat: cancellation]", async () => {
    const { origin, host } = await serve();
    const stream = await open(`${origin}/sse`);
    const call = {
      jsonrpc: "2.0",
      id: 8,
      method: "tools/call",
      params: { name: "wait", arguments: { ms: 60_000 } },
    };
    await post(stream.messages, call);
    await until(() => host.waiting === 1);
    streams[0]?.destroy();
    await until(() => host.aborted.length > 0);
    expect(host.aborted).toEqual(["wait"]);
  });

  test("without sse the paths are unknown", async () => {
    const { origin } = await serve({ sse: false });
    expect((await fetch(`${origin}/sse`)).status).toBe(404);
  });
});

describe("the page", () => {
  test("shows a person how to add the server, and runs nothing", async () => {
    const { origin } = await serve({
      launchAt: (url) => ({
        kind: "hosted",
        url,
        header: { name: "Authorization", prefix: "Bearer ", env: "ACME_KEY" },
      }),
    });
    const response = await fetch(origin, { headers: { accept: "text/html" } });
    const text = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain(`${origin}/mcp`);
    expect(text).toContain("Bearer &#60;ACME_KEY&#62;");
    expect(text).not.toContain("<script");
  });

  test("is not sent to a client that wants a stream", async () => {
    const { origin } = await serve({ path: "/" });
    expect((await fetch(origin, { headers: { accept: "text/event-stream" } })).status).toBe(405);
    expect((await post(`${origin}/`, ping, { accept: "application/json" })).status).toBe(200);
  });
});
