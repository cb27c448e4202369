import { type BundledTool, listEntry } from "../call/lazy-tool.ts";
import { charsPerToken, maxListTokens, maxTools } from "../settings/client-limits.ts";

/** What clients see: `tools`, one tool an operation, or `search`, a few tools that find and call operations. */
export type SurfaceKind = "tools" | "search";

/** What an operator may ask for: `--surface`. */
export type SurfaceChoice = "auto" | SurfaceKind;

/** What is served where nobody chose (decision 0014 of mcpgen). */
export const defaultSurface: SurfaceChoice = "auto";

/** Decides by the tools that are really offered: more than 128, or a list of more than about 50,000 tokens, is search. */
export function chooseSurface(tools: readonly BundledTool[], choice: SurfaceChoice): SurfaceKind {
  if (choice !== "auto") return choice;
  if (tools.length > maxTools) return "search";
  const chars = tools.reduce((sum, tool) => sum + listEntry(tool).length, 0);
  return chars / charsPerToken > maxListTokens ? "search" : "tools";
}
