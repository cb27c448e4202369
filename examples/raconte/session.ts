import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callForValue } from "../client/call-tool.ts";
import { connectHosted, type HostedServer, hostServer } from "../client/host-server.ts";
import type { ProgramOptions } from "../client/run-program.ts";
import { type RunningRaconte, startRaconte } from "../stand-ins/raconte.ts";

export interface RaconteSession {
  api: RunningRaconte;
  server: HostedServer;
  /** The server's address with a key in it, as a person pastes it into a client. */
  address(key: string): string;
  /** A client with this key in its URL, closed with the session. */
  connect(key: string, transport?: "http" | "sse"): Promise<Client>;
  /** Calls a tool with the first organization's key; it must succeed. */
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts the stand-in and the generated server, hosted so that each caller brings a key in the URL. */
export async function openSession(options: ProgramOptions): Promise<RaconteSession> {
  const api = await startRaconte(options.document === undefined ? undefined : [options.document]);
  const server = await hostServer({
    folder: join(options.generated, "raconte"),
    args: ["--base-url", api.origin, "--credentials", "passthrough", "--log-level", "info"],
    env: {},
  }).catch(async (error: Error) => {
    await api.close();
    throw error;
  });
  const clients: Client[] = [];
  const address = (key: string): string => `${server.url}?api_key=${key}`;
  const connect: RaconteSession["connect"] = async (key, transport) => {
    const client = await connectHosted(address(key), transport);
    clients.push(client);
    return client;
  };
  let first: Promise<Client> | undefined;
  return {
    api,
    server,
    address,
    connect,
    async call(tool, args) {
      first ??= connect(api.keys[0]);
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
export async function withRaconte(
  options: ProgramOptions,
  use: (session: RaconteSession) => Promise<void>,
): Promise<void> {
  const session = await openSession(options);
  await use(session).finally(() => session.close());
}
