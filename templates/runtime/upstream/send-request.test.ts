import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Connections, createConnections } from "./connections.ts";
import type { ExchangeOptions } from "./exchange.ts";
import type { UpstreamRequest } from "./http-message.ts";
import { sendRequest } from "./send-request.ts";

let server: Server;
let connections: Connections;
let listener: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
let seen: { method: string; url: string; headers: string[]; body: string }[];

const collecting: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const { method = "", url = "", rawHeaders } = request;
    seen.push({ method, url, headers: rawHeaders, body: body.toString() });
    listener(request, response, body);
  });
};

beforeAll((done) => {
  server = createServer(collecting).listen(0, "127.0.0.1", done);
});
afterAll((done) => {
  server.close(done);
  server.closeAllConnections();
});
beforeEach(() => {
  seen = [];
  connections = createConnections();
  listener = (_, response) => response.end("ok");
});
afterEach(() => connections.close());

const urlOf = (path: string) => new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

function send(
  request: Partial<UpstreamRequest> & { path?: string } = {},
  options: Partial<ExchangeOptions> = {},
) {
  const { path = "/", ...rest } = request;
  return sendRequest(
    { method: "GET", url: urlOf(path), headers: [], ...rest },
    {
      signal: new AbortController().signal,
      timeoutMs: 5_000,
      maxResponseBytes: 1_000_000,
      connections,
      ...options,
    },
  );
}

describe("what is sent", () => {
  test.each<[title: string, request: Partial<UpstreamRequest>, framing: string[]]>([
    ["GET", { method: "GET" }, []],
    ["GET with a body", { method: "GET", body: Buffer.from("{}") }, ["Content-Length", "2"]],
    ["DELETE with a body", { method: "DELETE", body: Buffer.from("{}") }, ["Content-Length", "2"]],
    ["DELETE", { method: "DELETE" }, []],
    ["POST", { method: "POST", body: Buffer.from("{}") }, ["Content-Length", "2"]],
    ["POST without a body", { method: "POST" }, ["Content-Length", "0"]],
    ["PATCH with an empty body", { method: "PATCH", body: Buffer.alloc(0) }, ["Content-Length", "0"]],
  ])("%s", async (_, request, framing) => {
    await send({ ...request, path: "/a%20b?x=1&x=2", headers: [["X-Key", "k"]] });
    const { host } = urlOf("/");
    const headers = ["Host", host, "X-Key", "k", "Accept-Encoding", "gzip, deflate, br", ...framing];
    expect(seen).toEqual([
      {
        method: request.method,
        url: "/a%20b?x=1&x=2",
        headers: [...headers, "Connection", "keep-alive"],
        body: request.body?.toString() ?? "",
      },
    ]);
  });

  test("repeated names stay, in order; framing is ours", async () => {
    const headers: UpstreamRequest["headers"] = [
      ["X-A", "1"],
      ["x-a", "2"],
      ["Accept-Encoding", "identity"],
      ["Transfer-Encoding", "chunked"],
      ["content-length", "99"],
      ["Host", "other.test"],
    ];
    await send({ headers });
    expect(seen[0]?.headers).toEqual([
      "Host",
      urlOf("/").host,
      "X-A",
      "1",
      "x-a",
      "2",
      "Accept-Encoding",
      "identity",
      "Connection",
      "keep-alive",
    ]);
  });

  test("connections are kept", async () => {
    const ports = new Set<number | undefined>();
    listener = (request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    };
    for (let call = 0; call < 5; call += 1) await send();
    expect(ports.size).toBe(1);
  });
});

describe("what comes back", () => {
  test("status, headers, body", async () => {
    listener = (_, response) => {
      response.writeHead(404, [
        ["X-Thing", "a"],
        ["X-Thing", "b"],
        ["Set-Cookie", "c=1"],
        ["Set-Cookie", "d=2"],
        ["Content-Length", "4"],
        ["Connection", "close"],
      ] as unknown as string[]);
      response.end("gone");
    };
    const { headers, ...rest } = await send();
    expect(rest).toEqual({ status: 404, body: Buffer.from("gone"), truncated: false, totalBytes: 4 });
    expect(headers).toMatchObject({ "x-thing": "a, b", "set-cookie": "c=1, d=2", "content-length": "4" });
  });

  test.each<[encoding: string, body: Buffer]>([
    ["gzip", gzipSync("hello")],
    ["br", brotliCompressSync("hello")],
    ["br, gzip", gzipSync(brotliCompressSync("hello"))],
  ])("decoded from %s", async (encoding, body) => {
    listener = (_, response) => response.setHeader("Content-Encoding", encoding).end(body);
    const response = await send();
    expect(response.body.toString()).toBe("hello");
    expect(response.totalBytes).toBeUndefined();
  });

  test.each<[method: string, status: number]>([
    ["HEAD", 200],
    ["GET", 204],
    ["GET", 304],
  ])("%s %i has no body, whatever its headers say", async (method, status) => {
    listener = (_, response) => {
      if (method === "HEAD") response.setHeader("Content-Length", "12");
      response.setHeader("Content-Encoding", "gzip").writeHead(status).end();
    };
    const { body, totalBytes } = await send({ method });
    expect(body).toHaveLength(0);
    expect(totalBytes).toBeUndefined();
    await send({ method });
    expect(seen).toHaveLength(2);
  });

  test("only the beginning of what is too long, and the connection is dropped [threat: upstream]", async () => {
    let closed: Promise<void> | undefined;
    listener = (_, response) => {
      closed = new Promise((resolve) => response.on("close", resolve));
      response.setHeader("Content-Length", "100000000");
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, "x")));
      };
      response.on("drain", more);
      more();
    };
    const response = await send({}, { maxResponseBytes: 10 });
    expect(response).toMatchObject({
      body: Buffer.from("xxxxxxxxxx"),
      truncated: true,
      totalBytes: 100_000_000,
    });
    await closed;
  });

  test("a bomb is cut while it streams [threat: upstream]", async () => {
    const bomb = Buffer.concat(Array(200).fill(gzipSync(Buffer.alloc(1_000_000))));
    listener = (_, response) => response.setHeader("Content-Encoding", "gzip").end(bomb);
    const started = performance.now();
    expect(await send({}, { maxResponseBytes: 5_000 })).toMatchObject({
      body: Buffer.alloc(5_000),
      truncated: true,
    });
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("redirects [threat: redirects]", () => {
  const redirectTo = (location: string, status = 302) => {
    listener = (request, response) => {
      if (request.url !== "/start") return response.end("there");
      return response.writeHead(status, { Location: location }).end("moved");
    };
  };

  test.each<[title: string, method: string, location: () => string, followed: boolean]>([
    ["same origin", "GET", () => "/there?x=1", true],
    ["same origin, absolute", "GET", () => urlOf("/there#part").href, true],
    ["HEAD", "HEAD", () => "/there", true],
    ["POST", "POST", () => "/there", false],
    ["DELETE", "DELETE", () => "/there", false],
    ["another host", "GET", () => urlOf("/there").href.replace("127.0.0.1", "localhost"), false],
    ["another port", "GET", () => "http://127.0.0.1:1/there", false],
    ["another scheme", "GET", () => urlOf("/there").href.replace("http:", "https:"), false],
    ["no URL", "GET", () => "http://", false],
  ])("%s", async (_, method, location, followed) => {
    redirectTo(location());
    const response = await send({ method, path: "/start", headers: [["X-Api-Key", "k"]] });
    expect(response.status).toBe(followed ? 200 : 302);
    expect(seen).toHaveLength(followed ? 2 : 1);
    if (followed) expect(seen[1]?.headers).toContain("X-Api-Key");
    else expect(response.headers.location).toBe(location());
  });

  test("303 to the same place, three times at most", async () => {
    listener = (_, response) => response.writeHead(303, { Location: "/again" }).end();
    const response = await send();
    expect(response).toMatchObject({ status: 303, headers: { location: "/again" } });
    expect(seen).toHaveLength(4);
  });
});
