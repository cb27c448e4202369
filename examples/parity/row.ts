import type { ProgramOptions } from "../client/run-program.ts";

/** One thing that a vendor's public page says about its MCP server, and how a running server is asked for it. */
export interface ParityRow {
  system: string;
  /** The page that says so, as `sources` in `required.ts` lists it: `seed 000`. */
  source: string;
  claim: string;
  kind: "tool" | "argument" | "transport" | "credential" | "answer" | "header" | "life cycle" | "behaviour";
  /** What serves the claim, for example a tool's name, or why nothing does and where we looked. */
  note?: string;
  /** @throws Error when the server is otherwise. */
  check(): Promise<void>;
}

/** What a module `<system>.ts` exports as `<system>Rows` and `open<System>`. */
export interface ParityModule {
  rows(): ParityRow[];
  /** Starts what the checks need; called before the first of them. Close it after the last. */
  open(options: ProgramOptions): Promise<{ close(): Promise<void> }>;
}
