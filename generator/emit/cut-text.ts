import { replaceHidden } from "./hidden-characters.ts";

/**
 * One line of at most `longest` UTF-16 units: whole sentences where one fits that says something, else whole words and an
 * ellipsis. Characters that are not seen are left out.
 */
export function cutText(text: string, longest: number): string {
  const line = replaceHidden(text, () => "")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return line;
  const sentences = /^.*[.!?](?= )/.exec(line.slice(0, longest + 1))?.[0] ?? "";
  if (sentences.length >= Math.min(40, longest / 2)) return sentences;
  const start = line.slice(0, longest - 1);
  const words = /\s/.test(line[longest - 1] ?? "") ? start : start.replace(/ [^ ]*$/, "");
  return `${withoutHalf(words).replace(/[\s\p{P}]+$/u, "")}…`;
}

/** A cut must not leave the first half of a surrogate pair. */
function withoutHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
