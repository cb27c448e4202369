import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";

export interface ConnectOptions {
  /** Folder of the generated package, built. */
  folder: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

export interface ConnectedServer {
  client: Client;
  /** What the server asked the person at the client. */
  questions: string[];
  /** What the server has written to standard error so far. */
  log(): string;
  close(): Promise<void>;
}

/**
 * Starts a generated server over stdio and connects a real MCP client to it. What the server asks the person is answered
 * by `agrees`: with yes, where that is left out.
 */
export async function connectServer(
  { folder, args, env }: ConnectOptions,
  agrees: (question: string) => boolean = () => true,
): Promise<ConnectedServer> {
  const client = new Client({ name: "example", version: "1.0.0" }, { capabilities: { elicitation: {} } });
  const questions: string[] = [];
  client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
    questions.push(params.message);
    return agrees(params.message) ? { action: "accept", content: {} } : { action: "decline" };
  });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(folder, "dist", "index.js"), ...args],
    env: { ...env },
    stderr: "pipe",
  });
  let log = "";
  transport.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString("utf8");
  });
  await client.connect(transport).catch((error: Error) => {
    throw new Error(`The server in ${folder} does not start: ${error.message}\n${log}`);
  });
  return { client, questions, log: () => log, close: () => client.close() };
}
