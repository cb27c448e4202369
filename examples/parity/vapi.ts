import type { ProgramOptions } from "../client/run-program.ts";
import { openSession, type VapiSession } from "../vapi/session.ts";
import type { ParityRow } from "./row.ts";
import { vapiArguments } from "./vapi/arguments.ts";
import { vapiClients } from "./vapi/clients.ts";
import { vapiIntegration } from "./vapi/integration.ts";
import { vapiTools } from "./vapi/tools.ts";

/** A claim about Vapi's server, checked against one that runs hosted, with the default tools. */
export type VapiClaim = Omit<ParityRow, "system" | "source" | "check"> & {
  check(session: VapiSession, options: ProgramOptions): Promise<void>;
};

let opened: { session: VapiSession; options: ProgramOptions } | undefined;

/** Starts the stand-in and the server that all rows share. */
export async function openVapi(options: ProgramOptions): Promise<{ close(): Promise<void> }> {
  const session = await openSession(options);
  opened = { session, options };
  return session;
}

/** What Vapi's pages on its MCP server and on its use of other MCP servers say. */
export function vapiRows(): ParityRow[] {
  return [
    ...[...vapiTools, ...vapiArguments, ...vapiClients].map((claim) => rowOf("seed 002", claim)),
    ...vapiIntegration.map((claim) => rowOf("seed 004", claim)),
  ];
}

function rowOf(source: string, { check, ...claim }: VapiClaim): ParityRow {
  return {
    system: "Vapi",
    source,
    ...claim,
    check: async () => {
      if (opened === undefined) throw new Error("Open Vapi's session before its rows are checked.");
      const { session, options } = opened;
      const { complaints } = session.api;
      complaints.length = 0;
      await check(session, options);
    },
  };
}
