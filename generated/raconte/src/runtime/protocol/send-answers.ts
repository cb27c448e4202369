import type { IncomingMessage, ServerResponse } from "node:http";
import { commonHeaders } from "./http-error.ts";

/** Pieces of one answer, in the order of their bytes. */
export type Answer = (string | Buffer)[];

/** The answer to a POST as an event stream, which begins with its first event. */
export interface EventStream {
  readonly isOpen: boolean;
  open(): void;
  write(message: Answer): void;
}

export function createEventStream(res: ServerResponse): EventStream {
  let isOpen = false;
  const open = () => {
    if (isOpen || res.destroyed) return;
    isOpen = true;
    res.writeHead(200, {
      ...commonHeaders,
      "content-type": "text/event-stream",
      "x-accel-buffering": "no",
    });
    res.flushHeaders();
  };
  return {
    get isOpen() {
      return isOpen;
    },
    open,
    write(message) {
      open();
      if (res.destroyed || res.writableEnded) return;
      for (const piece of joinTexts(["event: message\ndata: ", ...message, "\n\n"])) res.write(piece);
    },
  };
}

/** One JSON text, or events where a notification has already made the answer a stream. */
export async function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  answers: readonly Promise<Answer>[],
  batch: boolean,
  events: EventStream,
): Promise<void> {
  const ready = await Promise.all(answers);
  if (res.destroyed || req.socket.destroyed) return;
  if (events.isOpen) {
    for (const answer of ready) events.write(answer);
    res.end();
    return;
  }
  const list = ready.flatMap((pieces, index) => (index === 0 ? pieces : [",", ...pieces]));
  const pieces = joinTexts(batch ? ["[", ...list, "]"] : list);
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  res.writeHead(200, { ...commonHeaders, "content-type": "application/json", "content-length": length });
  const last = pieces.pop() ?? "";
  for (const piece of pieces) res.write(piece);
  res.end(last);
}

/** One event for each answer, as soon as it is there. */
export async function sendEvents(
  res: ServerResponse,
  answers: readonly Promise<Answer>[],
  events: EventStream,
): Promise<void> {
  events.open();
  await Promise.all(answers.map(async (answer) => events.write(await answer)));
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
