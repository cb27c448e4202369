import type { AddedTool, Customization, ToolCustomization } from "../customize.ts";
import type { ToolResult } from "../result/result.ts";
import type { ToolFilter } from "../settings/select-tools.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { CallContext } from "./call-context.ts";
import type { BundledTool } from "./lazy-tool.ts";

/** A tool as it is offered, with what a person changed. */
export interface CustomTool {
  name: string;
  definition: BundledTool;
  call(args: Record<string, unknown>, context: CallContext): Promise<ToolResult>;
}

type MakeCall = (
  tool: ToolDefinition,
  args: Record<string, unknown>,
  context: CallContext,
) => Promise<ToolResult>;

/**
 * Hides, describes, wraps and adds tools as `src/custom.ts` says. The operator's filter wins over it.
 * @throws {Error} for an added tool whose name is taken.
 */
export function applyCustomization(
  offered: readonly BundledTool[],
  custom: Customization,
  filter: ToolFilter,
  makeCall: MakeCall,
): CustomTool[] {
  const hidden = new Set<string>(custom.hide ?? []);
  const changed = new Map(Object.entries(custom.tools ?? {}));
  const tools = offered
    .filter((tool) => !hidden.has(tool.name))
    .map((tool) => changeTool(tool, changed.get(tool.name), makeCall));
  const added = (custom.add ?? []).filter((tool) => filter.readOnly !== true || tool.readOnly === true);
  const names = new Set(tools.map((tool) => tool.name));
  for (const tool of added) {
    if (names.has(tool.name))
      throw new Error(
        `src/custom.ts adds the tool "${tool.name}", which is there already. Give it another name, or hide the other one.`,
      );
    names.add(tool.name);
  }
  return [...tools, ...added.map(addTool)];
}

function changeTool(
  tool: BundledTool,
  change: ToolCustomization | undefined,
  makeCall: MakeCall,
): CustomTool {
  const call: CustomTool["call"] = (args, context) => makeCall(tool, args, context);
  if (change === undefined) return { name: tool.name, definition: tool, call };
  const { description, before, after } = change;
  return {
    name: tool.name,
    definition: description === undefined ? tool : described(tool, description),
    call: async (args, context) => {
      const result = await call(before === undefined ? args : await before(args, context), context);
      return after === undefined ? result : after(result, context);
    },
  };
}

function described(tool: BundledTool, description: string): BundledTool {
  const { name, title, hints, inputSchema, request, origin } = tool;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    description,
    hints,
    inputSchema,
    request,
    origin,
  };
}

function addTool(tool: AddedTool): CustomTool {
  const { name, title = tool.name, description, inputSchema, readOnly = false } = tool;
  const hints = {
    readOnlyHint: readOnly,
    destructiveHint: !readOnly,
    idempotentHint: readOnly,
    openWorldHint: true,
  };
  return {
    name,
    definition: {
      name,
      title,
      description,
      hints,
      inputSchema,
      request: { method: "GET", path: "", bindings: [] },
      origin: "src/custom.ts",
    },
    call: async (args, context) => {
      const parsed = tool.input.safeParse(args);
      if (parsed.success) return tool.run(parsed.data, context);
      const problems = parsed.error.issues
        .slice(0, 5)
        .map((issue) => `"${issue.path.join(".")}": ${issue.message}.`);
      throw new ToolError(
        `The arguments do not fit: ${problems.join(" ")}`,
        "Call again with these values mended.",
      );
    },
  };
}
