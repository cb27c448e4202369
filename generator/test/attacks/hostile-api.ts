import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { canaries } from "./canaries.ts";

/** What a request of the server under attack was. */
export interface Seen {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The credential that it brought. */
  key: string;
}

/** Answers a request in its own way. */
export type Misbehaviour = (answer: ServerResponse, seen: Seen) => void;

export interface HostileApi {
  origin: string;
  /** What has arrived; tests empty it. */
  arrived: Seen[];
  close(): Promise<void>;
}

/** An API that misbehaves as the last segment of the path says, and else answers with nothing that was sent to it. */
export async function startHostileApi(
  misbehaviours: Readonly<Record<string, Misbehaviour>> = {},
): Promise<HostileApi> {
  const arrived: Seen[] = [];
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    request.on("error", () => {});
    answer.on("error", () => {});
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const body = Buffer.concat(chunks).toString();
    const seen = { method, url, headers, body, key: keyOf(headers, url) };
    answer.setHeader("content-type", "application/json");
    if (url.endsWith("/oauth/token")) {
      answer.end(
        JSON.stringify({ access_token: canaries.accessToken, token_type: "bearer", expires_in: 900 }),
      );
      return;
    }
    arrived.push(seen);
    const [path = ""] = url.split("?");
    const misbehave = misbehaviours[path.split("/").at(-1) ?? ""];
    if (misbehave !== undefined) misbehave(answer, seen);
    else answer.end('{"well":true}');
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function keyOf(headers: IncomingHttpHeaders, url: string): string {
  const own = headers["x-api-key"];
  if (typeof own === "string") return own;
  const [, scheme, value = ""] = /^(\w+) (.*)$/.exec(headers.authorization ?? "") ?? [];
  if (scheme === "Basic") return Buffer.from(value, "base64").toString().split(":").slice(1).join(":");
  return scheme === undefined ? (new URL(url, "http://api").searchParams.get("key") ?? "") : value;
}
