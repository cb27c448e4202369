import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import type { ApiDocument } from "./api-document.ts";
import { findOperation, keepRoutes, listRoutes } from "./api-document.ts";
import { ApiFault } from "./api-fault.ts";
import { bodySchema, decodeBody, type UploadedFile } from "./decode-body.ts";
import { unknownFields } from "./unknown-fields.ts";
import { validateRequest } from "./validate-request.ts";

/** A request as it arrived and as a resource of the stand-in sees it. */
export interface ApiRequest {
  /** `"GET /get-agent/{agent_id}"`, as the document writes it. */
  route: string;
  /** Path and query as sent. */
  url: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  headers: IncomingHttpHeaders;
  /** Undefined when none was sent. */
  body: unknown;
  files: readonly UploadedFile[];
  /** The statuses that the operation documents. */
  statuses: ReadonlySet<number>;
}

export interface ApiAnswer {
  status: number;
  /** Sent as JSON; nothing is sent when it is left out. */
  body?: unknown;
}

/** What a stand-in does for each route of the document, by `"GET /path/{variable}"`. */
export type ApiRoutes = Readonly<Record<string, (request: ApiRequest) => ApiAnswer>>;

export interface ApiOptions {
  document: ApiDocument;
  routes: ApiRoutes;
  /** Why a request with these headers, or this query, is not let in, or nothing when it is. */
  refuse(headers: IncomingHttpHeaders, url: URL): string | undefined;
}

export interface RunningApi {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Every request that the document allows, oldest first. */
  requests: ApiRequest[];
  /** A sentence for each request or answer that the document does not allow. Empty when all is well. */
  complaints: string[];
  /** Routes that are too busy for the next request: 429, once for each time that one stands here. */
  busy: string[];
  /** Answers by other routes of the same names from now on, and forgets what was asked before. */
  restart(routes: ApiRoutes): void;
  close(): Promise<void>;
}

/**
 * Serves a stand-in of a vendor's API on a free port of this machine. Each request must carry a credential (else 401)
 * and be what the document describes (else 400, 404, 405 or 415 with what is wrong), before the stand-in's routes see
 * it; each answer must be what the document describes too (else 500). @throws Error when a route is not in the document.
 */
export async function serveApi({ document, routes, refuse }: ApiOptions): Promise<RunningApi> {
  const documented = new Set(listRoutes(document));
  const strange = Object.keys(routes).filter((route) => !documented.has(route));
  if (strange.length > 0) throw new Error(`Not in the document: ${strange.join(", ")}.`);

  const requests: ApiRequest[] = [];
  const complaints: string[] = [];
  const busy: string[] = [];
  let playing = routes;
  const arrived = new WeakMap<Request, ApiRequest>();

  const admit: RequestHandler = (request, _response, next) => {
    const reason = refuse(request.headers, new URL(request.originalUrl, "http://stand-in"));
    next(reason === undefined ? undefined : new ApiFault(401, reason));
  };

  const played = new Set(Object.keys(routes));
  const decode: RequestHandler = async (request, response, next) => {
    const decoded = await readRequest(document, request);
    if (!played.has(decoded.route)) throw new ApiFault(500, "This stand-in does not play the operation.");
    if (busy.includes(decoded.route)) {
      busy.splice(busy.indexOf(decoded.route), 1);
      refuseForNow(response);
      return;
    }
    arrived.set(request, decoded);
    // The validator converts values and adds defaults in place; the resources see what was sent.
    request.body = structuredClone(decoded.body);
    next();
  };

  const answer: RequestHandler = (request, response) => {
    const known = arrived.get(request);
    const play = known && playing[known.route];
    if (known === undefined || play === undefined) throw new ApiFault(404, "no such operation");
    requests.push(known);
    const { status, body } = answerWith(play, known);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };

  const complain: ErrorRequestHandler = (error: Error & { status?: number }, request, response, _next) => {
    const status = error.status ?? 500;
    complaints.push(`${request.method} ${request.originalUrl} (${status}): ${error.message}`);
    // Not response.json: the validator would judge this answer too.
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(faultBody(error.message)));
  };

  const app = express().disable("x-powered-by").disable("etag");
  app.use(admit, decode, ...validateRequest(keepRoutes(document, played)), answer, complain);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    complaints,
    busy,
    restart(fresh) {
      playing = fresh;
      for (const kept of [requests, complaints, busy]) kept.length = 0;
    },
    close,
  };
}

/** What a busy API says (RFC 6585, 4). The validator does not see it: few documents name this answer. */
function refuseForNow(response: ServerResponse): void {
  response.writeHead(429, { "content-type": "application/json", "retry-after": "1" });
  response.end(JSON.stringify(faultBody("Too many requests.")));
}

async function readRequest(document: ApiDocument, request: Request): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.originalUrl, "http://stand-in");
  const found = findOperation(document, request.method, url.pathname);
  if (found === undefined) throw new ApiFault(404, "The document has no such path and method.");
  const mediaType = request.headers["content-type"] ?? "";
  const { value, files } = await decodeBody(
    document,
    found.operation,
    mediaType,
    Buffer.concat(chunks),
  ).catch((error: Error) => {
    throw new ApiFault(400, error.message);
  });
  const schema = bodySchema(document, found.operation, mediaType.split(";")[0] ?? "");
  if (value !== undefined && found.operation.requestBody === undefined) {
    throw new ApiFault(400, "The operation takes no body.");
  }
  const strange = schema === undefined ? [] : unknownFields(document, schema, value);
  if (strange.length > 0) throw new ApiFault(400, `The body has no field ${strange.join(", ")}.`);
  return {
    route: found.route,
    url: request.originalUrl,
    params: found.params,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: value,
    files,
    statuses: new Set(Object.keys(found.operation.responses).map(Number)),
  };
}

function answerWith(play: (request: ApiRequest) => ApiAnswer, request: ApiRequest): ApiAnswer {
  try {
    return play(request);
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    return { status: error.status, body: faultBody(error.message) };
  }
}

function faultBody(message: string): { status: "error"; message: string } {
  return { status: "error", message };
}
