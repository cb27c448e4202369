import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { callTool, connectHttp, type StartedServer, startHttp, toolNames } from "./connect-client.ts";
import { callOf, inParallel, openSession, postMessage } from "./raw-calls.ts";
import { buildRetell } from "./retell-package.ts";

const folder = await buildRetell();

/** An API that answers with the key that it saw and what it was asked for, the later the smaller the number asked for. */
const api = await listen(
  createServer((incoming, outgoing) => {
    const { url = "", headers } = incoming;
    const wanted = Number(/(\d+)$/.exec(url)?.[1] ?? 0);
    const status = url.includes("broken") ? 500 : 200;
    setTimeout(
      () => {
        outgoing.writeHead(status, { "content-type": "application/json" });
        // Backwards, since a key that is written as it is would be redacted.
        const key = [...(headers.authorization ?? "")].reverse().join("");
        outgoing.end(JSON.stringify({ key, url, message: `no ${headers.authorization}` }));
      },
      20 - (wanted % 20),
    );
  }),
);

const started: { server: StartedServer; origin: string; stderr: () => string }[] = [];
const servers: Server[] = [];

afterAll(async () => {
  for (const { server } of started) await server.stop();
  for (const server of [...servers, api.server]) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<{ server: Server; origin: string }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function start(...flags: string[]) {
  const server = await startHttp(folder, [
    ...["--base-url", api.origin, "--credentials", "passthrough", "--log-level", "debug", "--path", "/mcp"],
    ...flags,
  ]);
  let stderr = "";
  server.process.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  const one = { server, url: server.url, origin: new URL(server.url).origin, stderr: () => stderr };
  started.push(one);
  return one;
}

const tenants = ["tenant-a-0123456789", "tenant-b-9876543210"];
const bearer = (key: string) => ({ authorization: `Bearer ${key}`, "x-call-id": `call of ${key}` });
const seenBy = (key: string, id: number) => ({
  key: [...`Bearer ${key}`].reverse().join(""),
  url: `/v2/get-call/c${id}`,
});
const ids = Array.from({ length: 200 }, (_, index) => index + 1);

async function settled(isTrue: () => boolean): Promise<void> {
  for (let step = 0; step < 200 && !isTrue(); step += 1) await new Promise((done) => setTimeout(done, 10));
}

describe("two tenants with equal ids [threat: tenants]", () => {
  test("over Streamable HTTP get their own answers, and the log holds no key", async () => {
    const { url, stderr } = await start();
    const calls = ids.flatMap((id) => tenants.map((key) => ({ id, key })));
    await inParallel(calls, 32, async ({ id, key }) => {
      const answer = await postMessage(url, callOf(id, "get_call", { call_id: `c${id}` }), bearer(key));
      expect(answer.id).toBe(id);
      expect(JSON.parse(answer.text)).toMatchObject(seenBy(key, id));
    });
    const linesOf = () =>
      stderr()
        .split("\n")
        .filter((line) => line.includes('"event":"call"'));
    await settled(() => linesOf().length === 400);
    expect(linesOf().length).toBe(400);
    expect(JSON.parse(linesOf()[0] ?? "")).toMatchObject({
      tool: "get_call",
      status: "ok",
      upstream: 200,
      callId: "call of [redacted]",
      ms: expect.any(Number),
      bytes: expect.any(Number),
      tokens: expect.any(Number),
    });
    for (const key of tenants) expect(stderr()).not.toContain(key);
  });

  test("over SSE get their own answers", async () => {
    const { origin } = await start();
    const sessions = await Promise.all(
      tenants.map(async (key) => ({ key, session: await openSession(origin, bearer(key)) })),
    );
    const calls = ids.flatMap((id) => sessions.map((each) => ({ id, ...each })));
    await inParallel(calls, 32, async ({ id, key, session }) => {
      expect(await session.send(callOf(id, "get_call", { call_id: `c${id}` }))).toBe(202);
      const answer = await session.answer(id);
      expect(JSON.parse(answer.text)).toMatchObject(seenBy(key, id));
    });
    for (const { session } of sessions) {
      expect(session.count()).toBe(200);
      session.close();
    }
  });

  test("see no key in the API's own errors, and neither does the log under load", async () => {
    const { url, stderr } = await start();
    await inParallel(ids, 32, async (id) => {
      const key = `canary-${id}-0123456789`;
      const answer = await postMessage(url, callOf(1, "get_call", { call_id: `broken${id}` }), bearer(key));
      expect(answer.isError).toBe(true);
      expect(answer.text).toContain("[redacted]");
      expect(answer.text).not.toContain("canary");
      // A client that puts its key where it does not belong has it kept out of the log, too.
      await postMessage(url, callOf(1, `call_${key}`, { [key]: key }), bearer(key));
    });
    await settled(() => stderr().split('"event":"call"').length === 401);
    expect(stderr().split('"event":"call"').length).toBe(401);
    expect(stderr()).not.toContain("canary");
  }, 30_000);
});

describe("a request without a key [threat: passthrough]", () => {
  test.each<[method: string, path: string, status: number]>([
    ["POST", "/mcp", 401],
    ["GET", "/sse", 401],
    ["GET", "/.well-known/oauth-protected-resource", 404],
    ["GET", "/.well-known/oauth-authorization-server/mcp", 404],
  ])("%s %s is %i, and its JSON says what to do", async (method, path, status) => {
    const { origin } = started[0] ?? (await start());
    const body = method === "POST" ? { body: JSON.stringify(callOf(1, "get_call")) } : {};
    const response = await fetch(origin + path, {
      method,
      headers: { "content-type": "application/json" },
      ...body,
    });
    const { error } = (await response.json()) as { error: { message: string } };
    expect(response.status).toBe(status);
    expect(error.message).toContain(status === 401 ? "Authorization: Bearer" : "by POST to /mcp");
  });
});

test("three replicas behind a proxy that takes turns serve one client", async () => {
  const replicas = [await start("--no-sse"), await start("--no-sse"), await start("--no-sse")];
  let turn = 0;
  const proxy = createServer((incoming: IncomingMessage, outgoing) => {
    const target = new URL(incoming.url ?? "", replicas[turn++ % replicas.length]?.origin);
    const { method, headers } = incoming;
    const onward = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  servers.push(proxy);
  const { origin } = await listen(proxy);
  const clients = await Promise.all(tenants.map((key) => connectHttp(`${origin}/mcp`, bearer(key))));
  for (const [index, client] of clients.entries()) {
    expect(await toolNames(client)).toContain("get_call");
    for (const id of ids.slice(0, 9)) {
      const { value } = await callTool(client, "get_call", { call_id: `c${id}` });
      expect(value).toMatchObject(seenBy(tenants[index] ?? "", id));
    }
    await client.close();
  }
  const callsOf = ({ stderr }: { stderr: () => string }) => stderr().split('"event":"call"').length - 1;
  await settled(() => replicas.reduce((sum, replica) => sum + callsOf(replica), 0) === 18);
  expect(replicas.map(callsOf).every((count) => count > 3)).toBe(true);
});
