import type { Operation } from "../api/model.ts";
import { type Texts, usualTexts } from "./brevity.ts";
import { capText, cleanText } from "./clean-text.ts";
import { shortenProse } from "./shorten-prose.ts";

const maxTitle = 80;

/**
 * Title and description of a tool, from summary and description of its operation, cleaned for a model and cut to purpose and constraint. What a person
 * chose replaces either as it is written; the notes stay.
 */
export function describeTool(
  operation: Operation,
  name: string,
  notes: readonly string[],
  chosen: { title?: string; description?: string } = {},
  texts: Texts = usualTexts(0),
): { title: string; description: string } {
  const summary = cleanText(operation.summary ?? "");
  const prose = cleanText(operation.description ?? "");
  const after = [...notes, ...(operation.deprecated ? ["Deprecated."] : [])].join(" ");
  const written = chosen.description?.trim() ?? shownText(summary, prose, texts);
  const description = [written, after].filter(Boolean).join(" ");
  return {
    title: chosen.title ?? capText(summary.split("\n")[0] || titleFrom(name), maxTitle),
    description: description === "" ? `${operation.method} ${operation.path}` : description,
  };
}

function shownText(summary: string, prose: string, texts: Texts): string {
  const said = saysAgain(summary, prose) ? prose : [sentence(summary), prose].filter(Boolean).join(" ");
  const shown = shortenProse(said, texts.brevity.tool) || sentence(summary);
  if (shown !== said) texts.shortened.tools++;
  return shown;
}

/** Whether the prose begins with the summary, or its first sentence has all the words of it. */
function saysAgain(summary: string, prose: string): boolean {
  const begun = bare(summary);
  // White space is folded: a line ends where another text may have a space.
  const beginning = prose
    .slice(0, begun.length + 1)
    .toLowerCase()
    .replaceAll("\n", " ");
  if (beginning.startsWith(begun)) return true;
  const first = new Set(stemsOf(/^[^.!?\n]{0,300}/.exec(prose)?.[0] ?? ""));
  return first.size > 0 && stemsOf(summary).every((stem) => first.has(stem));
}

/** Words without articles and endings: `Gets a call` and `Get call` have the same. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(wordPattern) ?? [];
  return words.filter((word) => !articles.has(word)).map((word) => word.replace(/(?:ies|es|s|e|y)$/, ""));
}

const wordPattern = /[\p{L}\p{N}]+/gu;
const articles: ReadonlySet<string> = new Set(["a", "an", "the"]);

function bare(summary: string): string {
  return summary.toLowerCase().replace(/(?<![.!])[.!]+$/, "");
}

function sentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** `get_mcp_tools` becomes `Get mcp tools`. */
function titleFrom(name: string): string {
  const words = name.replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
