import { replaceHidden } from "./hidden-characters.ts";

/** Text of the document in one line of Markdown: no pipe, link, image, HTML or emphasis of its own. */
export function escapeMarkdown(text: string): string {
  return (
    visible(text)
      .replace(/[\\`*_{}[\]<>#|!&~]/g, (char) => entities[char] ?? `\\${char}`)
      // A letter, digit or underscore before them does not keep every reader from making a link.
      .replace(/(https?|ftp|www)(?=[:.])/gi, "$1&#8203;")
      .trim()
  );
}

const entities: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/**
 * Text inside a code span: no backtick, no line end, no pipe that would end a table cell. A backslash stands off from the
 * pipe behind it: readers disagree about what two backslashes before a pipe are.
 */
export function escapeCode(text: string): string {
  return visible(text).replaceAll("`", "'").replaceAll("\\|", "\\ |").replaceAll("|", "\\|");
}

/** A bidirectional override is shown as `u+202e`, white space of any kind as such. */
function visible(text: string): string {
  if (!/[^!-~ ]| {2}/.test(text)) return text;
  return replaceHidden(
    text.replace(/\s+/g, " "),
    (codes) => `u+${codes.map((code) => code.toString(16).padStart(4, "0")).join("+")}`,
  );
}
