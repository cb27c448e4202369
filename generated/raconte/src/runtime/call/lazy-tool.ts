import type { AnswerOutline, AnswerShape, PagingDefinition, ToolDefinition } from "../tool.ts";

/** A tool as the bundle holds it: what listing needs is ready as text, the rest is parsed when it is called. */
export interface BundledTool extends ToolDefinition {
  /** JSON text of its entry in the answer to `tools/list`. */
  readonly listed?: string;
}

/**
 * Makes a tool of JSON texts: a thousand tools cost a process that calls three of them next to nothing.
 * `build.mjs` writes these calls in place of the object literals of `src/generated/tools/`.
 */
export function lazyTool(
  head: Pick<ToolDefinition, "name" | "aliases" | "hints" | "default" | "confirm" | "pin">,
  listed: string,
  rest: string,
): BundledTool {
  let parsed: ToolDefinition | undefined;
  const whole = (): ToolDefinition => (parsed ??= { ...JSON.parse(listed), ...JSON.parse(rest) });
  return {
    ...head,
    listed,
    get title() {
      return whole().title as string;
    },
    get description() {
      return whole().description;
    },
    get inputSchema() {
      return whole().inputSchema;
    },
    get request() {
      return whole().request;
    },
    get answer() {
      return whole().answer as AnswerOutline;
    },
    get shape() {
      return whole().shape as AnswerShape;
    },
    get paging() {
      return whole().paging as PagingDefinition;
    },
    get readFirst() {
      return whole().readFirst as string;
    },
    get origin() {
      return whole().origin;
    },
  };
}

/** What of a tool a client is told. */
export type ListedTool = Pick<
  BundledTool,
  "name" | "title" | "description" | "inputSchema" | "hints" | "terse" | "listed"
>;

/** JSON text of a tool's entry in the answer to `tools/list` (MCP 2025-06-18, "Tool"). */
export function listEntry(tool: ListedTool): string {
  if (tool.listed !== undefined) return tool.listed;
  const { name, title, description, inputSchema, hints, terse } = tool;
  if (terse !== undefined) {
    const annotations = Object.keys(terse).length === 0 ? {} : { annotations: terse };
    return JSON.stringify({ name, description, inputSchema, ...annotations });
  }
  return JSON.stringify({
    name,
    ...(title === undefined ? {} : { title }),
    description,
    inputSchema,
    annotations: hints,
  });
}
