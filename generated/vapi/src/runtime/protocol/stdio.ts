import type { Readable, Writable } from "node:stream";
import type { Credentials } from "../call/call-context.ts";
import type { Host } from "../call/host.ts";
import { type View, wholeView } from "../call/view.ts";
import {
  defaultMessageLimits,
  type Incoming,
  type MessageLimits,
  type RequestId,
  readMessages,
} from "./json-rpc.ts";
import { createLineReader } from "./line-reader.ts";
import { createLineWriter } from "./line-writer.ts";
import type { Log } from "./log.ts";
import { connectServer, type Transport } from "./mcp-server.ts";
import { rpcCodes } from "./rpc-error.ts";
import { errorText, messageText } from "./rpc-text.ts";
import { claimStdout, exitSoon, guardProcess, onStopSignal, type Write } from "./shutdown.ts";

export interface StdioOptions {
  log: Log;
  /** The operator's own, used for every call. */
  credentials: Credentials;
  view?: View;
  limits?: Partial<MessageLimits>;
  /** Time for calls in flight when the client has gone, in milliseconds; absent means 2000. */
  drainMs?: number;
  /** Streams to serve instead of the process's own; then its signals and standard output are left alone. */
  streams?: { input: Readable; output: Writable };
}

/**
 * Serves one client over standard input and output (MCP 2025-06-18, "stdio"): one message a line. Resolves when
 * the client has gone, after SIGTERM or after SIGINT; calls in flight are answered first, those that take longer
 * than `drainMs` aborted. Serving the process's own streams, it then ends the process.
 */
export async function serveStdio(host: Host, options: StdioOptions): Promise<void> {
  if (options.streams !== undefined) {
    const { input, output } = options.streams;
    return serveStreams(host, options, input, output, (text, done) => output.write(text, "utf8", done));
  }
  const { stdin, stdout } = process;
  const write = claimStdout();
  guardProcess(options.log);
  const unlisten = onStopSignal((signal) => {
    options.log.info("stop", { signal });
    stdin.destroy();
  });
  try {
    await serveStreams(host, options, stdin, stdout, write);
  } finally {
    unlisten();
    stdin.destroy();
    exitSoon();
  }
}

async function serveStreams(
  host: Host,
  options: StdioOptions,
  input: Readable,
  output: Writable,
  write: Write,
): Promise<void> {
  const { log, credentials, view = wholeView, drainMs = 2000 } = options;
  const limits = { ...defaultMessageLimits, ...options.limits };
  const writer = createLineWriter(output, write, {
    onFull: () => input.pause(),
    onDrain: () => input.resume(),
  });
  const unanswered = createUnanswered();
  const transport: Transport = {
    start: async () => {},
    close: async () => transport.onclose?.(),
    send: async (message) => {
      writer.write(messageText(message));
      if ("id" in message && !("method" in message)) unanswered.settle(message.id);
    },
  };
  const receive = (incoming: Incoming) => {
    if (incoming.kind === "invalid") {
      writer.write(errorText(incoming.id, incoming.code, incoming.reason));
      return;
    }
    if (incoming.kind === "request") unanswered.add(incoming.message.id);
    transport.onmessage?.(incoming.message);
    if (incoming.kind === "notification" && incoming.message.method === "notifications/cancelled") {
      unanswered.settle(incoming.message.params?.requestId);
    }
  };
  const reader = createLineReader(limits.bytes, {
    onLine: (text) => {
      const reading = readMessages(text, limits);
      if (reading.ok) reading.messages.forEach(receive);
      else writer.write(errorText(null, reading.code, reading.reason));
    },
    onOversized: () => {
      const reason = `The message is longer than ${limits.bytes} bytes. Send it in smaller parts.`;
      writer.write(errorText(null, rpcCodes.invalidRequest, reason));
    },
  });

  const contextOf = (signal: AbortSignal) => {
    return { signal, credentials, forwardedHeaders: [], ids: {}, transport: "stdio" as const };
  };
  await connectServer(transport, { host, view, log, contextOf });
  const ended = endOf(input, output, log);
  input.on("data", (chunk: Buffer) => reader.push(chunk));
  const side = await ended;
  if (side === "input") {
    reader.end();
    await unanswered.none(drainMs);
  }
  await transport.close();
  if (side === "input") await writer.flush(drainMs);
}

/** Resolves when the client will send no more (the input), or can be told no more (the output, EPIPE). */
function endOf(input: Readable, output: Writable, log: Log): Promise<"input" | "output"> {
  return new Promise((resolve) => {
    const end = (side: "input" | "output") => (error?: Error | null) => {
      if (error) log.debug("stream", { side, error: error.message });
      resolve(side);
    };
    input.once("end", end("input"));
    input.once("close", end("input"));
    input.on("error", end("input"));
    output.once("close", end("output"));
    output.on("error", end("output"));
  });
}

/** Counts the requests whose answer is due. */
function createUnanswered() {
  const ids = new Map<unknown, number>();
  let onEmpty = () => {};
  return {
    add(id: RequestId): void {
      ids.set(id, (ids.get(id) ?? 0) + 1);
    },
    settle(id: unknown): void {
      const count = ids.get(id);
      if (count === undefined) return;
      if (count > 1) ids.set(id, count - 1);
      else ids.delete(id);
      if (ids.size === 0) onEmpty();
    },
    /** Resolves when no answer is due any more, at the latest after so many milliseconds. */
    none(withinMs: number): Promise<void> {
      if (ids.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
