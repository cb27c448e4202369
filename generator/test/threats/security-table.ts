import { readFileSync } from "node:fs";
import { join } from "node:path";
import { threats } from "./rows.ts";
import { listTaggedTests } from "./tagged-tests.ts";

const between = /(<!-- threats:start[^>]*-->\n)[\s\S]*(\n<!-- threats:end -->)/;

/** SECURITY.md of a repository as it stands, and with the table that its tests make. */
export function securityTexts(repository: string): { current: string; wanted: string } {
  const current = readFileSync(join(repository, "SECURITY.md"), "utf8");
  const table = printTable(listTaggedTests(repository));
  return {
    current,
    wanted: current.replace(between, (_, start: string, end: string) => start + table + end),
  };
}

/** Two tables, one for each side; a test file is named without what all paths share. */
function printTable(tagged: ReadonlyMap<string, readonly string[]>): string {
  const rows = (side: "generating" | "serving"): string =>
    threats
      .filter((row) => row.side === side)
      .map(({ slug, threat, instead }) => `| ${threat} | ${instead} | ${testsOf(tagged.get(slug) ?? [])} |`)
      .join("\n");
  const head = "| What may come | What happens instead | Tests |\n|---|---|---|\n";
  return `\nWhen a package is generated:\n\n${head}${rows("generating")}\n\nWhen a server runs:\n\n${head}${rows("serving")}\n`;
}

function testsOf(files: readonly string[]): string {
  return files.map((file) => `[${nameOf(file)}](${file})`).join(", ");
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.test\.ts$/, "");
}
