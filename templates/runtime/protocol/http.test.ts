import { connect } from "node:net";
import { fakeHost } from "../../../generator/test/runtime/fake-host.ts";
import { sendRaw } from "../../../generator/test/runtime/raw-http.ts";
import type { Credentials } from "../call/call-context.ts";
import { wholeView } from "../call/view.ts";
import { createForwarder, readIds } from "./caller-headers.ts";
import { type HttpOptions, type RunningHttp, serveHttp } from "./http.ts";
import { HttpError } from "./http-error.ts";
import { createLog } from "./log.ts";

const running: RunningHttp[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

type Headers = Parameters<HttpOptions["callerOf"]>[0];

const forwarded = createForwarder(["x-tenant"]);

/** A reader of callers whose credentials are made by a function. */
function callerWith(credentialsOf: (headers: Headers, url: string) => Credentials): HttpOptions["callerOf"] {
  return (headers, url) => ({
    view: wholeView,
    keyInUrl: false,
    context: {
      credentials: credentialsOf(headers, url),
      forwardedHeaders: forwarded(headers),
      ids: readIds(headers),
    },
  });
}

async function serve(options: Partial<HttpOptions> = {}) {
  const host = fakeHost();
  const lines: string[] = [];
  const server = await serveHttp(host, {
    host: "127.0.0.1",
    port: 0,
    path: "/mcp",
    allowedHosts: [],
    callerOf: callerWith(() => ({ key: ["k"] })),
    sse: false,
    log: createLog({ level: "info", redact: (text) => text, write: (line) => lines.push(line) }),
    announce: () => {},
    ...options,
    limits: { shutdownMs: 200, ...options.limits },
  });
  running.push(server);
  const post = (body: unknown, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(server.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...init,
    });
  return { ...server, host, lines, post };
}

const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const pong = { jsonrpc: "2.0", id: 1, result: {} };
const call = (name: string, args: object = {}, id = 1) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name, arguments: args },
});
const text = (value: string) => ({ content: [{ type: "text", text: value }] });
const error = (id: number | null, code: number) => ({
  jsonrpc: "2.0",
  id,
  error: { code, message: expect.any(String) },
});
const initialize = { jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-06-18" } };

describe("one POST", () => {
  type Row = [title: string, body: unknown, headers: Record<string, string>, status: number, want: unknown];
  test.each<Row>([
    ["ping", ping, {}, 200, pong],
    ["a call", call("echo", { a: "ü" }), {}, 200, { jsonrpc: "2.0", id: 1, result: text('{"a":"ü"}') }],
    [
      "initialize",
      initialize,
      {},
      200,
      expect.objectContaining({
        result: expect.objectContaining({
          protocolVersion: "2025-06-18",
          serverInfo: { name: "fake", title: "Fake", version: "1.2.3" },
          instructions: "Use echo.",
          capabilities: { tools: {} },
        }),
      }),
    ],
    [
      "initialize with a version of the future",
      { ...initialize, params: { protocolVersion: "2099-01-01" } },
      {},
      200,
      expect.objectContaining({ result: expect.objectContaining({ protocolVersion: "2025-11-25" }) }),
    ],
    ["initialize without a version", { ...initialize, params: {} }, {}, 200, error(1, -32602)],
    ["a tool that is not there", call("ecko"), {}, 200, error(1, -32602)],
    ["a fault of the host", call("crash"), {}, 200, error(1, -32603)],
    ["a method that is not there", { ...ping, method: "prompts/list" }, {}, 200, error(1, -32601)],
    ["params that are a list", { ...ping, params: [] }, {}, 200, error(1, -32602)],
    ["a notification", { jsonrpc: "2.0", method: "notifications/initialized" }, {}, 202, undefined],
    [
      "a cancel notification",
      { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } },
      {},
      202,
      undefined,
    ],
    ["a response", { jsonrpc: "2.0", id: 1, result: {} }, {}, 202, undefined],
    ["no JSON", "hello", {}, 400, error(null, -32700)],
    ["nothing", "", {}, 400, error(null, -32700)],
    ["no message", "3", {}, 400, error(null, -32600)],
    ["too deep", "[".repeat(101), {}, 400, error(null, -32600)],
    [
      "a batch",
      [call("echo", {}, 1), { jsonrpc: "2.0", method: "n" }, { ...ping, id: 2 }, 3],
      {},
      200,
      [{ jsonrpc: "2.0", id: 1, result: text("{}") }, { ...pong, id: 2 }, error(null, -32600)],
    ],
    ["a batch of one", [ping], { "mcp-protocol-version": "2025-03-26" }, 200, [pong]],
    ["a batch of notifications", [{ jsonrpc: "2.0", method: "n" }], {}, 202, undefined],
    ["a batch with initialize", [initialize], {}, 200, [error(1, -32600)]],
    ["a batch that is too long", Array(51).fill(ping), {}, 400, error(null, -32600)],
    [
      "a batch in a version without",
      [ping],
      { "mcp-protocol-version": "2025-06-18" },
      400,
      error(null, -32600),
    ],
    [
      "a version that is not spoken",
      ping,
      { "mcp-protocol-version": "1999-01-01" },
      400,
      error(null, -32000),
    ],
    ["a version that is", ping, { "mcp-protocol-version": "2025-11-25" }, 200, pong],
    ["a session that nobody opened", ping, { "mcp-session-id": "x" }, 200, pong],
    ["an Accept of neither", ping, { accept: "text/html" }, 406, error(null, -32000)],
    ["an Accept of anything", ping, { accept: "*/*" }, 200, pong],
    ["another Content-Type", ping, { "content-type": "text/plain" }, 415, error(null, -32000)],
    ["a body in gzip", ping, { "content-encoding": "gzip" }, 415, error(null, -32000)],
    ["a page of another origin", ping, { origin: "https://evil.example" }, 403, error(null, -32000)],
    ["a page of this machine", ping, { origin: "http://localhost:6274" }, 200, pong],
  ])("%s", async (_title, body, headers, status, want) => {
    const { post } = await serve();
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    if (want === undefined) {
      expect(await response.text()).toBe("");
      return;
    }
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual(want);
  });

  test("the list of tools is the host's own text, also when it is asked for again", async () => {
    const { post, host } = await serve();
    const want = `{"jsonrpc":"2.0","id":1,"result":${host.listTools(wholeView)}}`;
    for (const _time of [1, 2]) {
      const response = await post({ ...ping, method: "tools/list" });
      expect(await response.text()).toBe(want);
      expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(want)));
    }
  });

  test("an event stream where the client takes nothing else", async () => {
    const { post } = await serve();
    const response = await post([call("wait", { ms: 30 }, 1), { ...ping, id: 2 }], {
      accept: "text/event-stream",
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = (await response.text()).split("\n\n").filter((event) => event !== "");
    expect(
      events.map((event) => event.replace("event: message\ndata: ", "")).map((data) => JSON.parse(data)),
    ).toEqual([
      { ...pong, id: 2 },
      { jsonrpc: "2.0", id: 1, result: text('"waited"') },
    ]);
  });

  test("a call knows its request and nothing of others [threat: tenants]", async () => {
    const { post, lines } = await serve({
      callerOf: callerWith((headers, url) => ({ key: [`${headers["x-key"]} ${url}`] })),
    });
    const ask = async (key: string) => {
      const response = await post(call("context"), {
        "x-key": key,
        "x-tenant": `tenant ${key}`,
        "x-call-id": `call ${key}`,
      });
      const { result } = (await response.json()) as { result: { content: [{ text: string }] } };
      return JSON.parse(result.content[0].text);
    };
    const contexts = await Promise.all(["a", "b"].map(ask));
    for (const [index, key] of ["a", "b"].entries()) {
      expect(contexts[index]).toEqual({
        credentials: { key: [`${key} /mcp`] },
        forwardedHeaders: [["x-tenant", `tenant ${key}`]],
        ids: { callId: `call ${key}` },
        transport: "http",
      });
    }
    expect(lines.map((line) => JSON.parse(line).callId).sort()).toEqual(["call a", "call b"]);
  });

  test("credentials that are missing refuse the request [threat: passthrough]", async () => {
    const { post } = await serve({
      callerOf: () => {
        throw new HttpError(401, "Send your key.", { "www-authenticate": "Bearer" });
      },
    });
    expect((await post({ ...ping, method: "tools/list" })).status).toBe(401);
    const response = await post(call("echo"));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toEqual({
      jsonrpc: "2.0",
      id: null,
      error: { code: -32000, message: "Send your key." },
    });
  });

  test("a client that goes away aborts its call, and no other [threat: cancellation]", async () => {
    const { post, host } = await serve();
    const leave = new AbortController();
    const left = post(call("wait", { ms: 60_000 }), {}, { signal: leave.signal });
    const stays = post(call("wait", { ms: 300 }));
    while (host.waiting < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    leave.abort();
    await expect(left).rejects.toThrow();
    expect(await (await stays).json()).toEqual({ jsonrpc: "2.0", id: 1, result: text('"waited"') });
    expect(host.aborted).toEqual(["wait"]);
  });
});

describe("routes [threat: http]", () => {
  type Row = [
    method: string,
    path: string,
    headers: Record<string, string>,
    status: number,
    want: Record<string, string>,
  ];
  test.each<Row>([
    ["GET", "/mcp", {}, 405, { allow: "POST" }],
    ["DELETE", "/mcp", {}, 405, { allow: "POST" }],
    [
      "OPTIONS",
      "/mcp",
      { origin: "http://localhost:1", "access-control-request-method": "POST" },
      405,
      { allow: "POST" },
    ],
    ["OPTIONS", "/mcp", { origin: "https://evil.example" }, 403, {}],
    ["PUT", "/mcp", {}, 405, { allow: "POST" }],
    ["GET", "/nothing", {}, 404, {}],
    ["POST", "/mcp/", {}, 404, {}],
    ["POST", "/MCP", {}, 404, {}],
    ["POST", "/mcp/../mcp%2f", {}, 404, {}],
    ["POST", "/__proto__", {}, 404, {}],
    ["GET", "/.well-known/oauth-authorization-server", {}, 404, {}],
    ["GET", "/.well-known/oauth-protected-resource/mcp", {}, 404, {}],
    ["POST", "/healthz", {}, 405, { allow: "GET, HEAD" }],
    ["GET", "/healthz/x", {}, 404, {}],
  ])("%s %s with %j is %s", async (method, path, headers, status, want) => {
    const { url } = await serve();
    const response = await fetch(new URL(path, url), { method, headers });
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(want)) expect(response.headers.get(name)).toBe(value);
    expect(await response.json()).toEqual(error(null, -32000));
  });

  test("a query belongs to no route", async () => {
    const { url } = await serve({ path: "/a" });
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ping),
    };
    expect((await fetch(`${url}?x=/mcp`, init)).status).toBe(200);
    expect((await fetch(new URL("/mcp?x=/a", url), init)).status).toBe(404);
  });

  test.each([
    ["/healthz", "ok"],
    ["/readyz", "ready"],
    ["/healthz?x", "ok"],
  ])("%s says %s to everybody", async (path, word) => {
    const { url } = await serve({ authToken: "t" });
    const { host } = new URL(url);
    const answer = await sendRaw(url, (write) =>
      write(
        `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n`,
      ),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(answer.split("\r\n\r\n")[1]).toBe(word);
    expect(host).toMatch(/^127\.0\.0\.1:/);
  });

  test.each([
    ["evil.example", 403],
    ["localhost", 200],
    ["127.0.0.1:1", 200],
    ["", 403],
  ])("Host %j on the message path is %s", async (host, status) => {
    const { url } = await serve();
    const body = JSON.stringify(ping);
    const answer = await sendRaw(url, (write) =>
      write(
        `POST /mcp HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      ),
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test("a foreign Host is told nothing of the routes", async () => {
    const { url } = await serve();
    const answer = await sendRaw(url, (write) =>
      write("GET /nowhere HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
    );
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe("a token [threat: http]", () => {
  test.each([
    [undefined, 401],
    ["Bearer wrong", 401],
    ["Bearer right", 200],
  ])("Authorization %j is %s", async (authorization, status) => {
    const { post } = await serve({ authToken: "right" });
    const response = await post(ping, authorization === undefined ? {} : { authorization });
    expect(response.status).toBe(status);
    expect(response.headers.get("www-authenticate")).toBe(status === 401 ? "Bearer" : null);
    const want = status === 200 ? pong : error(null, -32000);
    expect(await response.json()).toEqual(want);
  });
});

describe("hostile clients [threat: http]", () => {
  const head = (headers: string) =>
    `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`;

  test("a body that says it is too long is refused before it comes", async () => {
    const { url } = await serve({ limits: { bytes: 1000 } });
    const answer = await sendRaw(url, (write) => write(head("Content-Length: 1001")));
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('"id":null');
  });

  test("a chunked body that never ends is cut", async () => {
    const { url } = await serve({ limits: { bytes: 100_000 } });
    const chunk = `2710\r\n${"x".repeat(10_000)}\r\n`;
    let sent = 0;
    const answer = await sendRaw(url, async (write) => {
      write(head("Transfer-Encoding: chunked"));
      for (; sent < 2000; sent += 1) {
        if (!write(chunk)) break;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(sent).toBeLessThan(2000);
  }, 15_000);

  test("a body that is too long is answered to a client that sends it all", async () => {
    const { post } = await serve({ limits: { bytes: 1000 } });
    const response = await post(`"${"x".repeat(3_000_000)}"`);
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(error(null, -32000));
  });

  test("a refused client may send its body to the end", async () => {
    const { url } = await serve({ limits: { bytes: 1000 } });
    let pieces = 0;
    const answer = await sendRaw(url, async (write) => {
      write(head("Content-Length: 100000"));
      while (pieces < 10 && write("x".repeat(10_000))) {
        pieces += 1;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(pieces).toBe(10);
  });

  test("as long as allowed is taken", async () => {
    const body = JSON.stringify(ping);
    const { post } = await serve({ limits: { bytes: body.length } });
    expect((await post(body)).status).toBe(200);
    expect((await post(`${body} `)).status).toBe(413);
  });

  test("all bodies together have a cap, which is given back", async () => {
    const { post } = await serve({ limits: { bufferedBytes: 1000 } });
    expect((await post(call("echo", { a: "x".repeat(1000) }))).status).toBe(503);
    for (let index = 0; index < 5; index += 1) {
      expect((await post(call("echo", { a: "x".repeat(800) }))).status).toBe(200);
    }
  });

  test("more requests at once than allowed get 503", async () => {
    const { post, host } = await serve({ limits: { concurrent: 1 } });
    const first = post(call("wait", { ms: 100 }));
    while (host.waiting < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await post(ping);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await first).status).toBe(200);
    expect((await post(ping)).status).toBe(200);
  });

  test("a caller with a key of its own takes a quarter of the calls, and gets 429 for more", async () => {
    const callerOf: HttpOptions["callerOf"] = (headers) => ({
      view: wholeView,
      keyInUrl: false,
      context: {
        credentials: { key: [headers.authorization ?? ""] },
        forwardedHeaders: [],
        ids: {},
        passthrough: true,
      },
    });
    const { post, host } = await serve({ limits: { concurrent: 8 }, callerOf });
    const [a, b] = [{ authorization: "Bearer a" }, { authorization: "Bearer b" }];
    const first = [post(call("wait", { ms: 200 }), a), post(call("wait", { ms: 200 }), a)];
    while (host.waiting < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await post(ping, a);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await post(ping, b)).status).toBe(200);
    for (const one of first) expect((await one).status).toBe(200);
    expect((await post(ping, a)).status).toBe(200);
  });

  test.each([
    ["headers that drip", "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX: ", { headersMs: 200 }],
    ["a body that drips", head("Content-Length: 100"), { headersMs: 200, requestMs: 300 }],
  ])("%s end in a timeout", async (_title, start, limits) => {
    const { url } = await serve({ limits });
    const started = performance.now();
    const answer = sendRaw(url, async (write) => {
      write(start);
      while (write("x")) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(await answer).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.each([
    ["garbage", "hello\r\n\r\n", 400],
    [
      "a header that is too long",
      `GET /mcp HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
    ],
    ["two lengths", head("Content-Length: 5\r\nContent-Length: 6"), 400],
    ["length and chunks", head("Content-Length: 5\r\nTransfer-Encoding: chunked"), 400],
    [
      "an absolute target",
      "POST http://localhost/mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      404,
    ],
  ])("%s", async (_title, given, status) => {
    const { url, post } = await serve();
    const answer = await sendRaw(url, (write) => write(given));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toEqual(error(null, -32000));
    expect((await post(ping)).status).toBe(200);
  });
});

describe("start and end [threat: http]", () => {
  test.each<[title: string, options: Partial<HttpOptions>, want: RegExp]>([
    ["beyond loopback without hosts", { host: "0.0.0.0" }, /Name the hosts .* with --allowed-hosts/],
    ["a path without a slash", { path: "mcp" }, /cannot be the path/],
    ["a path with a query", { path: "/mcp?x" }, /cannot be the path/],
    ["the path of a probe", { path: "/healthz" }, /cannot be the path/],
    ["an empty token", { authToken: "" }, /MCP_AUTH_TOKEN is empty/],
  ])("%s is refused", async (_title, options, want) => {
    await expect(serve(options)).rejects.toThrow(want);
  });

  test("a port that is in use is named", async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    await expect(serve({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 cannot be used: it is in use.`);
  });

  test("closing lets a call end, and accepts no more", async () => {
    const { post, host, close } = await serve({ limits: { shutdownMs: 5000 } });
    const last = post(call("wait", { ms: 200 }));
    while (host.waiting < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    const started = performance.now();
    const closed = close();
    await expect(post(ping)).rejects.toThrow();
    expect((await last).status).toBe(200);
    await closed;
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("closing does not wait for a connection that never sent anything", async () => {
    const { url, close } = await serve({ limits: { shutdownMs: 5000 } });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const ended = new Promise((resolve) => socket.once("close", resolve));
    const started = performance.now();
    await Promise.all([close(), ended]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("closing aborts what takes longer than the deadline", async () => {
    const { post, host, close } = await serve({ limits: { shutdownMs: 100 } });
    const last = post(call("wait", { ms: 60_000 }));
    while (host.waiting < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([expect(last).rejects.toThrow(), close()]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(host.aborted).toEqual(["wait"]);
  });
});
