import type { ChildProcess } from "node:child_process";

/** The three ways to reach a server. */
export type Way = "stdio" | "http" | "sse";

export const ways: readonly Way[] = ["stdio", "http", "sse"];

/** A JSON-RPC message as it came. */
export interface Message {
  jsonrpc?: unknown;
  id?: unknown;
  method?: unknown;
  result?: { isError?: boolean; content?: { type: string; text?: string }[] };
  error?: { code: number; message: string };
}

/** One server under attack, over one transport. */
export interface Channel {
  way: Way;
  process: ChildProcess;
  /** Where it listens; 0 on stdio. */
  port: number;
  /** Everything that the server has ever written to a client or to standard error. */
  written(): string;
  /** Sends a message as these bytes; resolves with what the transport itself says, such as an HTTP status. */
  send(bytes: Buffer | string): Promise<number | undefined>;
  /** Messages that came since the last time, at least so many; fewer only when none has come for a while. */
  take(count: number): Promise<Message[]>;
  close(): Promise<void>;
}

/** Collects messages, and lets somebody wait for them. */
export function createInbox() {
  let messages: Message[] = [];
  let wake = () => {};
  return {
    put(message: Message): void {
      messages.push(message);
      wake();
    },
    async take(count: number): Promise<Message[]> {
      const deadline = Date.now() + 15_000;
      while (messages.length < count && Date.now() < deadline) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, deadline - Date.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const taken = messages;
      messages = [];
      return taken;
    },
  };
}

/** What a message says, in a few words: `ok`, `refused` (a tool's error), or `error` with its code. */
export function outcomeOf({ result, error }: Message): string {
  if (error !== undefined) return `error ${error.code}`;
  if (result === undefined) return "no answer";
  return result.isError === true ? "refused" : "ok";
}

/** All text that a message brings to a model. */
export function textOf({ result, error }: Message): string {
  return error?.message ?? result?.content?.map(({ text }) => text ?? "").join("\n") ?? "";
}
