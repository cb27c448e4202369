import { request } from "node:http";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { callMessage, serveFake, stopFakes } from "../../../generator/test/runtime/serve-fake.ts";
import type { HttpOptions } from "./http.ts";

afterEach(stopFakes);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function connect(url: string, kind: "http" | "sse"): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const transport =
    kind === "http" ? new StreamableHTTPClientTransport(new URL(url)) : new SSEClientTransport(new URL(url));
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  return client;
}

describe("GET at the root", () => {
  type Row = [
    title: string,
    options: Partial<HttpOptions>,
    accept: string | undefined,
    status: number,
    type: string,
  ];
  test.each<Row>([
    ["a browser", {}, "text/html,application/xhtml+xml,*/*;q=0.8", 200, "text/html"],
    ["a browser, served at the root", { path: "/" }, "text/html,*/*;q=0.8", 200, "text/html"],
    ["a client that wants a stream", { path: "/" }, "text/event-stream", 405, "application/json"],
    [
      "a client that would rather have a stream",
      { path: "/" },
      "text/event-stream, */*",
      405,
      "application/json",
    ],
    ["a person with curl", { path: "/" }, "*/*", 200, "text/html"],
    [
      "a client that takes both",
      { path: "/" },
      "application/json, text/event-stream",
      405,
      "application/json",
    ],
    ["no page, served elsewhere", { page: false }, "text/html", 404, "application/json"],
    ["no page, served at the root", { page: false, path: "/" }, "text/html", 405, "application/json"],
  ])("%s", async (_title, options, accept, status, type) => {
    const { origin } = await serveFake(options);
    const response = await fetch(`${origin}/`, accept === undefined ? {} : { headers: { accept } });
    expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([status, type]);
    if (status === 405) expect(response.headers.get("allow")).toBe("POST");
  });

  test("the page tells how the key goes into the URL where that is allowed, and never shows one", async () => {
    const { origin } = await serveFake({
      path: "/api/mcp",
      launchAt: (url) => ({ kind: "hosted", url: `${url}?api_key=<ACME_KEY>` }),
    });
    const text = await (
      await fetch(`${origin}/?api_key=canary`, { headers: { accept: "text/html" } })
    ).text();
    expect(text).toContain(`${origin}/api/mcp?api_key=&#60;ACME_KEY&#62;`);
    expect(text).not.toContain("canary");
    const other = await serveFake();
    const plain = await fetch(other.origin, { headers: { accept: "text/html" } });
    expect(await plain.text()).not.toContain("?api_key");
  });
});

describe.each(["http", "sse"] as const)("over %s", (kind) => {
  const urlOf = (served: { url: string; origin: string }) =>
    kind === "http" ? served.url : `${served.origin}/sse`;

  test("the pictures of the server are in serverInfo", async () => {
    const icons = [{ src: "https://a.invalid/icon.svg", mimeType: "image/svg+xml", sizes: ["any"] }];
    const served = await serveFake({ path: "/" }, { icons });
    const client = await connect(urlOf(served), kind);
    expect(client.getServerVersion()).toEqual({ name: "fake", title: "Fake", version: "1.2.3", icons });
    await client.close();
  });

  test("a call that takes long tells its progress to a client that asked", async () => {
    const served = await serveFake();
    const client = await connect(urlOf(served), kind);
    const told: unknown[] = [];
    const result = await client.callTool({ name: "wait", arguments: { ms: 1_300 } }, undefined, {
      onprogress: (progress) => told.push(progress),
    });
    expect(result.content).toEqual([{ type: "text", text: '"waited"' }]);
    expect(told).toEqual([{ progress: 1, message: "No answer yet after 1 s." }]);
    await client.close();
  });
});

describe("progress on POST", () => {
  const meta = { progressToken: "p" };
  type Row = [title: string, accept: string, message: object, type: string, notices: number];
  const rows: Row[] = [
    [
      "is a stream once there is some",
      "application/json, text/event-stream",
      callMessage("wait", { ms: 1_200 }, 1, meta),
      "text/event-stream",
      1,
    ],
    [
      "leaves a quick answer as JSON",
      "application/json, text/event-stream",
      callMessage("wait", { ms: 10 }, 1, meta),
      "application/json",
      0,
    ],
    [
      "is not told to a client that takes JSON only",
      "application/json",
      callMessage("wait", { ms: 1_200 }, 1, meta),
      "application/json",
      0,
    ],
    [
      "is not told to a client that did not ask",
      "application/json, text/event-stream",
      callMessage("wait", { ms: 1_200 }),
      "application/json",
      0,
    ],
    [
      "comes before the answer on a stream",
      "text/event-stream",
      callMessage("wait", { ms: 1_200 }, 1, meta),
      "text/event-stream",
      1,
    ],
  ];

  // All at once, since they wait for a second each.
  test("is told to those who asked and can take it", async () => {
    const { post } = await serveFake();
    const seen = rows.map(async ([title, accept, message]) => {
      const response = await post(message, { accept });
      const messages = (await response.text())
        .split("\n")
        .filter((line) => /^(data: )?\{/.test(line))
        .map((line) => JSON.parse(line.replace(/^data: /, "")));
      return [title, response.headers.get("content-type"), messages.map(({ method, id }) => method ?? id)];
    });
    expect(await Promise.all(seen)).toEqual(
      rows.map(([title, , , type, notices]) => [
        title,
        type,
        [...Array(notices).fill("notifications/progress"), 1],
      ]),
    );
  });
});

describe("caps hold for both transports together [threat: http]", () => {
  async function openSession(origin: string) {
    const leave = new AbortController();
    const response = await fetch(`${origin}/sse`, { signal: leave.signal });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const text = Buffer.from((await reader.read()).value ?? []).toString();
    const address = new URL(/data: (\S+)/.exec(text)?.[1] ?? "", origin).href;
    const send = (message: object) =>
      fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(message),
      });
    const next = async () => Buffer.from((await reader.read()).value ?? []).toString();
    return { send, next, leave: () => leave.abort() };
  }
  const cancel = (requestId: unknown) => ({
    jsonrpc: "2.0",
    method: "notifications/cancelled",
    params: { requestId },
  });
  const ping = { jsonrpc: "2.0", id: 9, method: "ping" };

  test("a call of a session takes the place of one by POST, until it is cancelled", async () => {
    const { origin, post, host } = await serveFake({ limits: { concurrent: 1 } });
    const session = await openSession(origin);
    expect((await session.send(callMessage("wait", { ms: 60_000 }))).status).toBe(202);
    while (host.waiting < 1) await pause(5);
    for (const refused of [await post(ping), await session.send(ping)]) {
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    }
    // The only way out is a message, too, so what frees the place must never be refused.
    expect((await session.send(cancel(1))).status).toBe(202);
    while (host.aborted.length === 0) await pause(5);
    expect((await post(ping)).status).toBe(200);
    session.leave();
  });

  test("a session that ends gives its places back", async () => {
    const { origin, post, host } = await serveFake({ limits: { concurrent: 2 } });
    const session = await openSession(origin);
    await session.send(callMessage("wait", { ms: 60_000 }, 1));
    await session.send(callMessage("wait", { ms: 60_000 }, 2));
    while (host.waiting < 2) await pause(5);
    expect((await post(ping)).status).toBe(503);
    session.leave();
    while (host.aborted.length < 2) await pause(5);
    expect((await post(ping)).status).toBe(200);
  });

  test("an id that is still being answered is not taken again", async () => {
    const { origin, host } = await serveFake();
    const session = await openSession(origin);
    await session.send(callMessage("wait", { ms: 300 }, 1));
    await session.send(callMessage("echo", { a: 1 }, 1));
    expect(await session.next()).toContain('"id":1,"error":{"code":-32600');
    expect(await session.next()).toContain('"id":1,"result"');
    await session.send(callMessage("echo", { a: 1 }, 1));
    expect(await session.next()).toContain('"id":1,"result"');
    expect(host.waiting).toBe(1);
    session.leave();
  });

  test("bodies that come byte by byte take nobody's turn", async () => {
    const { url, post } = await serveFake({ limits: { concurrent: 1 } });
    const slow = request(url, { method: "POST", headers: { "content-type": "application/json" } });
    slow.on("error", () => {});
    const drip = setInterval(() => slow.write(" "), 20);
    await pause(100);
    expect((await post(ping)).status).toBe(200);
    clearInterval(drip);
    slow.destroy();
  });
});

test("the path of the legacy messages is not also that of Streamable HTTP", async () => {
  await expect(serveFake({ path: "/messages" })).rejects.toThrow(/cannot be the path/);
  expect((await (await serveFake({ path: "/messages", sse: false })).post({})).status).toBe(400);
  expect((await (await serveFake({ path: "/sse" })).post(callMessage("echo"))).status).toBe(200);
});
