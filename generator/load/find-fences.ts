/** A code fence of a Markdown page (CommonMark 0.31, 4.5). */
export interface Fence {
  /** What follows the opening marks, such as `yaml openapi-final get /path`. */
  info: string;
  text: string;
  /** Lines of the page up to and including the opening one. */
  linesBefore: number;
  /** Characters that were removed from the beginning of the lines. */
  indent: number;
}

const marks = /^([ \t]*)(`{3,}|~{3,})([^\r\n]*)\r?$/;

/**
 * The fences of a page, in order. They may be indented, as in lists and tabs; one that is never closed ends with the page.
 * A fence inside a fence, indented deeper, belongs to the outer one.
 */
export function findFences(page: string): Fence[] {
  if (!page.includes("```") && !page.includes("~~~")) return [];
  const lines = page.split("\n");
  const fences: Fence[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, space = "", mark = "", info = ""] = marks.exec(lines[index] ?? "") ?? [];
    if (mark === "" || (mark.startsWith("`") && info.includes("`"))) continue;
    const end = findEnd(lines, index + 1, space.length, mark);
    const inside = lines.slice(index + 1, end);
    fences.push({
      info: info.trim(),
      text: inside.map((line) => removeIndent(line, space.length)).join("\n"),
      linesBefore: index + 1,
      indent: space.length,
    });
    index = end;
  }
  return fences;
}

/** Index of the closing line: the same character, at least as often, at most three columns deeper (CommonMark, 4.5). */
function findEnd(lines: string[], from: number, indent: number, mark: string): number {
  let nested: number | undefined;
  for (let index = from; index < lines.length; index++) {
    const [, space = "", other = "", info = ""] = marks.exec(lines[index] ?? "") ?? [];
    if (!other.startsWith(mark)) continue;
    if (info.trim() !== "") {
      if (space.length > indent) nested ??= space.length;
    } else if (nested === space.length) nested = undefined;
    else if (space.length <= indent + 3) return index;
  }
  return lines.length;
}

function removeIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && (line[at] === " " || line[at] === "\t")) at++;
  return line.slice(at);
}
