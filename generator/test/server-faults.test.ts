import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { gzipSync } from "node:zlib";
import { type StartedServer, startHttp } from "./connect-client.ts";
import { callOf, openSession, postMessage } from "./raw-calls.ts";
import { buildRetell } from "./retell-package.ts";
import { testOnPosix } from "./where-possible.ts";

const folder = await buildRetell();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function settled(isTrue: () => boolean): Promise<void> {
  for (let step = 0; step < 300 && !isTrue(); step += 1) await pause(10);
}

/** What the API has sent of its endless answer, and the requests of `hang` that are open, ever and now. */
const seen = { endless: 0, hung: 0, hanging: 0, attempts: 0 };
const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, "[1]"), { level: 1 });

/** How the API misbehaves, by the id that is asked for. */
const faults: Record<string, (answer: ServerResponse) => void> = {
  ok: (answer) => answer.end('{"call_id":"ok"}'),
  hang: (answer) => {
    seen.hung += 1;
    seen.hanging += 1;
    answer.on("close", () => {
      seen.hanging -= 1;
    });
  },
  stall: (answer) => answer.write('{"call_id":'),
  reset: (answer) => answer.socket?.resetAndDestroy(),
  broken: (answer) => {
    answer.writeHead(200, { "content-length": 1000 }).write('{"a":1');
    setTimeout(() => answer.socket?.destroy(), 20);
  },
  garbage: (answer) => answer.socket?.end("SSH-2.0-nothing here speaks HTTP\r\n\r\n"),
  noise: (answer) => answer.end(Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x7b])),
  endless: (answer) => {
    const chunk = Buffer.alloc(1024 * 1024, "x");
    const write = () => {
      while (seen.endless < 2048 && !answer.destroyed) {
        seen.endless += 1;
        if (!answer.write(chunk)) return void answer.once("drain", write);
      }
    };
    write();
  },
  bomb: (answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
  minute: (answer) => {
    seen.attempts += 1;
    answer.writeHead(429, { "retry-after": "60" }).end('{"message":"slow down"}');
  },
  limited: (answer) => {
    seen.attempts += 1;
    answer.writeHead(429).end('{"message":"slow down"}');
  },
};

const api = createServer((request, answer) => {
  const name = request.url?.split("/").at(-1) ?? "";
  answer.on("error", () => {});
  answer.setHeader("content-type", "application/json");
  faults[name]?.(answer);
});
await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
const baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

const started: StartedServer[] = [];
afterAll(async () => {
  for (const server of started) await server.stop();
  api.closeAllConnections();
  api.close();
});

async function start(...flags: string[]) {
  const server = await startHttp(
    folder,
    ["--base-url", baseUrl, "--path", "/mcp", "--timeout", "1", "--max-response", "1048576", ...flags],
    { RETELL_API_KEY: "k1" },
  );
  started.push(server);
  const said = { stderr: "" };
  server.process.stderr?.on("data", (chunk: Buffer) => {
    said.stderr += chunk;
  });
  const { origin } = new URL(server.url);
  const call = (name: string, signal?: AbortSignal) =>
    postMessage(server.url, callOf(1, "get_call", { call_id: name }), {}, signal);
  return { ...server, origin, said, call };
}

const server = await start();

/** Peak memory of the server in MB, where the system tells it. */
function peakMemory(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

describe("an API that fails [threat: upstream]", () => {
  type Row = [fault: string, isError: boolean, want: RegExp, withinMs: number];
  test.each<Row>([
    ["hang", true, /did not answer within 1 second\./, 9_000],
    ["stall", true, /did not finish its answer within 1 second\./, 9_000],
    ["reset", true, /broke before there was an answer/, 7_500],
    ["broken", true, /broke off in the middle/, 7_500],
    ["garbage", true, /not valid HTTP/, 7_500],
    ["noise", false, /./, 5_000],
    ["endless", false, /1048576|1,048,576|longer|cut/i, 9_000],
    ["bomb", false, /1048576|1,048,576|longer|cut/i, 9_000],
    ["minute", true, /"status":429.*"next":".*60/, 5_000],
    ["limited", true, /"status":429/, 7_500],
  ])("%s is said, and the server goes on", async (fault, isError, want, withinMs) => {
    seen.attempts = 0;
    const begun = performance.now();
    const answer = await server.call(fault);
    expect(performance.now() - begun).toBeLessThan(withinMs);
    expect([answer.status, answer.isError]).toEqual([200, isError]);
    expect(answer.text).toMatch(want);
    expect(answer.text.length).toBeLessThan(200_000);
    expect(seen.attempts).toBeLessThanOrEqual(3);
    expect((await server.call("ok")).text).toContain('{"call_id":"ok"}');
  });

  test("no more is read than is allowed, compressed or not", () => {
    expect(seen.endless).toBeLessThan(64);
    if (process.platform === "linux") expect(peakMemory()).toBeLessThan(400);
  });
});

describe("a client that fails [threat: cancellation]", () => {
  test("one that vanishes ends its call at the API within a second, and no other's", async () => {
    const leave = new AbortController();
    const before = seen.hung;
    const left = server.call("hang", leave.signal).catch(() => "left");
    await settled(() => seen.hung > before);
    leave.abort();
    const gone = performance.now();
    await settled(() => seen.hanging === 0);
    expect([await left, seen.hanging]).toEqual(["left", 0]);
    expect(performance.now() - gone).toBeLessThan(1_000);
    await settled(() => server.said.stderr.includes('"status":"cancelled"'));
    expect(server.said.stderr).toContain('"status":"cancelled"');
  });

  test("one that cancels over SSE ends that call at the API within a second [threat: cancellation]", async () => {
    const session = await openSession(server.origin);
    const before = seen.hung;
    await session.send(callOf(7, "get_call", { call_id: "hang" }));
    await settled(() => seen.hung > before);
    const params = { requestId: 7 };
    await session.send({ jsonrpc: "2.0", method: "notifications/cancelled", params });
    const gone = performance.now();
    await settled(() => seen.hanging === 0);
    expect(seen.hanging).toBe(0);
    expect(performance.now() - gone).toBeLessThan(1_000);
    session.close();
  });

  test("a cancel notification by POST ends nobody's call: ids are not unique across clients", async () => {
    const waiting = server.call("hang");
    const before = seen.hung;
    await settled(() => seen.hung > before);
    const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    expect((await postMessage(server.url, cancel)).status).toBe(202);
    expect((await waiting).text).toMatch(/within 1 second\./);
  });

  test("one that sends 5 MB, where less is allowed, gets 413 and costs no memory", async () => {
    const small = await start("--max-request", "65536");
    const large = callOf(1, "get_call", { call_id: "x".repeat(5_000_000) });
    const answers = await Promise.all(Array.from({ length: 10 }, () => postMessage(small.url, large)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(413));
    expect((await small.call("ok")).isError).toBe(false);
  });

  test("more calls at once than allowed get 503 and when to come back", async () => {
    const narrow = await start("--max-calls", "3");
    const before = seen.hung;
    const waiting = [1, 2, 3].map(() => narrow.call("hang"));
    await settled(() => seen.hung === before + 3);
    const response = await fetch(narrow.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(callOf(1, "get_call", { call_id: "ok" })),
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    await Promise.all(waiting);
    expect((await narrow.call("ok")).isError).toBe(false);
  });

  test("one that floods sessions gets 503, leaves Streamable HTTP alone, and an idle one ends", async () => {
    const narrow = await start("--max-sessions", "5", "--idle-timeout", "1");
    const opened = Array.from({ length: 30 }, () => openSession(narrow.origin));
    const outcomes = await Promise.allSettled(opened);
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.message] : []));
    expect(refused).toEqual(Array(25).fill("503"));
    expect((await narrow.call("ok")).isError).toBe(false);
    expect((await fetch(`${narrow.origin}/readyz`)).status).toBe(200);
    await pause(2_500);
    (await openSession(narrow.origin)).close();
    for (const one of outcomes) if (one.status === "fulfilled") one.value.close();
  });

  test("many that send a byte at a time do not keep others waiting", async () => {
    const narrow = await start("--max-calls", "4");
    const port = Number(new URL(narrow.url).port);
    const head =
      "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    const slow = Array.from({ length: 50 }, () => connect(port, "127.0.0.1").on("error", () => {}));
    for (const socket of slow) socket.write(head);
    const drip = setInterval(() => {
      for (const socket of slow) socket.write(" ");
    }, 50);
    await pause(300);
    expect((await narrow.call("ok")).isError).toBe(false);
    clearInterval(drip);
    for (const socket of slow) socket.destroy();
  });
});

describe("SIGTERM during calls", () => {
  testOnPosix(
    "lets a call end that can, aborts at the deadline what cannot, says so, and ends with 0",
    async () => {
      const own = await start("--shutdown-timeout", "1", "--timeout", "30");
      const session = await openSession(own.origin);
      const before = seen.hung;
      const waiting = own.call("hang").catch(() => "closed");
      await session.send(callOf(1, "get_call", { call_id: "hang" }));
      await settled(() => seen.hung === before + 2);
      const ended = new Promise((resolve) => own.process.on("close", (code) => resolve(code)));
      const begun = performance.now();
      own.process.kill("SIGTERM");
      expect(await ended).toBe(0);
      expect(performance.now() - begun).toBeLessThan(3_000);
      expect(await waiting).toBe("closed");
      await settled(() => seen.hanging === 0);
      expect(seen.hanging).toBe(0);
      const lines = own.said.stderr.split("\n").filter((line) => line.startsWith("{"));
      const logged = lines.map((line) => JSON.parse(line));
      expect(logged).toContainEqual(
        expect.objectContaining({ event: "stop", signal: "SIGTERM", running: 2, withinMs: 1_000 }),
      );
      expect(logged.filter(({ status }) => status === "cancelled").length).toBe(2);
    },
  );
});
