import { fitPage } from "../result/page-arguments.ts";
import { readCursor } from "../result/page-cursor.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";

/**
 * The arguments of a call with those that its cursor stands for in place of it, and of all others that say where a page begins:
 * a caller repeats the call before, and those were its. The very same arguments where there is no cursor.
 * @throws {ToolError} for a cursor that the tool cannot have given.
 */
export function openCursor(
  args: Record<string, unknown>,
  tool: Pick<ToolDefinition, "name" | "inputSchema" | "paging">,
): Record<string, unknown> {
  const { paging } = tool;
  const name = paging?.cursor;
  if (paging === undefined || name === undefined || !Object.hasOwn(args, name)) return args;
  const { [name]: given, ...rest } = args;
  // The check of the arguments says what is wrong with another value.
  if (typeof given !== "string" && typeof given !== "number") return args;
  if (given === "") return rest;
  const values = readCursor(String(given), paging);
  const next = values === undefined ? undefined : fitPage(values, tool);
  for (const place of [paging.argument, ...(paging.others ?? [])]) delete rest[place];
  if (next !== undefined) return { ...rest, ...next };
  throw new ToolError(
    `The value of ${name} is none that ${tool.name} gave.`,
    `Pass the next_cursor of its last answer on exactly as it stands there, or leave ${name} out for the first page.`,
  );
}
