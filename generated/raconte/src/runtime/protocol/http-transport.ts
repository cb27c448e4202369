import type { Host } from "../call/host.ts";
import type { Admission } from "./admission.ts";
import { answerRequest, type RequestScope } from "./answer-request.ts";
import type { CallerOf } from "./caller.ts";
import { holderOf } from "./fair-share.ts";
import { readBody } from "./http-body.ts";
import { commonHeaders, HttpError } from "./http-error.ts";
import type { Handler } from "./http-server.ts";
import { initializeResult } from "./initialize.ts";
import { type Incoming, type MessageLimits, type RpcRequest, readMessages } from "./json-rpc.ts";
import { createKeptBytes } from "./kept-bytes.ts";
import type { Log } from "./log.ts";
import {
  allowsBatch,
  checkContentType,
  checkProtocolVersion,
  chooseFormat,
  takesEvents,
} from "./negotiate.ts";
import { reportProgress } from "./report-progress.ts";
import { RpcError, rpcCodes } from "./rpc-error.ts";
import { errorText, notificationText, resultHead, resultText } from "./rpc-text.ts";
import { type Answer, createEventStream, type EventStream, sendEvents, sendJson } from "./send-answers.ts";

export interface PostOptions {
  host: Host;
  log: Log;
  limits: MessageLimits;
  admission: Admission;
  callerOf: CallerOf;
}

type Answerable = Exclude<Incoming, { kind: "notification" | "response" }>;

/**
 * Makes the handler of POST in Streamable HTTP without sessions (MCP 2025-06-18, "Transports"). A request is
 * answered here, without a protocol server of its own: building one costs more than all else, and what it would
 * bring (sessions, requests to the client, cancellation by id) does not exist between two stateless requests.
 * Notifications are accepted and ignored; a call is aborted when its connection closes.
 */
export function createPostHandler({ host, log, limits, admission, callerOf }: PostOptions): Handler {
  const bytesOf = createKeptBytes();

  return async (req, res, url) => {
    const { headers } = req;
    const format = chooseFormat(headers.accept);
    checkContentType(headers);
    const version = headers["mcp-protocol-version"]?.toString();
    checkProtocolVersion(version);
    const caller = callerOf(headers, url);
    const holder = holderOf(caller, req.socket.remoteAddress);
    admission.demandRoom(holder);
    const { body, release } = readBody(req, limits.bytes, admission.budget);
    const gone = new AbortController();
    let leave = () => {};
    res.once("close", () => {
      leave();
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
    // Only now: a client that sends its body byte by byte takes nobody's turn.
    admission.demandRoom(holder);
    if (gone.signal.aborted) return;
    leave = admission.enter(answerables.length, holder);
    const scope: RequestScope = {
      host,
      log: caller.log ?? log,
      view: caller.view,
      contextOf: (signal) => ({ ...caller.context, signal, transport: "http" }),
    };
    const answers = answerables.map((incoming) => answer(incoming, batch, scope, gone.signal, bytesOf));
    const events = createEventStream(res);
    const stop = takesEvents(headers.accept) ? reportCalls(answerables, events) : () => {};
    await (format === "json"
      ? sendJson(req, res, answers, batch, events)
      : sendEvents(res, answers, events)
    ).finally(stop);
  };
}

/** Progress of the calls whose client asked for it. The first notification makes the answer a stream. */
function reportCalls(answerables: readonly Answerable[], events: EventStream): () => void {
  const stops = answerables.map((incoming) =>
    incoming.kind === "request" && incoming.message.method === "tools/call"
      ? reportProgress(incoming.message.params, (told) => events.write([notificationText(told)]))
      : () => {},
  );
  return () => {
    for (const stop of stops) stop();
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
