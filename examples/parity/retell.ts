import type { ProgramOptions } from "../client/run-program.ts";
import { type HostedRetellSession, openHostedRetell } from "../retell/session.ts";
import { retellAdvice } from "./retell/advice.ts";
import { checkMissing, checkVerb } from "./retell/check-verb.ts";
import { retellMcpTools } from "./retell/mcp-tools.ts";
import { retellPage } from "./retell/page.ts";
import { retellVerbs } from "./retell/verbs.ts";
import type { ParityRow } from "./row.ts";

/** A claim about Retell's server, checked against one that runs hosted, with the default tools. */
export type RetellClaim = Omit<ParityRow, "system" | "source" | "check"> & {
  check(session: HostedRetellSession, options: ProgramOptions): Promise<void>;
};

let opened: { session: HostedRetellSession; options: ProgramOptions } | undefined;

/** Starts the stand-in and the server that all rows share. */
export async function openRetell(options: ProgramOptions): Promise<{ close(): Promise<void> }> {
  const session = await openHostedRetell(options);
  opened = { session, options };
  return session;
}

/** What Retell's pages on its MCP server and on "Get MCP tools" say. The prompts come first: they want a fresh account. */
export function retellRows(): ParityRow[] {
  const verbs = retellVerbs.map((verb): RetellClaim => {
    const claim = `${verb.group}: ${verb.verb}`;
    return "tool" in verb
      ? { kind: "tool", claim, note: verb.tool, check: (session) => checkVerb(session, verb) }
      : {
          kind: "tool",
          claim,
          note: `no public operation: neither the API's document nor the methods of retell-sdk 5.66.1 have one${verb.instead === undefined ? "" : `; ${verb.instead}`}`,
          check: (session) => checkMissing(session, verb.missing),
        };
  });
  return [
    ...[...retellPage, ...retellAdvice].map((claim) => rowOf("seed 000", claim)),
    ...verbs.map((claim) => rowOf("seed 000", claim)),
    ...retellMcpTools.map((claim) => rowOf("seed 001", claim)),
  ];
}

function rowOf(source: string, { check, ...claim }: RetellClaim): ParityRow {
  return {
    system: "Retell",
    source,
    ...claim,
    check: () => {
      if (opened === undefined) throw new Error("Open Retell's session before its rows are checked.");
      return check(opened.session, opened.options);
    },
  };
}
