import type { PagingDefinition } from "../../templates/runtime/tool.ts";
import type { SchemaArgument } from "./fitting.ts";

/** The argument that takes `next_cursor`; its few words stand in every tool that lists pages. */
export const cursorArgument: SchemaArgument = {
  name: "cursor",
  schema: { type: "string" },
  description: "The last answer's next_cursor.",
  required: false,
};

/** The paging with the argument `cursor`, where the tool has none of that name, in capitals or not. */
export function offerCursor(paging: PagingDefinition, taken: readonly { name: string }[]): PagingDefinition {
  const isTaken = taken.some(({ name }) => name.toLowerCase() === cursorArgument.name);
  return isTaken ? paging : { ...paging, cursor: cursorArgument.name };
}
