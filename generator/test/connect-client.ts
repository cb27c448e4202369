import { type ChildProcess, spawn } from "node:child_process";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { type CallToolResult, ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";

/** Environment of a server under test: nothing of this process but what Node needs. */
function environment(env: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? "", ...env };
}

/** A client of the official SDK; asked for a confirmation, the person behind it agrees. */
function createClient(): Client {
  const client = new Client({ name: "mcpgen-test", version: "1.0.0" }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
    const properties = "requestedSchema" in params ? Object.keys(params.requestedSchema.properties) : [];
    return { action: "accept", content: Object.fromEntries(properties.map((name) => [name, true])) };
  });
  return client;
}

/** Starts `dist/index.js` of a package and speaks to it over standard input and output. */
export async function connectStdio(
  folder: string,
  flags: readonly string[],
  env: Record<string, string> = {},
): Promise<Client> {
  const client = createClient();
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [`${folder}/dist/index.js`, "--log-level", "error", ...flags],
      env: environment(env),
    }),
  );
  return client;
}

export interface StartedServer {
  /** Address of Streamable HTTP, as the server announced it. */
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the server over HTTP on a free port. @throws with what it said when it ends instead. */
export async function startHttp(
  folder: string,
  flags: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<StartedServer> {
  const child = spawn(process.execPath, [`${folder}/dist/index.js`, "http", "--port", "0", ...flags], {
    env: environment(env),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk;
      const found = /https?:\/\/[^\s"]+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    child.on("exit", () => reject(new Error(said)));
  });
  return {
    url,
    process: child,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** A client over Streamable HTTP, whose requests carry these headers. */
export async function connectHttp(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const client = createClient();
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  return client;
}

/** What a tool answered: its first text, parsed where it is JSON. */
export interface ToolAnswer {
  isError: boolean;
  value: unknown;
}

/** Calls a tool. */
export async function callTool(
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<ToolAnswer> {
  const { isError = false, content } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const [first] = content;
  const text = first?.type === "text" ? first.text : "";
  try {
    return { isError, value: JSON.parse(text) };
  } catch {
    return { isError, value: text };
  }
}

/** Names of the tools that a client is told, in their order. */
export async function toolNames(client: Client): Promise<string[]> {
  return (await client.listTools()).tools.map(({ name }) => name);
}
