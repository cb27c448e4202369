import type { Writable } from "node:stream";
import type { Write } from "./shutdown.ts";

export interface LineWriter {
  /** Queues one line; lines of the same turn of the event loop leave in one write. */
  write(line: string): void;
  /** Resolves once everything queued has left or cannot leave any more, at the latest after so many milliseconds. */
  flush(withinMs: number): Promise<void>;
}

export interface LineWriterEvents {
  /** The reader on the other side is behind: nothing is written until it has caught up. */
  onFull(): void;
  onDrain(): void;
}

/**
 * Writes lines and waits where the stream asks to wait. `write` is given apart from the stream because standard
 * output belongs to the protocol alone (see `claimStdout`).
 */
export function createLineWriter(
  stream: Writable,
  write: Write,
  { onFull, onDrain }: LineWriterEvents,
): LineWriter {
  let queue: string[] = [];
  let scheduled = false;
  let full = false;
  let unfinished = 0;
  let waiting: (() => void)[] = [];

  const settle = () => {
    if (unfinished > 0 || (queue.length > 0 && !stream.destroyed)) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const send = () => {
    scheduled = false;
    if (full || queue.length === 0) return;
    const text = queue.join("");
    queue = [];
    if (stream.destroyed) return settle();
    unfinished += 1;
    const ready = write(text, () => {
      unfinished -= 1;
      settle();
    });
    if (!ready && !full) {
      full = true;
      onFull();
    }
  };
  stream.on("drain", () => {
    if (!full) return;
    full = false;
    onDrain();
    send();
  });
  stream.on("close", () => {
    unfinished = 0;
    queue = [];
    settle();
  });

  return {
    write(line) {
      queue.push(`${line}\n`);
      if (scheduled || full) return;
      scheduled = true;
      setImmediate(send);
    },
    flush(withinMs) {
      send();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
        settle();
      });
    },
  };
}
