import { wholeView } from "../../../templates/runtime/call/view.ts";
import { type HttpOptions, type RunningHttp, serveHttp } from "../../../templates/runtime/protocol/http.ts";
import { createLog } from "../../../templates/runtime/protocol/log.ts";
import { type FakeHost, fakeHost } from "./fake-host.ts";

export interface ServedFake extends RunningHttp {
  origin: string;
  host: FakeHost;
  /** What was logged at info and above. */
  lines: string[];
  /** Sends a message to the path of Streamable HTTP. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const running: RunningHttp[] = [];

/** Serves the fake host over HTTP in this process; `stopFakes` closes it. */
export async function serveFake(
  options: Partial<HttpOptions> = {},
  more: Partial<FakeHost> = {},
): Promise<ServedFake> {
  const host = Object.assign(fakeHost(), more);
  const lines: string[] = [];
  const server = await serveHttp(host, {
    host: "127.0.0.1",
    port: 0,
    path: "/mcp",
    allowedHosts: [],
    callerOf: () => ({
      view: wholeView,
      keyInUrl: false,
      context: { credentials: {}, forwardedHeaders: [], ids: {} },
    }),
    sse: true,
    log: createLog({ level: "info", redact: (text) => text, write: (line) => lines.push(line) }),
    announce: () => {},
    ...options,
    limits: { shutdownMs: 200, ...options.limits },
  });
  running.push(server);
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(server.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...headers,
      },
      body: JSON.stringify(body),
    });
  return { ...server, origin: new URL(server.url).origin, host, lines, post };
}

export async function stopFakes(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** A call of a tool as a message. */
export function callMessage(name: string, args: object = {}, id: string | number = 1, meta?: object): object {
  const params = { name, arguments: args, ...(meta === undefined ? {} : { _meta: meta }) };
  return { jsonrpc: "2.0", id, method: "tools/call", params };
}
