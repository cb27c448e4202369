import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { openConnections } from "./connections.ts";
import { sendRequest } from "./send-request.ts";

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

describe("a proxy of the environment", () => {
  const seen: string[] = [];
  const api = createServer((_, response) => response.end("from the api"));
  const proxy = createServer();
  const saved = { ...process.env };

  beforeAll(async () => {
    proxy.on("connect", (request, socket, head) => {
      seen.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`);
      const [host = "", port = ""] = (request.url ?? "").split(":");
      const upstream = connect(Number(port), host === "api.invalid" ? "127.0.0.1" : host, () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    process.env.HTTP_PROXY = `http://user:pass@127.0.0.1:${await listen(proxy)}`;
    process.env.NO_PROXY = "127.0.0.1";
    await listen(api);
  });

  afterAll(() => {
    process.env = saved;
    for (const server of [api, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const get = async (host: string): Promise<string> => {
    const connections = await openConnections(process.env);
    const url = new URL(`http://${host}:${(api.address() as AddressInfo).port}/x`);
    const options = {
      signal: AbortSignal.timeout(5_000),
      timeoutMs: 5_000,
      maxResponseBytes: 1_000,
      connections,
    };
    try {
      return (await sendRequest({ method: "GET", url, headers: [] }, options)).body.toString();
    } finally {
      connections.close();
    }
  };

  test("is used for a host that it is for, with its credential", async () => {
    expect(await get("api.invalid")).toBe("from the api");
    expect(seen).toEqual([
      `api.invalid:${(api.address() as AddressInfo).port} Basic ${Buffer.from("user:pass").toString("base64")}`,
    ]);
  });

  test("is not used for a host of NO_PROXY", async () => {
    seen.length = 0;
    expect(await get("127.0.0.1")).toBe("from the api");
    expect(seen).toEqual([]);
  });

  test("is not loaded when the environment names none", async () => {
    expect((await openConnections({})).agentFor(new URL("http://api.invalid")).constructor.name).toBe(
      "Agent",
    );
  });
});
