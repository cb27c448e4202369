import { type IncomingMessage, request as requestHttp } from "node:http";
import { type RequestOptions, request as requestHttps } from "node:https";
import type { Connections } from "./connections.ts";
import { acceptedEncodings, readBody, readEncodings } from "./decode-response.ts";
import type { UpstreamRequest, UpstreamResponse } from "./http-message.ts";

export interface ExchangeOptions {
  signal: AbortSignal;
  /** Milliseconds for everything: waiting for a socket, connecting, sending, and the whole answer. */
  timeoutMs: number;
  maxResponseBytes: number;
  connections: Connections;
}

/** How one request on one connection ended. */
export type Outcome =
  | { kind: "answer"; response: UpstreamResponse }
  | { kind: "cancelled" }
  /** `answered`: the status line had come. */
  | { kind: "timeout"; answered: boolean }
  /** `stale`: a kept connection broke before any answer, most likely because the server had closed it. */
  | { kind: "failed"; error: NodeJS.ErrnoException; answered: boolean; stale: boolean };

const maxTimerMs = 2 ** 31 - 1;
const framingHeaders = new Set(["host", "content-length", "transfer-encoding", "connection", "keep-alive"]);
/** Of these each event is worth something, also when the stream is still open at the deadline. */
const streamTypes = /^(text\/event-stream|application\/(x-)?(ndjson|jsonl|json-seq|stream\+json))\b/i;
const bodyMethods = new Set(["POST", "PUT", "PATCH"]);

/**
 * Sends one request and collects its answer: no redirect, no retry. Never rejects. When it ends before the
 * answer is complete, the socket is destroyed.
 */
export function exchange(request: UpstreamRequest, options: ExchangeOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const { signal } = options;
    if (signal.aborted) return resolve({ kind: "cancelled" });
    let answered = false;
    let stopStream = (): boolean => false;
    let outgoing: ReturnType<typeof requestHttp>;
    try {
      const open = request.url.protocol === "https:" ? requestHttps : requestHttp;
      outgoing = open(requestOptions(request, options.connections));
    } catch (error) {
      return resolve({ kind: "failed", error: error as Error, answered, stale: false });
    }

    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const drop = (outcome: Outcome): void => {
      settle(outcome);
      outgoing.destroy();
    };
    const fail = (error: Error): void =>
      settle({ kind: "failed", error, answered, stale: !answered && outgoing.reusedSocket });
    const onAbort = (): void => drop({ kind: "cancelled" });
    let stillOpen: true | undefined;
    const onDeadline = (): void => {
      stillOpen = true;
      if (!stopStream()) drop({ kind: "timeout", answered });
    };
    const timer = setTimeout(onDeadline, Math.min(options.timeoutMs, maxTimerMs));
    signal.addEventListener("abort", onAbort, { once: true });

    outgoing.on("error", fail);
    outgoing.on("response", (message) => {
      answered = true;
      const stop = readMessage(message, request.method, options.maxResponseBytes, (outcome) => {
        if ("response" in outcome) {
          const response: UpstreamResponse = {
            ...outcome.response,
            ...(stillOpen === undefined ? {} : { stillOpen }),
          };
          return settle({ kind: "answer", response });
        }
        fail(outcome.error);
        outgoing.destroy();
      });
      if (streamTypes.test(message.headers["content-type"] ?? "")) stopStream = stop;
    });
    outgoing.end(request.body);
  });
}

function requestOptions(request: UpstreamRequest, connections: Connections): RequestOptions {
  const { url } = request;
  return {
    protocol: url.protocol,
    hostname: url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    method: request.method,
    headers: wireHeaders(request),
    agent: connections.agentFor(url),
    ...(request.certificate ?? {}),
  };
}

/**
 * The headers as one flat list, which keeps order and repeated names. Framing is ours: what the request says of
 * it is left out. `Accept-Encoding` is added, since it is this module that decodes.
 */
function wireHeaders(request: UpstreamRequest): string[] {
  const list = ["Host", request.url.host];
  let encodingsNamed = false;
  for (const [name, value] of request.headers) {
    const lowerName = name.toLowerCase();
    if (framingHeaders.has(lowerName)) continue;
    if (lowerName === "accept-encoding") encodingsNamed = true;
    list.push(name, value);
  }
  if (!encodingsNamed) list.push("Accept-Encoding", acceptedEncodings);
  if (request.body !== undefined || bodyMethods.has(request.method)) {
    list.push("Content-Length", String(request.body?.length ?? 0));
  }
  return list;
}

function readMessage(
  message: IncomingMessage,
  method: string,
  maxBytes: number,
  done: (outcome: { response: UpstreamResponse } | { error: Error }) => void,
): () => boolean {
  const status = message.statusCode ?? 0;
  const headers = flatHeaders(message);
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  let encodings: string[];
  try {
    encodings = bodiless ? [] : readEncodings(headers["content-encoding"]);
  } catch (error) {
    message.on("error", () => {});
    done({ error: error as Error });
    return () => false;
  }
  const length = Number(headers["content-length"]);
  const lengthKnown = !bodiless && encodings.length === 0 && Number.isSafeInteger(length);
  return readBody(message, encodings, maxBytes, (outcome) => {
    if ("error" in outcome) return done(outcome);
    const { body, truncated } = outcome;
    done({ response: { status, headers, body, truncated, ...(lengthKnown ? { totalBytes: length } : {}) } });
  });
}

function flatHeaders(message: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) flat[name] = typeof value === "string" ? value : value.join(", ");
  }
  return flat;
}
