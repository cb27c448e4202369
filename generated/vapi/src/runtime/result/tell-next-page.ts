import { definitionsOf, follow, typesOf } from "../call/schema-types.ts";
import type { ToolDefinition } from "../tool.ts";
import { escapeHiddenInText } from "./escape-hidden.ts";
import { readFieldPath } from "./field-path.ts";
import { isJsonObject } from "./read-json.ts";
import type { ToolResult } from "./result.ts";

type Arguments = Readonly<Record<string, unknown>>;
type Pages = Pick<ToolDefinition, "name" | "inputSchema" | "request" | "paging">;

/** A longer value is no cursor that a model could repeat; one with spaces may be prose that speaks to it. */
const cursor = /^\S{1,2000}$/;

/**
 * Says in the second item how the next page is asked for, where the answer shows that there is one: by the member that the
 * tool names, else by a Link header (RFC 8288) whose query differs in arguments of the tool.
 *
 * @param headers of the answer, with lower-case names
 */
export function tellNextPage(
  result: ToolResult,
  tool: Pages,
  args: Arguments,
  headers: Readonly<Record<string, string>>,
  redact: (text: string) => string = (text) => text,
): ToolResult {
  if (result.isError === true) return result;
  const next = nextByMember(result, tool, args) ?? nextByLink(headers.link, tool, args);
  if (next === undefined) return result;
  const values = Object.values(next);
  const named = values.length === 1 ? `next_cursor: ${JSON.stringify(values[0])}. ` : "";
  const said = `${named}For the next page call ${tool.name} again with the same arguments and ${JSON.stringify(next)}.`;
  const text = escapeHiddenInText(redact(said));
  const [first, second, ...others] = result.content;
  if (first === undefined) return result;
  const joined = second?.type === "text" ? { ...second, text: `${second.text} ${text}` } : undefined;
  const content = joined ? [first, joined, ...others] : [first, { type: "text" as const, text }, ...others];
  return { ...result, content };
}

function nextByMember(
  { structuredContent }: ToolResult,
  tool: Pages,
  args: Arguments,
): Record<string, unknown> | undefined {
  const { paging } = tool;
  if (paging === undefined || structuredContent === undefined) return undefined;
  let value: unknown = structuredContent;
  for (const name of readFieldPath(paging.member)) {
    if (!isJsonObject(value) || value.has_more === false || value.hasMore === false) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const address = /^(https?:\/\/|[/?])/.test(String(value)) ? queryOf(String(value)) : undefined;
  return address === undefined
    ? usable({ [paging.argument]: value }, tool, args)
    : nextByQuery(address, tool, args);
}

function nextByLink(
  header: string | undefined,
  tool: Pages,
  args: Arguments,
): Record<string, unknown> | undefined {
  const target = header === undefined ? undefined : nextTarget(header);
  const query = target === undefined ? undefined : queryOf(target);
  return query === undefined ? undefined : nextByQuery(query, tool, args);
}

/** The arguments that differ in the address of the next page. */
function nextByQuery(
  query: URLSearchParams,
  tool: Pages,
  args: Arguments,
): Record<string, unknown> | undefined {
  const next: Record<string, unknown> = Object.create(null);
  for (const { argument, name, in: place, style, contentType } of tool.request.bindings) {
    const value =
      place === "query" && style === undefined && contentType === undefined ? query.get(name) : null;
    if (value !== null && value !== String(args[argument] ?? "") && isScalar(tool, argument))
      next[argument] = value;
  }
  return usable(next, tool, args);
}

/** The target of the link to the next page; commas may stand within its angle brackets. */
function nextTarget(header: string): string | undefined {
  for (const [, target, parameters = ""] of header.slice(0, 8_192).matchAll(/<([^<>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|,|$))/i.test(parameters)) return target;
  return undefined;
}

function queryOf(address: string): URLSearchParams | undefined {
  const mark = address.indexOf("?");
  return mark === -1 ? undefined : new URLSearchParams(address.slice(mark + 1).replace(/#.*$/s, ""));
}

/** The values in the types of their arguments; undefined when there is none, or nothing new. */
function usable(
  next: Readonly<Record<string, unknown>>,
  tool: Pages,
  args: Arguments,
): Record<string, unknown> | undefined {
  const fitted: Record<string, unknown> = Object.create(null);
  for (const [argument, value] of Object.entries(next)) {
    const text = String(value);
    if (!cursor.test(text)) return undefined;
    const types = typesOfArgument(tool, argument);
    if (types.has("string")) fitted[argument] = text;
    else if (/^-?\d{1,15}$/.test(text)) fitted[argument] = Number(text);
    else return undefined;
  }
  const isNew = Object.entries(fitted).some(
    ([argument, value]) => String(args[argument] ?? "") !== String(value),
  );
  return isNew ? fitted : undefined;
}

function isScalar(tool: Pages, argument: string): boolean {
  const types = typesOfArgument(tool, argument);
  return !types.has("array") && !types.has("object");
}

function typesOfArgument({ inputSchema }: Pages, argument: string): ReadonlySet<string> {
  const { properties } = inputSchema;
  const definitions = definitionsOf(inputSchema);
  const schema = Object.hasOwn(properties, argument) ? follow(properties[argument], definitions) : undefined;
  return typesOf(schema ?? {}, definitions);
}
