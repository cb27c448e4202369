import type { IncomingMessage, ServerResponse } from "node:http";
import type { Host } from "../call/host.ts";
import { answerRequest, type RequestScope } from "./answer-request.ts";
import type { CallerOf } from "./caller.ts";
import { type BodyBudget, readBody } from "./http-body.ts";
import { commonHeaders, HttpError } from "./http-error.ts";
import type { Handler } from "./http-server.ts";
import { initializeResult } from "./initialize.ts";
import { type Incoming, type MessageLimits, type RpcRequest, readMessages } from "./json-rpc.ts";
import { createKeptBytes } from "./kept-bytes.ts";
import type { Log } from "./log.ts";
import { allowsBatch, checkContentType, checkProtocolVersion, chooseFormat } from "./negotiate.ts";
import { RpcError, rpcCodes } from "./rpc-error.ts";
import { errorText, resultHead, resultText } from "./rpc-text.ts";

export interface PostOptions {
  host: Host;
  log: Log;
  limits: MessageLimits & { bufferedBytes: number; concurrent: number };
  callerOf: CallerOf;
}

/** Pieces of one answer, in the order of their bytes. */
type Answer = (string | Buffer)[];

type Answerable = Exclude<Incoming, { kind: "notification" | "response" }>;

/**
 * Makes the handler of POST in Streamable HTTP without sessions (MCP 2025-06-18, "Transports"). A request is
 * answered here, without a protocol server of its own: building one costs more than all else, and what it would
 * bring (sessions, requests to the client, cancellation by id) does not exist between two stateless requests.
 * Notifications are accepted and ignored; a call is aborted when its connection closes.
 */
export function createPostHandler({ host, log, limits, callerOf }: PostOptions): Handler {
  const budget: BodyBudget = { left: limits.bufferedBytes };
  const bytesOf = createKeptBytes();
  let running = 0;

  return async (req, res, url) => {
    const { headers } = req;
    const format = chooseFormat(headers.accept);
    checkContentType(headers);
    const version = headers["mcp-protocol-version"]?.toString();
    checkProtocolVersion(version);
    const caller = callerOf(headers, url);
    if (running >= limits.concurrent) {
      throw new HttpError(503, "The server is busy. Try again later.", { "retry-after": "1" });
    }
    running += 1;
    const { body, release } = readBody(req, limits.bytes, budget);
    const gone = new AbortController();
    res.once("close", () => {
      running -= 1;
      release();
      if (!res.writableFinished) gone.abort();
    });
    const reading = readMessages((await body).toString("utf8"), limits);
    if (!reading.ok) throw new HttpError(400, reading.reason, {}, reading.code);
    const { batch, messages } = reading;
    if (batch && !allowsBatch(version)) {
      const reason =
        "Batches are not part of this version of the protocol. Send one message in each request.";
      throw new HttpError(400, reason, {}, rpcCodes.invalidRequest);
    }
    const [first] = messages;
    if (!batch && first?.kind === "invalid" && first.id === null)
      throw new HttpError(400, first.reason, {}, first.code);
    const answerables = messages.filter(isAnswerable);
    if (answerables.length === 0) {
      res.writeHead(202, { ...commonHeaders, "content-length": 0 }).end();
      return;
    }
    const scope: RequestScope = {
      host,
      log: caller.log ?? log,
      view: caller.view,
      contextOf: (signal) => ({ ...caller.context, signal, transport: "http" }),
    };
    const answers = answerables.map((incoming) => answer(incoming, batch, scope, gone.signal, bytesOf));
    await (format === "json" ? sendJson(req, res, answers, batch) : sendEvents(res, answers));
  };
}

const isAnswerable = (incoming: Incoming): incoming is Answerable =>
  incoming.kind === "request" || incoming.kind === "invalid";

/** Never rejects. */
async function answer(
  incoming: Answerable,
  batch: boolean,
  scope: RequestScope,
  signal: AbortSignal,
  bytesOf: (text: string) => Buffer,
): Promise<Answer> {
  if (incoming.kind === "invalid") return [errorText(incoming.id, incoming.code, incoming.reason)];
  const { id, method } = incoming.message;
  try {
    const result = await resultOf(incoming.message, batch, scope, signal);
    return method === "tools/list" ? [resultHead(id), bytesOf(result), "}"] : [resultText(id, result)];
  } catch (error) {
    if (error instanceof RpcError) return [errorText(id, error.code, error.message)];
    scope.log.error("fault", { method, error: error instanceof Error ? error.message : String(error) });
    return [errorText(id, rpcCodes.internal, "The server failed on this request. Try again later.")];
  }
}

async function resultOf(
  { method, params }: RpcRequest,
  batch: boolean,
  scope: RequestScope,
  signal: AbortSignal,
): Promise<string> {
  if (method === "ping") return "{}";
  if (method !== "initialize") return answerRequest({ method, params, signal }, scope);
  if (batch)
    throw new RpcError(rpcCodes.invalidRequest, "initialize must not be part of a batch. Send it alone.");
  return initializeResult(scope.host, params);
}

async function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  answers: Promise<Answer>[],
  batch: boolean,
): Promise<void> {
  const ready = await Promise.all(answers);
  if (res.destroyed || req.socket.destroyed) return;
  const list = ready.flatMap((pieces, index) => (index === 0 ? pieces : [",", ...pieces]));
  const pieces = joinTexts(batch ? ["[", ...list, "]"] : list);
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  res.writeHead(200, { ...commonHeaders, "content-type": "application/json", "content-length": length });
  const last = pieces.pop() ?? "";
  for (const piece of pieces) res.write(piece);
  res.end(last);
}

/** One event for each answer, as soon as it is there. */
async function sendEvents(res: ServerResponse, answers: Promise<Answer>[]): Promise<void> {
  res.writeHead(200, { ...commonHeaders, "content-type": "text/event-stream" });
  res.flushHeaders();
  await Promise.all(
    answers.map(async (answer) => {
      const pieces = await answer;
      if (res.destroyed) return;
      for (const piece of joinTexts(["event: message\ndata: ", ...pieces, "\n\n"])) res.write(piece);
    }),
  );
  res.end();
}

function joinTexts(pieces: Answer): Answer {
  const joined: Answer = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}
