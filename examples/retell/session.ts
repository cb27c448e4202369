import { join } from "node:path";
import { callForValue } from "../client/call-tool.ts";
import { type ConnectedServer, connectServer } from "../client/connect-server.ts";
import type { ProgramOptions } from "../client/run-program.ts";
import { type RunningRetell, startRetell } from "../stand-ins/retell.ts";

export interface RetellSession {
  api: RunningRetell;
  server: ConnectedServer;
  /** Calls a tool that must succeed. */
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Starts the stand-in and the generated server, hands both to `use`, and stops them whatever happens. */
export async function withRetell(
  options: ProgramOptions,
  use: (session: RetellSession) => Promise<void>,
): Promise<void> {
  const api = await startRetell(options.document === undefined ? undefined : [options.document]);
  try {
    const server = await connectServer({
      folder: join(options.generated, "retell"),
      args: ["--base-url", api.origin, "--groups", "all", "--log-level", "error"],
      env: { RETELL_API_KEY: api.key },
    });
    try {
      await use({ api, server, call: (tool, args) => callForValue(server.client, tool, args) });
    } finally {
      await server.close();
    }
  } finally {
    await api.close();
  }
}
