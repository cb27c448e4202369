import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callForValue } from "../client/call-tool.ts";
import { connectHosted, type HostedServer, hostServer } from "../client/host-server.ts";
import type { ProgramOptions } from "../client/run-program.ts";
import { type RunningVapi, startVapi } from "../stand-ins/vapi.ts";

export interface VapiSession {
  api: RunningVapi;
  server: HostedServer;
  /** Folder of the generated package. */
  folder: string;
  /** A client with the account's key, or with other headers; closed with the session. */
  connect(transport?: "http" | "sse", headers?: Readonly<Record<string, string>>): Promise<Client>;
  /** Calls a tool with the account's key over Streamable HTTP; it must succeed. */
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Starts the stand-in and the generated server, hosted so that each caller brings its own key as bearer. Clients of the
 * samples cannot ask anybody, so the operator allows calls that ring phones, unless `flags` say otherwise.
 */
export async function openSession(
  options: ProgramOptions,
  flags: readonly string[] = ["--confirm", "allow"],
): Promise<VapiSession> {
  const api = await startVapi(options.document === undefined ? undefined : [options.document]);
  const folder = join(options.generated, "vapi");
  const server = await hostServer({
    folder,
    args: ["--base-url", api.origin, "--credentials", "passthrough", "--log-level", "info", ...flags],
    env: {},
  }).catch(async (error: Error) => {
    await api.close();
    throw error;
  });
  const clients: Client[] = [];
  const connect: VapiSession["connect"] = async (transport, headers = {}) => {
    const client = await connectHosted(server.url, transport, {
      authorization: `Bearer ${api.key}`,
      ...headers,
    });
    clients.push(client);
    return client;
  };
  let first: Promise<Client> | undefined;
  return {
    api,
    server,
    folder,
    connect,
    async call(tool, args) {
      first ??= connect();
      return callForValue(await first, tool, args);
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await server.close();
      await api.close();
    },
  };
}

/** Hands a session to `use`, and closes it whatever happens. */
export async function withVapi(
  options: ProgramOptions,
  use: (session: VapiSession) => Promise<void>,
): Promise<void> {
  const session = await openSession(options);
  await use(session).finally(() => session.close());
}
