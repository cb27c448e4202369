import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { checkHead } from "./check-head.ts";
import type { HostCheck } from "./host-check.ts";
import { commonHeaders, HttpError, sendError } from "./http-error.ts";
import type { Log } from "./log.ts";

/** Answers one request; what it throws is sent as a refusal. `url` is the request target as it came. */
export type Handler = (req: IncomingMessage, res: ServerResponse, url: string) => Promise<void>;

/** Handlers by path, without query, and method. */
export type Routes = ReadonlyMap<string, ReadonlyMap<string, Handler>>;

export interface RoutingOptions {
  routes: Routes;
  checkHost: HostCheck;
  /** Checks the `Authorization` header; absent when the server needs none. */
  checkAuthorization?: (authorization: string | undefined) => void;
  /** Where messages go, for the text of refusals. */
  messagePath: string;
  log: Log;
}

/** Answered to everybody, without any check: they say nothing. */
const probes: ReadonlyMap<string, string> = new Map([
  ["/healthz", "ok"],
  ["/readyz", "ready"],
]);

/** Whether a path is taken by the server itself. */
export function isReservedPath(path: string): boolean {
  return probes.has(path) || path.startsWith("/.well-known/");
}

/** The one entrance of every HTTP request: head, probe, host, route, authorization, method, in this order. */
export function createRequestListener(options: RoutingOptions): RequestListener {
  return (req, res) => {
    res.on("error", (error) => options.log.debug("response", { error: error.message }));
    route(req, res, options).catch((error: unknown) => {
      const refusal = error instanceof HttpError ? error : hidden(error, options.log);
      const level = refusal.status === 503 ? "warn" : "debug";
      options.log[level]("refused", { status: refusal.status, error: refusal.message });
      sendError(req, res, refusal);
    });
  };
}

async function route(req: IncomingMessage, res: ServerResponse, options: RoutingOptions): Promise<void> {
  const { routes, checkHost, checkAuthorization, messagePath } = options;
  checkHead(req);
  const url = req.url ?? "";
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  const method = req.method ?? "";
  const word = probes.get(path);
  if (word !== undefined) {
    sendWord(method, res, word);
    return;
  }
  checkHost(req.headers.host, req.headers.origin);
  const methods = routes.get(path);
  if (methods === undefined) {
    throw new HttpError(404, `Nothing is served at this path. Send MCP messages by POST to ${messagePath}.`);
  }
  checkAuthorization?.(req.headers.authorization);
  const handler = methods.get(method);
  if (handler === undefined) {
    const allow = [...methods.keys()].join(", ");
    const message = `This path takes ${allow} only: the server keeps no session and opens no stream of its own.`;
    throw new HttpError(405, message, { allow });
  }
  await handler(req, res, url);
}

function sendWord(method: string, res: ServerResponse, word: string): void {
  if (method !== "GET" && method !== "HEAD") {
    throw new HttpError(405, "This path takes GET only.", { allow: "GET, HEAD" });
  }
  res
    .writeHead(200, { ...commonHeaders, "content-type": "text/plain", "content-length": word.length })
    .end(word);
}

function hidden(error: unknown, log: Log): HttpError {
  log.error("fault", { error: error instanceof Error ? error.message : String(error) });
  return new HttpError(500, "The server failed on this request. Its log says why; try again later.");
}
