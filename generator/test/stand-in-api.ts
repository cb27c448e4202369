import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ArrivedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface StandInApi {
  origin: string;
  /** What has arrived; tests empty it. */
  arrived: ArrivedRequest[];
  /** What the next requests are answered with. */
  answer: Answer | ((request: ArrivedRequest) => Answer);
  close(): Promise<void>;
}

/** An API on loopback that remembers every request and answers as it is told, with `{}` at first. */
export async function startStandInApi(): Promise<StandInApi> {
  // Addresses of documents that mean harm are long.
  const server = createServer({ maxHeaderSize: 1_000_000 }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
    api.arrived.push(seen);
    const {
      status = 200,
      headers: sent,
      body,
    } = typeof api.answer === "function" ? api.answer(seen) : api.answer;
    response.writeHead(status, { "content-type": "application/json", ...sent });
    response.end(status === 204 ? undefined : (body ?? "{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const api: StandInApi = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: [],
    answer: {},
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return api;
}
