/** Text of the document in one line of Markdown: no pipe, link, image, HTML or emphasis of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|!&~]/g, (char) => `\\${char}`)
    .replace(/\\([<>&])/g, (_, char: string) => (char === "<" ? "&lt;" : char === ">" ? "&gt;" : "&amp;"))
    .replace(/\b(https?|www)(:|\.)/gi, "$1&#8203;$2")
    .trim();
}

/** Text inside a code span: no backtick, no line end, no pipe that would end a table cell. */
export function escapeCode(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|");
}
