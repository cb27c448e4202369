import type { ProposalText } from "./model.ts";

/** What a proposal is made of. */
export interface Rebuilt {
  /** Name of the server: `[a-z][a-z0-9-]*`. */
  name: string;
  /** The base has no such package yet. */
  isNew: boolean;
  /** The gravest class of a change of the tools; absent when no tool changed. */
  gravest?: "breaking" | "behavioural" | "compatible";
  /** What changed for clients, in Markdown. */
  markdown: string;
  /** mcpgen's own. */
  version: string;
  tested: boolean;
}

/** GitHub takes 65,536 characters. */
const longestBody = 60_000;

/** The text of the pull request: the title of our own words, the changes, and how it came about. */
export function describeProposal({ name, isNew, gravest, markdown, version, tested }: Rebuilt): ProposalText {
  const title = isNew
    ? `Add the MCP server package of ${name}`
    : `Rebuild ${name}: ${gravest === undefined ? "no change of the tools" : `${gravest} changes`}`;
  const checked = tested
    ? "The package compiles and passes its tests (`npm run build`, `npm test`)."
    : "The package was not tested.";
  const end = `\n\n---\n\nMade by \`mcpgen ci run\`, version ${version}. ${checked} Commits that somebody adds to this branch are kept; until then each run brings it up to date.\n`;
  return { title, body: cutLines(markdown.trim(), longestBody - end.length) + end };
}

/** Whole lines; a fence that is cut is closed. */
function cutLines(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const note = "\n\nThe rest is left out here: see what changed in `TOOLS.md`.";
  const start = text.slice(0, longest - note.length - 8);
  const lines = start.slice(0, start.lastIndexOf("\n"));
  const isFenced = (lines.match(/^```/gm)?.length ?? 0) % 2 === 1;
  return `${lines}${isFenced ? "\n```" : ""}${note}`;
}
