import type { CustomTool } from "../call/apply-customization.ts";
import { checkArguments } from "../call/check-arguments.ts";
import { nearestName } from "../call/nearest-name.ts";
import type { ToolResult } from "../result/result.ts";
import { ToolError } from "../tool-error.ts";
import { describeOperation } from "./describe-operation.ts";
import type { OperationIndex } from "./operation-index.ts";
import { searchOperations } from "./search-operations.ts";
import { type SurfaceTool, surfaceTools } from "./surface-tools.ts";

/** What the search surface is made of. */
export interface SearchParts {
  /** Human name of the API. */
  title: string;
  /** The operations that may be found and called; everything that narrows them is done. */
  tools: readonly CustomTool[];
  /** A tool by its name, also by one that it had before. */
  find(name: string): CustomTool | undefined;
  /** Made at the first search. */
  index(): Promise<OperationIndex>;
}

/** Group of the tools of the search surface in logs; they are not among what filters see. */
const ownGroup = "search";

/** The tools that find, describe and call operations, in place of a tool for each. */
export function searchSurface(parts: SearchParts): CustomTool[] {
  const { title, tools, find } = parts;
  const demand = (name: unknown): CustomTool => {
    const tool = find(String(name));
    if (tool !== undefined) return tool;
    const near = nearestName(
      String(name),
      tools.map((each) => each.name),
    );
    throw new ToolError(
      `There is no operation called ${JSON.stringify(String(name).slice(0, 128))}.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      "Find its name with search_operations.",
    );
  };
  const changes = tools.some(({ definition }) => !definition.hints.readOnlyHint);
  const call: CustomTool["call"] = (args, context, depth) => {
    const tool = demand(args.name);
    context.observe?.({ operation: tool.name });
    const given = (args.arguments ?? {}) as Record<string, unknown>;
    // What is read on later is the operation itself.
    const reading = { tool: tool.name, args: given, isListed: true };
    return tool.call(given, { ...context, reading }, depth);
  };
  const bodies: Record<string, CustomTool["call"]> = {
    search_operations: async (args) => textResult(await searchOperations(args, tools, parts.index)),
    describe_operation: async (args) => textResult(describeOperation(args, demand(args.name))),
    call_read_operation: (args, context, depth) => {
      const { name, definition } = demand(args.name);
      if (definition.hints.readOnlyHint) return call(args, context, depth);
      throw new ToolError(
        `"${name}" may change something, and call_read_operation calls only what changes nothing.`,
        "Nothing was sent. If the change is wanted, use call_operation.",
      );
    },
    call_operation: call,
  };
  // What code of src/custom.ts returns is redacted, whatever it is called through.
  const isCustom = tools.some((tool) => tool.isCustom);
  const offer = {
    title,
    operations: tools.length,
    groups: [...new Set(tools.map(({ group }) => group))],
    changes,
  };
  return surfaceTools(offer).map((tool) => asTool(tool, bodies[tool.name] as CustomTool["call"], isCustom));
}

function asTool(tool: SurfaceTool, call: CustomTool["call"], isCustom: boolean): CustomTool {
  const { name, inputSchema } = tool;
  const request = { method: "GET", path: "", bindings: [] };
  return {
    name,
    group: ownGroup,
    definition: { ...tool, request, origin: name },
    isCustom: isCustom && name.startsWith("call_"),
    call: async (args, context, depth) => call(checkArguments(args, inputSchema), context, depth),
  };
}

function textResult(value: unknown): ToolResult {
  return { content: [{ type: "text", text: JSON.stringify(value) }] };
}
