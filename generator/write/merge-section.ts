/** Markers on lines of their own, as they are written; no text that only mentions one ends the section. */
const lines = /^<!-- mcpgen:start[^>\r\n]*-->[^\S\n]*$[\s\S]*?^<!-- mcpgen:end[^>\r\n]*-->(?=[^\S\n]*$)/m;

/** Markers that a person moved into other lines. */
const anywhere = /<!-- mcpgen:start[^>]*-->[\s\S]*?<!-- mcpgen:end[^>]*-->/;

/** mcpgen's part of a Markdown file, with its markers; undefined when a person removed them. */
export function sectionOf(contents: string): string | undefined {
  return (lines.exec(contents) ?? anywhere.exec(contents))?.[0];
}

/** Puts the new section in the place of the old one; without markers the file is the person's alone. */
export function mergeSection(current: string, generated: string): string {
  const section = sectionOf(generated);
  const old = sectionOf(current);
  return section === undefined || old === undefined ? current : current.replace(old, () => section);
}

/** Files of which only the part between the markers is mcpgen's. */
const sectioned = new Set(["README.md", "CHANGELOG.md"]);

/** What of a file is mcpgen's, and makes its hash. */
export function ownedPart(path: string, contents: string): string {
  return (sectioned.has(path) ? sectionOf(contents) : undefined) ?? contents;
}
