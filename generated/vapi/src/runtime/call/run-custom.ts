import type { ToolResult } from "../result/result.ts";
import { ToolError } from "../tool-error.ts";

/**
 * Runs code of `src/custom.ts`. A ToolError of it is an answer; whatever else it throws, or returns by mistake, is a
 * fault of that file, and becomes an answer that names the place, without a stack.
 *
 * @param place for example `get_call.before`
 * @param demand returns what it is given, or throws an Error that says what it should be
 */
export async function runCustom<Value>(
  place: string,
  demand: (value: Value) => Value,
  run: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return demand(await run());
  } catch (error) {
    if (error instanceof ToolError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500).replace(/\.$/, "");
    throw new ToolError(
      `src/custom.ts failed in ${place}: ${reason}.`,
      "Tell the operator of this server; the arguments are not at fault.",
    );
  }
}

export function demandArguments(value: Record<string, unknown>): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new Error("it must return the arguments to go on with, an object");
}

export function demandResult(value: ToolResult): ToolResult {
  if (isObject(value) && Array.isArray(value.content)) return value;
  throw new Error('it must return a result, such as { content: [{ type: "text", text: "done" }] }');
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
