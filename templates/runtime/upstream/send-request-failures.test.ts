import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import type { ToolError } from "../tool-error.ts";
import { type Connections, createConnections } from "./connections.ts";
import type { ExchangeOptions } from "./exchange.ts";
import type { UpstreamRequest, UpstreamResponse } from "./http-message.ts";
import { sendRequest } from "./send-request.ts";

/** An upstream on the level of bytes: `answer` is called for each head of a request that arrives. */
let server: Server;
let connections: Connections;
let answer: (socket: Socket, count: number) => void;
let requests: number;
let sockets: Set<Socket>;

beforeAll((done) => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      if (!/^[A-Z]+ \S+ HTTP/.test(chunk.toString("latin1"))) return;
      requests += 1;
      answer(socket, requests);
    });
  }).listen(0, "127.0.0.1", done);
});
afterAll((done) => {
  server.close(done);
});
beforeEach(() => {
  requests = 0;
  sockets = new Set();
  connections = createConnections();
});
afterEach(() => {
  connections.close();
  for (const socket of sockets) socket.destroy();
});

const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const status = (code: number, headers = "") => `HTTP/1.1 ${code} X\r\n${headers}Content-Length: 0\r\n\r\n`;

function send(
  request: Partial<UpstreamRequest> = {},
  options: Partial<ExchangeOptions> = {},
): Promise<UpstreamResponse> {
  return sendRequest(
    { method: "GET", url: new URL(`http://${host()}/secret-path?key=secret-key`), headers: [], ...request },
    {
      signal: new AbortController().signal,
      timeoutMs: 3_000,
      maxResponseBytes: 100_000,
      connections,
      ...options,
    },
  );
}

async function failure(promise: Promise<unknown>): Promise<ToolError> {
  const error = await promise.then(
    () => undefined,
    (reason: ToolError) => reason,
  );
  expect(error).toMatchObject({ name: "ToolError" });
  expect(`${error?.message} ${error?.next}`).not.toContain("secret");
  return error as ToolError;
}

describe("broken answers", () => {
  test.each<[title: string, bytes: string, message: RegExp]>([
    ["no HTTP", "SSH-2.0-x\r\n", /answered with something that is not valid HTTP \(HPE_/],
    ["shorter than it says", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", /broke off in the middle/],
    [
      "chunks that break off",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
      /broke off in the middle/,
    ],
    ["chunks that are none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", /not valid HTTP/],
    [
      "damaged gzip",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n<html>",
      /damaged/,
    ],
    [
      "an encoding nobody asked for",
      "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nx",
      /the coding "zstd"/,
    ],
    ["head that breaks off", "HTTP/1.1 200 OK\r\nX-", /not valid HTTP|broke before/],
    ["head without end", `HTTP/1.1 200 OK\r\nX: ${"x".repeat(40_000)}`, /HPE_HEADER_OVERFLOW/],
  ])("%s", async (_, bytes, message) => {
    answer = (socket) => socket.end(bytes);
    const error = await failure(send());
    expect(error.message).toMatch(message);
    expect(error.message).toContain(host());
    expect(error.next.length).toBeGreaterThan(20);
  });
});

describe("no answer", () => {
  test("refused", async () => {
    const error = await failure(send({ url: new URL("http://127.0.0.1:1/secret?key=secret") }));
    expect(error.message).toBe("Nothing answers at 127.0.0.1:1: the connection was refused.");
    expect(error.next).toContain("--base-url");
  });

  test("a host that does not exist", async () => {
    const error = await failure(send({ method: "POST", url: new URL("http://no-such-host.invalid/secret") }));
    expect(error.message).toMatch(
      /^The host name of no-such-host\.invalid (does not exist|could not be looked up)/,
    );
    expect(error.next).not.toContain("not known whether");
  });

  test.each<[title: string, method: string, want: number]>([
    ["a GET is made three times", "GET", 3],
    ["a PUT is made three times", "PUT", 3],
    ["a QUERY is made three times", "QUERY", 3],
    ["a POST once", "POST", 1],
    ["a PATCH once", "PATCH", 1],
  ])("reset: %s [threat: retries]", async (_, method, want) => {
    answer = (socket) => socket.resetAndDestroy();
    const error = await failure(send({ method }));
    expect(error.message).toMatch(/broke before there was an answer/);
    expect(error.next.startsWith("It is not known whether the call took effect")).toBe(want === 1);
    expect(requests).toBe(want);
  });

  test("a header with a line break never leaves [threat: headers-and-cookies]", async () => {
    const error = await failure(send({ headers: [["X", "a\r\nsecret: b"]] }));
    expect(error.message).toContain("character that HTTP does not allow");
    expect(requests).toBe(0);
  });

  test("an upstream that hangs [threat: upstream]", async () => {
    answer = () => {};
    const started = performance.now();
    const error = await failure(send({}, { timeoutMs: 200 }));
    expect(error.message).toBe(`${host()} did not answer within 0.2 seconds.`);
    expect(performance.now() - started).toBeLessThan(1_800);
    expect(requests).toBe(1);
  });

  test("an upstream that sends a byte at a time [threat: upstream]", async () => {
    answer = (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
      const timer = setInterval(() => socket.write("x"), 20);
      socket.on("close", () => clearInterval(timer));
    };
    const error = await failure(send({}, { timeoutMs: 300 }));
    expect(error.message).toBe(`${host()} did not finish its answer within 0.3 seconds.`);
  });

  test("waiting for a free connection counts", async () => {
    connections.close();
    connections = createConnections({ maxSockets: 1 });
    answer = () => {};
    const calls = [send({}, { timeoutMs: 200 }), send({}, { timeoutMs: 100 })];
    await Promise.all(calls.map(failure));
    expect(requests).toBe(1);
  });
});

describe("cancellation [threat: cancellation]", () => {
  const afterHead = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx";

  test.each<[title: string, bytes: string]>([
    ["before the answer", ""],
    ["within the answer", afterHead],
    ["between retries", status(503, "Retry-After: 2\r\n")],
  ])("%s", async (_, bytes) => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    answer = (socket) => {
      closed = new Promise((resolve) => socket.on("close", resolve));
      if (bytes !== "") socket.write(bytes);
      setTimeout(() => controller.abort(), 50);
    };
    const started = performance.now();
    const error = await failure(send({}, { signal: controller.signal }));
    expect(error.message).toBe("The call was cancelled.");
    expect(performance.now() - started).toBeLessThan(1_800);
    if (bytes === "" || bytes === afterHead) await closed;
    expect(requests).toBe(1);
  });

  test("beforehand", async () => {
    await failure(send({}, { signal: AbortSignal.abort() }));
    expect(requests).toBe(0);
  });
});

describe("retries [threat: retries]", () => {
  test.each<[title: string, method: string, first: string, tries: number, last: number]>([
    ["503, then well", "GET", status(503), 2, 200],
    ["429 with a short wait", "DELETE", status(429, "Retry-After: 0\r\n"), 2, 200],
    ["429 on POST", "POST", status(429, "Retry-After: 0\r\n"), 1, 429],
    ["a wait beyond the deadline", "GET", status(503, "Retry-After: 9\r\n"), 1, 503],
    ["a wait beyond all patience", "GET", status(429, "Retry-After: 3600\r\n"), 1, 429],
    ["500", "GET", status(500), 1, 500],
  ])("%s", async (_, method, first, tries, last) => {
    answer = (socket, count) => socket.write(count === 1 ? first : ok);
    const response = await send({ method });
    expect(response.status).toBe(last);
    expect(requests).toBe(tries);
  });

  test("two at most, then the answer itself", async () => {
    answer = (socket) => socket.write(status(502));
    expect((await send()).status).toBe(502);
    expect(requests).toBe(3);
  });

  test("Retry-After is waited", async () => {
    answer = (socket, count) => socket.write(count === 1 ? status(429, "Retry-After: 1\r\n") : ok);
    const started = performance.now();
    expect((await send()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(1_000);
  });

  test("a kept connection that the server gave up: at once for GET, never for POST", async () => {
    const resets = new Set<Socket>();
    answer = (socket) => {
      if (resets.has(socket)) return socket.resetAndDestroy();
      resets.add(socket);
      return socket.write(ok);
    };
    await send();
    const times: number[] = [];
    for (let round = 1; round <= 8; round += 1) {
      const started = performance.now();
      expect((await send()).status).toBe(200);
      times.push(performance.now() - started);
      expect(requests).toBe(1 + 2 * round);
    }
    // A retry that waits takes 100 ms at least; one of eight is undisturbed also on a busy machine.
    expect(Math.min(...times)).toBeLessThan(90);
    await failure(send({ method: "POST", body: Buffer.from("{}") }));
    expect(requests).toBe(18);
  });
});

test("an event stream that stays open is an answer at the deadline", async () => {
  const head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
  answer = (socket) => socket.write(`${head}data: one\n\ndata: two\n\n`);
  const response = await send({}, { timeoutMs: 300 });
  expect(response.body.toString()).toBe("data: one\n\ndata: two\n\n");
  expect(response).toMatchObject({ truncated: true, stillOpen: true });
});

test("an event stream without any event is none", async () => {
  answer = (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
  await expect(send({}, { timeoutMs: 300 })).rejects.toThrow();
});
