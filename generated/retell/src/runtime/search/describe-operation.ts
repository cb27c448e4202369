import type { CustomTool } from "../call/apply-customization.ts";
import { ToolError } from "../tool-error.ts";
import { outlineSchema } from "./outline-schema.ts";

/** Characters of a schema that are shown at once: about 4,000 tokens. */
const maxSchemaChars = 16_000;

/**
 * What `describe_operation` answers: everything a client would list of the tool, its input schema in parts where that is large.
 * @throws {ToolError} for a pointer to nothing.
 */
export function describeOperation(
  args: Readonly<Record<string, unknown>>,
  { name, group, definition }: CustomTool,
): Record<string, unknown> {
  const { at = "", from = 0 } = args as { at?: string; from?: number };
  const { title, description, hints, inputSchema, request, confirm } = definition;
  const part = outlineSchema(inputSchema, at, from, maxSchemaChars);
  if (part === undefined)
    throw new ToolError(
      `The input schema of "${name}" has nothing at ${JSON.stringify(at.slice(0, 200))}.`,
      "Take a pointer of $more as it stands, or leave at out.",
    );
  const rest =
    part.next === undefined
      ? {}
      : { more: `Entries ${from} to ${part.next - 1} of ${part.entries}; go on with from: ${part.next}.` };
  if (at !== "" || from > 0) return { name, at, part: part.value, ...rest };
  return {
    name,
    ...(title === undefined ? {} : { title }),
    description,
    group,
    method: request.method,
    reads: hints.readOnlyHint,
    ...(hints.destructiveHint ? { destructive: true } : {}),
    ...(confirm === true ? { confirm: "A person is asked before the call is made." } : {}),
    inputSchema: part.value,
    ...rest,
  };
}
