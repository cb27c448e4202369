import type { Client } from "@modelcontextprotocol/sdk/client/index.js";

export interface ToolAnswer {
  isError: boolean;
  /** The text of the first content item; empty when that is no text. */
  text: string;
}

/** Calls a tool and returns its first words, be they an answer or an error. */
export async function callTool(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<ToolAnswer> {
  const result = await client.callTool({ name, arguments: args });
  const [first] = result.content as { type: string; text?: string }[];
  return { isError: result.isError === true, text: first?.text ?? "" };
}

/** Calls a tool that must succeed and returns the JSON value in its answer. @throws Error with what the tool said. */
export async function callForValue(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { isError, text } = await callTool(client, name, args);
  if (isError) throw new Error(`${name} failed: ${text}`);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
