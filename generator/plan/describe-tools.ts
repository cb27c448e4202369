import type { Operation } from "../api/model.ts";
import { capText, cleanText } from "./clean-text.ts";

/** Longer descriptions cost every conversation; clients cut them at about 1,024 characters. */
const maxDescription = 900;
const maxTitle = 80;

/**
 * Title and description of a tool, from summary and description of its operation, cleaned for a model. What a person
 * chose replaces either as it is written; the notes stay.
 */
export function describeTool(
  operation: Operation,
  name: string,
  notes: readonly string[],
  chosen: { title?: string; description?: string } = {},
): { title: string; description: string } {
  const summary = cleanText(operation.summary ?? "");
  const prose = cleanText(operation.description ?? "");
  const said = prose.toLowerCase().startsWith(bare(summary))
    ? prose
    : [sentence(summary), prose].filter(Boolean).join(" ");
  const after = [...notes, ...(operation.deprecated ? ["Deprecated."] : [])].join(" ");
  const room = maxDescription - after.length - 1;
  const description = [chosen.description?.trim() ?? capText(said, Math.max(room, 200)), after]
    .filter(Boolean)
    .join(" ");
  return {
    title: chosen.title ?? capText(summary.split("\n")[0] || titleFrom(name), maxTitle),
    description: description === "" ? `${operation.method} ${operation.path}` : description,
  };
}

function bare(summary: string): string {
  return summary.toLowerCase().replace(/[.!]+$/, "");
}

function sentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** `get_mcp_tools` becomes `Get mcp tools`. */
function titleFrom(name: string): string {
  const words = name.replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
