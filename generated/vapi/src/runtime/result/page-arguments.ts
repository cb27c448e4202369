import { definitionsOf, follow, typesOf } from "../call/schema-types.ts";
import type { ToolDefinition } from "../tool.ts";

/** What of a tool says how its pages are asked for. */
export type PagedTool = Pick<ToolDefinition, "name" | "inputSchema" | "request" | "paging">;

/** An answer, as far as it says where its next page is. */
export interface PagedAnswer {
  /** The JSON value as the API sent it; undefined where there is none. */
  value?: unknown;
  /** With lower-case names. */
  headers: Readonly<Record<string, string>>;
}

/** Arguments that ask for a page, by name. */
export type PageArguments = Readonly<Record<string, unknown>>;

/** A longer value is no cursor that a model could repeat; one with spaces may be prose that speaks to it. */
const repeatable = /^\S{1,2000}$/;

/** The values in the types of their arguments; undefined where there is none, or one that does not fit. */
export function fitPage(
  values: PageArguments,
  tool: Pick<ToolDefinition, "inputSchema">,
): PageArguments | undefined {
  const fitted: Record<string, unknown> = Object.create(null);
  for (const [argument, value] of Object.entries(values)) {
    const text = String(value);
    if (!repeatable.test(text)) return undefined;
    const types = typesOfArgument(tool, argument);
    if (types.has("string")) fitted[argument] = text;
    else if (/^-?\d{1,15}$/.test(text) && (types.has("integer") || types.has("number")))
      fitted[argument] = Number(text);
    else return undefined;
  }
  return Object.keys(fitted).length === 0 ? undefined : fitted;
}

/** Whether an argument takes a single value, which a URL has as it is. */
export function takesScalar(tool: Pick<ToolDefinition, "inputSchema">, argument: string): boolean {
  const types = typesOfArgument(tool, argument);
  return !types.has("array") && !types.has("object");
}

function typesOfArgument(
  { inputSchema }: Pick<ToolDefinition, "inputSchema">,
  argument: string,
): ReadonlySet<string> {
  const { properties } = inputSchema;
  const definitions = definitionsOf(inputSchema);
  const schema = Object.hasOwn(properties, argument) ? follow(properties[argument], definitions) : undefined;
  return typesOf(schema ?? {}, definitions);
}
