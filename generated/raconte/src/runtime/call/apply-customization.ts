import type { AddedTool, CustomContext, Customization, ToolCustomization } from "../customize.ts";
import type { ToolResult } from "../result/result.ts";
import { acceptedToolName } from "../settings/client-limits.ts";
import { selectTools, type ToolFilter } from "../settings/select-tools.ts";
import type { ToolGroup } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { CallContext } from "./call-context.ts";
import { checkArguments } from "./check-arguments.ts";
import type { MakeCall } from "./create-caller.ts";
import type { BundledTool } from "./lazy-tool.ts";
import { nearestName } from "./nearest-name.ts";
import { demandArguments, demandResult, runCustom } from "./run-custom.ts";

/** A tool as it is offered, with what a person changed. */
export interface CustomTool {
  name: string;
  group: string;
  definition: BundledTool;
  /** True when code of `src/custom.ts` makes the call or sees its result. */
  isCustom: boolean;
  /** @param depth how many calls of `context.callTool` led here; absent means none. */
  call(args: Record<string, unknown>, context: CallContext, depth?: number): Promise<ToolResult>;
}

type ContextOf = (context: CallContext, depth: number) => CustomContext;

/** Group of the tools that a person adds, for `--groups`. */
const addedGroup = "custom";

/** Tools that call each other without end stop here. */
const maxDepth = 8;

/**
 * Hides, describes, wraps and adds tools as `src/custom.ts` says. The operator's filter wins over it: what it leaves
 * out is neither offered nor within the reach of `context.callTool`. What the file hides is not offered, but its own
 * code may call it, also from an added tool of the same name.
 * @throws {Error} for an added tool whose name is taken or not usable, and for a filter that matches nothing.
 */
export function applyCustomization(
  groups: readonly ToolGroup[],
  custom: Customization,
  filter: ToolFilter,
  makeCall: MakeCall,
): CustomTool[] {
  const hidden = new Set<string>(custom.hide ?? []);
  const changes = new Map(Object.entries(custom.tools ?? {}));
  const reachable = new Map<string, CustomTool>();
  const contextOf = createContextOf(reachable);
  const own = groups.flatMap(({ name: group, tools }) =>
    tools.map((tool) => changeTool(group, tool, changes.get(tool.name), makeCall, contextOf)),
  );
  const offered = own.filter(({ name }) => !hidden.has(name));
  const added = (custom.add ?? []).map((tool) => addTool(tool, contextOf));
  demandFreeNames(offered, added);
  // Where the operator names nothing, code of the package may also call what is not in the default surface.
  const isOpen = filter.groups === undefined && filter.tools === undefined;
  for (const tool of selectTools([...added, ...own], isOpen ? { ...filter, groups: ["all"] } : filter))
    reachable.set(tool.name, tool);
  const isOffered = new Set([...offered, ...added]);
  const tools = selectTools([...own, ...added], filter).filter((tool) => isOffered.has(tool));
  if (tools.length === 0 && own.length > 0)
    throw new Error(
      "No tool is left: see --groups, --tools, --exclude, --read-only, and what src/custom.ts hides.",
    );
  return tools;
}

/** The call that a person's code makes is one of the same client, with the same credentials and deadline. */
function createContextOf(reachable: ReadonlyMap<string, CustomTool>): ContextOf {
  // What the person's code calls is not what a client's handle stands for.
  return ({ reading: _, ...context }, depth) => ({
    ...context,
    callTool: async (name, args = {}) => {
      if (depth >= maxDepth)
        throw new ToolError(
          `The tools of src/custom.ts call each other more than ${maxDepth} levels deep, the last one "${name}".`,
          "Tell the operator of this server; the arguments are not at fault.",
        );
      const tool = reachable.get(name);
      if (tool === undefined) throw unreachable(name, reachable);
      return tool.call(args, context, depth + 1);
    },
  });
}

function unreachable(name: string, reachable: ReadonlyMap<string, CustomTool>): ToolError {
  const near = nearestName(name, [...reachable.keys()]);
  return new ToolError(
    `src/custom.ts calls the tool ${JSON.stringify(name)}, which is not there or not offered.${near === undefined ? "" : ` Did it mean "${near}"?`}`,
    "Tell the operator of this server: its --groups, --tools, --exclude or --read-only may leave the tool out.",
  );
}

function demandFreeNames(offered: readonly CustomTool[], added: readonly CustomTool[]): void {
  const names = new Set(offered.map(({ name }) => name));
  for (const { name } of added) {
    if (!acceptedToolName.test(name))
      throw new Error(
        `src/custom.ts adds a tool called ${JSON.stringify(name)}: a name has 1 to 64 letters, digits, "_" and "-".`,
      );
    if (names.has(name))
      throw new Error(
        `src/custom.ts adds the tool "${name}", which is there already. Give it another name, or hide the other one.`,
      );
    names.add(name);
  }
}

function changeTool(
  group: string,
  tool: BundledTool,
  change: ToolCustomization | undefined,
  makeCall: MakeCall,
  contextOf: ContextOf,
): CustomTool {
  const { name } = tool;
  const plain = { name, group, definition: tool, isCustom: false };
  if (change === undefined) return { ...plain, call: (args, context) => makeCall(tool, args, context) };
  const { description, before, after } = change;
  const definition = description === undefined ? tool : describeAnew(tool, description);
  const call: CustomTool["call"] = async (args, context, depth = 0) => {
    const own = contextOf(context, depth);
    const sent =
      before === undefined
        ? args
        : await runCustom(`${name}.before`, demandArguments, () =>
            before(checkArguments(args, tool.inputSchema), own),
          );
    const result = await makeCall(tool, sent, context);
    return after === undefined ? result : runCustom(`${name}.after`, demandResult, () => after(result, own));
  };
  return { ...plain, definition, isCustom: before !== undefined || after !== undefined, call };
}

/** Everything else of the tool stays, and is not read before it is needed. */
function describeAnew(tool: BundledTool, description: string): BundledTool {
  return Object.create(tool, { description: { value: description }, listed: { value: undefined } });
}

function addTool(tool: AddedTool, contextOf: ContextOf): CustomTool {
  const { name, title = name, description, inputSchema, readOnly = false } = tool;
  const hints = {
    readOnlyHint: readOnly,
    destructiveHint: !readOnly,
    idempotentHint: readOnly,
    openWorldHint: true,
  };
  const request = { method: "GET", path: "", bindings: [] };
  return {
    name,
    group: addedGroup,
    definition: { name, title, description, hints, inputSchema, request, origin: "src/custom.ts" },
    isCustom: true,
    call: async (args, context, depth = 0) => {
      const checked = checkArguments(args, inputSchema);
      const parsed = await runCustom(
        `the input of ${name}`,
        (value) => value,
        () => tool.input.safeParseAsync(checked),
      );
      if (!parsed.success) throw misfit(parsed.error.issues);
      return runCustom(`${name}.run`, demandResult, () => tool.run(parsed.data, contextOf(context, depth)));
    },
  };
}

function misfit(issues: readonly { path: PropertyKey[]; message: string }[]): ToolError {
  const problems = issues.slice(0, 5).map(({ path, message }) => {
    const where = path.length === 0 ? "The input" : JSON.stringify(path.map(String).join(".").slice(0, 80));
    return `${where}: ${message.slice(0, 300).replace(/\.$/, "")}.`;
  });
  return new ToolError(
    `The arguments do not fit. ${problems.join(" ")}`,
    "Call again with the arguments mended; the input schema of the tool has the details.",
  );
}
