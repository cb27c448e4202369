import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "smol-toml";
import { ConfigurationError } from "./edit-json.ts";

/**
 * Puts one table, `[section.name]`, into a TOML text (TOML 1.0): its former lines go, the new ones come at the end, all
 * others stay as they are.
 * @throws {ConfigurationError} when the text is no TOML, or holds the table in a form that lines cannot replace.
 */
export function editToml(
  text: string,
  section: string,
  name: string,
  entry: Readonly<Record<string, unknown>>,
): string {
  const before = readToml(text);
  const kept = withoutTable(text, [section, name]).replace(/\s+$/, "");
  const table = stringify({ [section]: { [name]: entry } }).replace(new RegExp(`^\\[${section}\\]\\n`), "");
  const edited = `${kept === "" ? "" : `${kept}\n\n`}${table.trim()}\n`;
  const servers = before[section] as Record<string, unknown> | undefined;
  const wanted = { ...before, [section]: { ...servers, [name]: entry } };
  if (!isDeepStrictEqual(plain(readToml(edited)), plain(wanted)))
    throw new ConfigurationError(
      `it holds ${section}.${name} in a form that cannot be replaced line by line`,
    );
  return edited;
}

function readToml(text: string): Record<string, unknown> {
  try {
    return parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new ConfigurationError((error as Error).message.split("\n")[0] as string);
  }
}

/** Leaves out the lines from the table's header, and those of tables below it, to the next header. */
function withoutTable(text: string, path: readonly string[]): string {
  let inside = false;
  let quotes: string | undefined;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const header = quotes === undefined ? headerOf(line) : undefined;
    if (header !== undefined) inside = path.every((part, index) => header[index] === part);
    if (!inside) kept.push(line);
    quotes = openQuotes(line, quotes);
  }
  return kept.join("\n");
}

function headerOf(line: string): string[] | undefined {
  const match = /^\s*\[\[?\s*(.+?)\s*\]\]?\s*(#.*)?$/.exec(line.trimEnd());
  if (match === null) return undefined;
  try {
    let node = parse(`${match[1]} = 0`) as Record<string, unknown> | number;
    const names: string[] = [];
    while (typeof node === "object") {
      const [name] = Object.keys(node);
      names.push(name as string);
      node = node[name as string] as Record<string, unknown> | number;
    }
    return names;
  } catch {
    return undefined;
  }
}

/** A text of several lines goes on after this line, opened by these quotes. */
function openQuotes(line: string, open: string | undefined): string | undefined {
  let quotes = open;
  for (const [mark] of line.matchAll(/"""|'''/g)) {
    if (quotes === undefined) quotes = mark;
    else if (quotes === mark) quotes = undefined;
  }
  return quotes;
}

/** Tables of the parser have no prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, item) => (typeof item === "bigint" ? `${item}n` : item)));
}
