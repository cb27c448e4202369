import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callForValue } from "../client/call-tool.ts";
import { connectServer } from "../client/connect-server.ts";
import { connectHosted, type HostedServer, hostServer } from "../client/host-server.ts";
import type { ProgramOptions } from "../client/run-program.ts";
import { type RunningRetell, startRetell } from "../stand-ins/retell.ts";

export interface RetellSession {
  api: RunningRetell;
  client: Client;
  /** Calls a tool that must succeed. */
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}

export interface HostedRetellSession extends RetellSession {
  server: HostedServer;
}

/**
 * Starts the stand-in and the generated server over stdio with every group of tools, and stops both whatever happens. What
 * the server asks the person at the client is answered with yes, and kept in `questions`.
 */
export async function withRetell(
  options: ProgramOptions,
  use: (session: RetellSession & { questions: readonly string[] }) => Promise<void>,
): Promise<void> {
  const api = await startRetell(options.document === undefined ? undefined : [options.document]);
  try {
    const { client, questions, close } = await connectServer({
      folder: join(options.generated, "retell"),
      args: ["--base-url", api.origin, "--groups", "all", "--log-level", "error"],
      env: { RETELL_API_KEY: api.key },
    });
    const call: RetellSession["call"] = (tool, args) => callForValue(client, tool, args);
    await use({ api, client, call, questions }).finally(close);
  } finally {
    await api.close();
  }
}

/**
 * Starts the stand-in and the generated server as Retell hosts its own: at `/`, with the default tools, and with the key
 * that each caller sends as bearer. Its operator leaves it to the client to ask before each call. Close it whatever happens.
 */
export async function openHostedRetell(
  options: ProgramOptions,
): Promise<HostedRetellSession & { close(): Promise<void> }> {
  const api = await startRetell(options.document === undefined ? undefined : [options.document]);
  const stop: (() => Promise<void>)[] = [api.close];
  const close = async (): Promise<void> => {
    for (const each of stop.reverse()) await each();
  };
  try {
    const server = await hostServer({
      folder: join(options.generated, "retell"),
      args: ["--base-url", api.origin, "--credentials", "passthrough", "--confirm", "allow"],
      env: {},
    });
    stop.push(server.close);
    const client = await connectHosted(server.url, "http", { authorization: `Bearer ${api.key}` });
    stop.push(() => client.close());
    return { api, server, client, call: (tool, args) => callForValue(client, tool, args), close };
  } catch (error) {
    await close();
    throw error;
  }
}
