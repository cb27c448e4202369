import type { Client } from "@modelcontextprotocol/sdk/client/index.js";

/** An answer as the agent reads it. */
export interface Answer {
  isError: boolean;
  /** The text of the first item. */
  text: string;
  /** The texts of the others. */
  notices: readonly string[];
}

/** Arguments of a call. */
export type Args = Readonly<Record<string, unknown>>;

/** Calls a tool of the list, and keeps what comes back among all that was read. */
export type CallListed = (name: string, args: Args) => Promise<Answer>;

/** How the operations of an API are reached: as tools of their own, or behind a search. */
export interface Surface {
  /** What of it a model gets before it does anything: the list of tools. */
  listed: string;
  /**
   * Comes to know an operation by what is wanted of it, once.
   * @throws Error when it is not found, or is shown not to take the arguments
   */
  find(want: string, name: string, args: Args): Promise<void>;
  /** Calls an operation that was found. */
  call(name: string, args: Args): Promise<Answer>;
}

/** Makes `CallListed` for a client; `onRead` is told every text that comes back. */
export function callBy(client: Client, onRead: (text: string) => void): CallListed {
  return async (name, args) => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const texts = (content as { type: string; text?: string }[]).map(({ text = "" }) => text);
    for (const text of texts) onRead(text);
    const [text = "", ...notices] = texts;
    return { isError: isError === true, text, notices };
  };
}
