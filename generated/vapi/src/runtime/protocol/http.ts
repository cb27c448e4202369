import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Host } from "../call/host.ts";
import { createAdmission } from "./admission.ts";
import { createBearerCheck } from "./bearer-auth.ts";
import type { CallerOf } from "./caller.ts";
import { createCloser } from "./close-server.ts";
import { createHomePage, type HomePageFacts } from "./home-page.ts";
import { createHostCheck, isLoopback } from "./host-check.ts";
import { defaultHttpLimits, type HttpLimits } from "./http-limits.ts";
import { createRequestListener, type Handler, isReservedPath, type Routes } from "./http-server.ts";
import { createPostHandler } from "./http-transport.ts";
import type { Log } from "./log.ts";
import { rpcCodes } from "./rpc-error.ts";
import { errorText } from "./rpc-text.ts";
import { exitSoon, guardProcess, onStopSignal } from "./shutdown.ts";
import { createSseHandlers, type SseHandlers } from "./sse.ts";

export interface HttpOptions {
  /** Address to bind to. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Path of Streamable HTTP, for example `/mcp`. */
  path: string;
  /** Names, or `name:port`, under which clients reach this server; needed for a bind beyond loopback. */
  allowedHosts: string[];
  /** When given, every request but the probes must bring it as bearer token. */
  authToken?: string;
  /** Reads who sends a request; may throw an HttpError. */
  callerOf: CallerOf;
  /** Serve the legacy transport, too: GET /sse and POST /messages. */
  sse: boolean;
  /** Show at `GET /` how clients are set up; absent means yes. */
  page?: boolean;
  /** How a client reaches the server, for that page; absent when the address is enough. */
  launchAt?: HomePageFacts["launchAt"];
  log: Log;
  limits?: Partial<HttpLimits>;
  /** Told the URL once; absent means a line on standard error. */
  announce?: (url: string) => void;
}

export interface RunningHttp {
  url: string;
  /** Stops accepting, lets requests in flight end for `shutdownMs`, then closes what is left. */
  close(): Promise<void>;
}

/**
 * Serves Streamable HTTP until `close`, SIGTERM or SIGINT; after a signal it also ends the process.
 * @throws {Error} when an option is not usable or the port cannot be had; the message is for the operator.
 */
export async function serveHttp(host: Host, options: HttpOptions): Promise<RunningHttp> {
  const { log, path } = options;
  checkOptions(options);
  const limits = { ...defaultHttpLimits, ...options.limits };
  const shared = { host, log, limits, callerOf: options.callerOf, admission: createAdmission(limits) };
  const post = createPostHandler(shared);
  const sse = options.sse ? createSseHandlers({ ...shared, messagesPath: ssePaths.messages }) : undefined;
  const routes = createRoutes(host, options, post, sse);
  const listener = createRequestListener({
    routes,
    log,
    messagePath: path,
    checkHost: createHostCheck(options.host, options.allowedHosts),
    ...(options.authToken === undefined ? {} : { checkAuthorization: createBearerCheck(options.authToken) }),
  });
  const server = createLimitedServer(limits, log);
  const closeServer = createCloser(server);
  server.on("request", listener);
  const { port } = await listen(server, options.host, options.port);
  const url = `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}${path}`;

  const unguard = guardProcess(log);
  let closing: Promise<void> | undefined;
  const close = () => {
    sse?.drain(limits.shutdownMs);
    closing ??= closeServer(limits.shutdownMs).finally(() => {
      unlisten();
      unguard();
    });
    return closing;
  };
  const unlisten = onStopSignal((signal) => {
    log.info("stop", { signal, running: shared.admission.running, withinMs: limits.shutdownMs });
    void close().then(() => exitSoon());
  });
  const announce = options.announce ?? ((at) => process.stderr.write(`${host.title} MCP server on ${at}\n`));
  announce(url);
  return { url, close };
}

/** Paths of the legacy transport. */
const ssePaths = { open: "/sse", messages: "/messages" };

function createRoutes(host: Host, options: HttpOptions, post: Handler, sse: SseHandlers | undefined): Routes {
  const routes = new Map<string, Map<string, Handler>>();
  if (options.page !== false) {
    const page = createHomePage({
      name: host.name,
      title: host.title,
      path: options.path,
      ...(sse === undefined ? {} : { ssePath: ssePaths.open }),
      launchAt: options.launchAt ?? ((url) => ({ kind: "hosted", url })),
    });
    routes.set("/", new Map().set("GET", page).set("HEAD", page));
  }
  if (sse !== undefined) {
    routes.set(ssePaths.open, new Map([["GET", sse.open]]));
    routes.set(ssePaths.messages, new Map([["POST", sse.post]]));
  }
  const known = routes.get(options.path) ?? new Map<string, Handler>();
  routes.set(options.path, known.set("POST", post));
  return routes;
}

function checkOptions({ host, path, sse, allowedHosts }: HttpOptions): void {
  if (!/^\/[^?#\s]*$/.test(path) || isReservedPath(path) || (sse && path === ssePaths.messages)) {
    throw new Error(
      `${JSON.stringify(path)} cannot be the path of the server. Give --path one such as /mcp.`,
    );
  }
  if (!isLoopback(host) && allowedHosts.length === 0) {
    throw new Error(
      `A server on ${host} is reached from other machines. Name the hosts that clients use with --allowed-hosts.`,
    );
  }
}

function createLimitedServer(limits: HttpLimits, log: Log): Server {
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(5000, limits.headersMs),
    noDelay: true,
  });
  server.maxConnections = limits.connections;
  // Their bytes are capped; what is over a count would be left out in silence (see `checkHead`).
  server.maxHeadersCount = 0;
  server.timeout = limits.silentMs;
  let dropped = 0;
  server.on("drop", () => {
    dropped += 1;
    if (dropped > 1) return;
    // One line a second at most: whoever opens this many connections should not fill the log, too.
    setTimeout(() => {
      log.warn("dropped", { connections: dropped, allowed: limits.connections });
      dropped = 0;
    }, 1_000).unref();
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    const status = clientErrors.get(error.code ?? "") ?? "400 Bad Request";
    const body = errorText(
      null,
      rpcCodes.refused,
      `The request is not usable (${status}). Send a well-formed HTTP/1.1 request.`,
    );
    const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
    socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`, () => socket.destroy());
  });
  return server;
}

const clientErrors: ReadonlyMap<string, string> = new Map([
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", "413 Content Too Large"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
]);

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "it is in use" : error.message;
      reject(new Error(`Port ${port} on ${host} cannot be used: ${reason}. Choose another with --port.`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address);
    });
  });
}
