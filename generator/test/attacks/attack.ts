import type { Way } from "./channel.ts";

/** What must come back: outcomes of the answers in any order with commas between them, `""` for none. */
export type Want = string | Readonly<Record<Way, string>>;

/** One attack by a message, the same over every transport. */
export interface Attack {
  name: string;
  /** Bytes of one message, without the end of its line. */
  send: string | Buffer | (() => string | Buffer);
  want: Want;
  /** What every answer says. */
  text?: RegExp;
}

/** A message as text, whatever it holds. */
export function message(fields: object): string {
  return JSON.stringify({ jsonrpc: "2.0", ...fields });
}

let lastId = 1_000_000;

/** A call of a tool, whose arguments may be anything. */
export function call(name: unknown, args?: unknown): string {
  lastId += 1;
  return message({ id: lastId, method: "tools/call", params: { name, arguments: args } });
}

/** The same with the arguments as text, for what `JSON.stringify` does not write. */
export function callWith(name: string, args: string): string {
  lastId += 1;
  return `{"jsonrpc":"2.0","id":${lastId},"method":"tools/call","params":{"name":"${name}","arguments":${args}}}`;
}
