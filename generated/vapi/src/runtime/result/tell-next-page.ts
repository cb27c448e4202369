import { addNotice } from "./add-notice.ts";
import { escapeHiddenInText } from "./escape-hidden.ts";
import { findNextPage } from "./find-next-page.ts";
import type { PageArguments, PagedAnswer, PagedTool } from "./page-arguments.ts";
import { writeCursor } from "./page-cursor.ts";
import type { ToolResult } from "./result.ts";

/**
 * Says in the second item how the next page is asked for, where the answer shows that there is one: by the tool's argument for a
 * cursor, else by the API's own.
 *
 * @param args of the call, without a cursor: what it stood for is among them
 */
export function tellNextPage(
  result: ToolResult,
  tool: PagedTool,
  args: PageArguments,
  answer: PagedAnswer,
  redact: (text: string) => string = (text) => text,
): ToolResult {
  if (result.isError === true) return result;
  const next = findNextPage(answer, tool, args);
  if (next === undefined) return result;
  const { paging } = tool;
  const asked = paging?.cursor === undefined ? next : { [paging.cursor]: writeCursor(next, paging) };
  const values = Object.values(asked);
  const named = values.length === 1 ? `next_cursor: ${JSON.stringify(values[0])}. ` : "";
  const said = `${named}For the next page call ${tool.name} again with the same arguments and ${JSON.stringify(asked)}.`;
  return addNotice(result, escapeHiddenInText(redact(said)));
}
