import { demand } from "./finding.ts";

const markers = /^<!-- mcpgen:(start: written by mcpgen on every build|end: what follows is yours) -->$/;

const frontMatter = /^(name: [a-z0-9-]+\ndescription: "([^"\\]|\\["\\nrt]|\\u[0-9a-f]{4})*")?$/;

/** Where links of ours lead. */
const links =
  /^(TOOLS\.md|skills\/[a-z0-9-]+\/SKILL\.md|(https|cursor|vscode|vscode-insiders|goose|lmstudio|kiro):[\w:/.?&=%~+-]+)$/;

/**
 * Demands of a text that it holds no tag, image or link but our own, closes every fence, and that each row of a table has
 * as many cells as its head, however a reader takes a backslash before a pipe.
 */
export function checkMarkdown(path: string, contents: string): void {
  const [, matter = "", text = contents] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(contents) ?? [];
  demand(frontMatter.test(matter), `${path} begins with more than a name and a description`);
  let fence = false;
  let cells: number | undefined;
  for (const line of text.split("\n")) {
    if (/^ {0,3}(```|~~~)/.test(line)) {
      fence = !fence;
      continue;
    }
    if (fence) continue;
    cells = line.startsWith("|") ? checkRow(path, line, cells) : undefined;
    if (markers.test(line)) continue;
    const whole = withoutCode(line);
    for (const [, , to = ""] of whole.matchAll(/(?<!\\)(\\\\)*\]\(([^)]*)\)/g))
      demand(links.test(to), `${path} has a link to ${to}`);
    const shown = whole.replace(/\]\([^)]*\)/g, "]");
    demand(!/(?<!\\)(\\\\)*<|&(?!(lt|gt|amp|#8203);)/.test(shown), `${path} has a tag: ${line}`);
    demand(!/(?<!\\)(\\\\)*!\[/.test(shown), `${path} has an image: ${line}`);
    demand(!/(https?|ftp):\/\/|www\./i.test(shown), `${path} has a bare link: ${line}`);
  }
  demand(!fence, `${path} has a fence that does not end`);
}

function checkRow(path: string, row: string, cells: number | undefined): number {
  const strict = row.replace(/\\./g, "").split("|").length;
  const loose = row.replace(/\\+\|/g, "").split("|").length;
  demand(strict === loose, `${path} has a row whose cells depend on the reader: ${row}`);
  demand(
    cells === undefined || cells === strict,
    `${path} has a row of ${strict} cells, not ${cells}: ${row}`,
  );
  return strict;
}

/** The line without its code spans (CommonMark 0.31, 6.1). */
function withoutCode(line: string): string {
  return line.replace(/(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, "");
}
