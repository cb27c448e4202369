import type { PagingDefinition } from "../tool.ts";
import type { PageArguments } from "./page-arguments.ts";

/**
 * What asks for a page, as one short text: the value of the tool's paging argument; where it takes more or others than that,
 * a query of arguments after a question mark. It is no secret, and trusted no more than any argument.
 */
export function writeCursor(next: PageArguments, { argument }: PagingDefinition): string {
  const [[name, value] = ["", ""], ...others] = Object.entries(next);
  const text = String(value);
  if (others.length === 0 && name === argument && !text.startsWith("?")) return text;
  const query = new URLSearchParams(
    Object.entries(next).map(([key, each]): [string, string] => [key, String(each)]),
  );
  return `?${query}`;
}

/** The arguments that a cursor stands for; undefined where it names another than those that ask for a page. */
export function readCursor(
  cursor: string,
  { argument, others = [] }: PagingDefinition,
): PageArguments | undefined {
  if (!cursor.startsWith("?")) return { [argument]: cursor };
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(cursor)) {
    if (name !== argument && !others.includes(name)) return undefined;
    values[name] = value;
  }
  return values;
}
