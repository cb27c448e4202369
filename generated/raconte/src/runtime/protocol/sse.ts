import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Host } from "../call/host.ts";
import type { Admission } from "./admission.ts";
import type { Caller, CallerOf } from "./caller.ts";
import { createFairShare, holderOf } from "./fair-share.ts";
import { readBody } from "./http-body.ts";
import { commonHeaders, HttpError } from "./http-error.ts";
import type { SseLimits } from "./http-limits.ts";
import type { Handler } from "./http-server.ts";
import { type Incoming, readMessages } from "./json-rpc.ts";
import type { Log } from "./log.ts";
import { connectServer, type Transport } from "./mcp-server.ts";
import { checkContentType } from "./negotiate.ts";
import { rpcCodes } from "./rpc-error.ts";
import { errorText, messageText } from "./rpc-text.ts";

export interface SseOptions {
  host: Host;
  log: Log;
  limits: SseLimits;
  admission: Admission;
  callerOf: CallerOf;
  /** Path of the POSTs, told to the client in the first event. */
  messagesPath: string;
}

interface Session {
  caller: Caller;
  /** Whose share of sessions and calls it takes. */
  holder: string | undefined;
  /** Counts it out of that. */
  leave(): void;
  /** Of the caller's credentials; made when it is asked for. */
  fingerprint?: Buffer;
  transport: Transport;
  res: ServerResponse;
  lastUsed: number;
  timer: NodeJS.Timeout;
  unanswered: Unanswered;
}

/** The requests whose answers are due: who sent each, and how it is counted out. */
type Unanswered = Map<unknown, { caller: Caller; leave(): void }>;

/** The two handlers of the transport, and the way to end all sessions. */
export interface SseHandlers {
  open: Handler;
  post: Handler;
  /** Ends every session once its calls are answered, at the latest after so many milliseconds. */
  drain(withinMs: number): void;
}

/**
 * Legacy HTTP+SSE (MCP 2024-11-05, "HTTP with SSE"): GET opens a stream, POST brings messages, answers go over the
 * stream. A session has an unguessable id and belongs to the credential with which it was opened; where that stood in
 * the URL, which clients do not repeat, the id stands for it.
 */
export function createSseHandlers(options: SseOptions): SseHandlers {
  const { host, log, limits, admission, callerOf, messagesPath } = options;
  const sessions = new Map<string, Session>();
  const share = createFairShare(limits.sessions, "sessions");

  const end = (id: string): void => {
    const session = sessions.get(id);
    if (session === undefined) return;
    sessions.delete(id);
    session.leave();
    clearInterval(session.timer);
    for (const { leave } of session.unanswered.values()) leave();
    session.unanswered.clear();
    session.res.end();
    void session.transport.close();
  };

  const beat = (id: string): void => {
    const session = sessions.get(id);
    if (session === undefined) return;
    if (session.unanswered.size > 0) session.lastUsed = Date.now();
    const isIdle = Date.now() - session.lastUsed > limits.idleMs;
    if (isIdle || session.res.writableLength > limits.unsentBytes) end(id);
    else session.res.write(": alive\n\n");
  };

  const open: Handler = async (req, res, url) => {
    const caller = callerOf(req.headers, url);
    const holder = holderOf(caller, req.socket.remoteAddress);
    share.demandRoom(holder);
    if (sessions.size >= limits.sessions) {
      throw new HttpError(503, "The server has as many sessions as it can keep. Try again later.", {
        "retry-after": "5",
      });
    }
    const id = randomUUID();
    const unanswered: Unanswered = new Map();
    const transport = createTransport(res, limits, unanswered, () => end(id));
    const timer = setInterval(() => beat(id), Math.min(limits.heartbeatMs, limits.idleMs));
    timer.unref();
    sessions.set(id, {
      caller,
      holder,
      leave: share.enter(holder, 1),
      transport,
      res,
      lastUsed: Date.now(),
      timer,
      unanswered,
    });
    res.once("close", () => end(id));
    req.socket.setTimeout(0);
    res.writeHead(200, { ...commonHeaders, "content-type": "text/event-stream", "x-accel-buffering": "no" });
    res.write(`event: endpoint\ndata: ${messagesPath}?sessionId=${id}\n\n`);
    // What was written leaves at the end of this turn: the client reads it while its server is built.
    await new Promise<void>((written) => process.nextTick(written));
    await connectServer(transport, {
      host,
      log: caller.log ?? log,
      view: caller.view,
      contextOf: (signal, requestId) => {
        const { context } = unanswered.get(requestId)?.caller ?? caller;
        return { ...context, signal, transport: "sse" };
      },
    });
  };

  const post: Handler = async (req, res, url) => {
    checkContentType(req.headers);
    const id = new URLSearchParams(url.slice(url.indexOf("?") + 1)).get("sessionId") ?? "";
    const session = sessions.get(id);
    if (session === undefined) throw noSession();
    const caller = session.caller.keyInUrl
      ? session.caller
      : joinCallers(session.caller, callerOf(req.headers, url));
    demandSameCaller(session, caller);
    session.lastUsed = Date.now();
    await receive(req, res, session, caller);
  };

  async function receive(
    req: IncomingMessage,
    res: ServerResponse,
    session: Session,
    caller: Caller,
  ): Promise<void> {
    const { body, release } = readBody(req, limits.bytes, admission.budget);
    res.once("close", release);
    const reading = readMessages((await body).toString("utf8"), limits);
    if (!reading.ok) throw new HttpError(400, reading.reason, {}, reading.code);
    // Only now: a notification must get through, since it may cancel what takes the room.
    if (reading.messages.some(({ kind }) => kind === "request")) admission.demandRoom(session.holder);
    // It can have ended while the body came.
    if (session.res.writableEnded || session.res.destroyed) throw noSession();
    res
      .writeHead(202, { ...commonHeaders, "content-type": "text/plain", "content-length": 8 })
      .end("Accepted");
    for (const incoming of reading.messages) dispatch(incoming, session, caller);
  }

  function dispatch(incoming: Incoming, session: Session, caller: Caller): void {
    const { res, transport, unanswered } = session;
    if (incoming.kind === "invalid") {
      writeEvent(res, errorText(incoming.id, incoming.code, incoming.reason));
      return;
    }
    if (incoming.kind === "request") {
      const { id } = incoming.message;
      if (unanswered.has(id)) {
        writeEvent(res, errorText(id, rpcCodes.invalidRequest, idInUse));
        return;
      }
      unanswered.set(id, { caller, leave: admission.enter(1, session.holder) });
    }
    transport.onmessage?.(incoming.message);
    if (incoming.kind === "notification" && incoming.message.method === "notifications/cancelled") {
      // The answer to a cancelled request is never sent.
      settle(unanswered, incoming.message.params?.requestId);
    }
  }

  return {
    open,
    post,
    drain: (withinMs) => {
      const idle = (): void => {
        for (const [id, { unanswered }] of [...sessions]) if (unanswered.size === 0) end(id);
      };
      idle();
      const sweep = setInterval(idle, 50);
      setTimeout(() => {
        clearInterval(sweep);
        for (const id of [...sessions.keys()]) end(id);
      }, withinMs).unref();
      sweep.unref();
    },
  };
}

function createTransport(
  res: ServerResponse,
  limits: SseLimits,
  unanswered: Unanswered,
  onSlow: () => void,
): Transport {
  const transport: Transport = {
    start: async () => {},
    close: async () => transport.onclose?.(),
    send: async (message) => {
      writeEvent(res, messageText(message));
      if ("id" in message && !("method" in message)) settle(unanswered, message.id);
      if (res.writableLength > limits.unsentBytes) onSlow();
    },
  };
  return transport;
}

/** What a POST says of itself counts for its messages; what only the GET said goes on to count. */
function joinCallers({ context: opened }: Caller, posting: Caller): Caller {
  const { context } = posting;
  const ids = { ...opened.ids, ...context.ids };
  const forwardedHeaders = [...new Map([...opened.forwardedHeaders, ...context.forwardedHeaders])];
  return { ...posting, context: { ...context, ids, forwardedHeaders } };
}

function noSession(): HttpError {
  const message =
    "There is no such session. Open one by GET on /sse, and post to the address of its first event.";
  return new HttpError(404, message);
}

const idInUse =
  "A request of this id is still being answered. Give each request of a session an id of its own.";

function settle(unanswered: Unanswered, id: unknown): void {
  unanswered.get(id)?.leave();
  unanswered.delete(id);
}

function writeEvent(res: ServerResponse, text: string): void {
  if (!res.writableEnded && !res.destroyed) res.write(`event: message\ndata: ${text}\n\n`);
}

/** Stands for the credentials of a caller without being one. */
function fingerprintOf({ context }: Caller): Buffer {
  return createHash("sha256")
    .update(JSON.stringify(Object.entries(context.credentials).sort()))
    .digest();
}

function demandSameCaller(session: Session, caller: Caller): void {
  // The operator's own are one object for all callers.
  if (caller.context.credentials === session.caller.context.credentials) return;
  session.fingerprint ??= fingerprintOf(session.caller);
  if (timingSafeEqual(session.fingerprint, fingerprintOf(caller))) return;
  throw new HttpError(
    403,
    "This session was opened with another credential. Open a session of your own by GET on /sse.",
  );
}
