import type { Argv } from "yargs";
import { plan } from "../build.ts";
import type { Tool } from "../plan/model.ts";
import { defaultTools, renderDiagnostics, summarize } from "./describe-result.ts";
import { budgetOption, type LoadingArguments, toRequest, withLoading } from "./options.ts";

export const command = "list <spec..>";
export const summary = "the default surface: name and purpose of each tool";

type Arguments = LoadingArguments & { tokens: boolean; groups?: string[]; budget?: number };

export function options(argv: Argv): Argv<Arguments> {
  return withLoading(argv).options({
    ...budgetOption,
    tokens: { type: "boolean", default: false, describe: "what each tool costs a model, largest first" },
    groups: {
      type: "string",
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: "all, or names of groups with commas between them",
    },
  }) as unknown as Argv<Arguments>;
}

export async function run(args: Arguments): Promise<void> {
  const planned = await plan(toRequest(args, true));
  const tools = select(planned.server.groups, defaultTools(planned.server), args.groups);
  const costOf = (tool: Tool): number => planned.cost.byTool.get(tool.name) ?? 0;
  const sorted = args.tokens
    ? [...tools].sort((a, b) => costOf(b) - costOf(a) || (a.name < b.name ? -1 : 1))
    : tools;
  if (args.json) {
    const entries = sorted.map((tool) => {
      const { name, description, inputSchema } = tool.definition;
      return { name, description, inputSchema, ...(args.tokens ? { tokens: costOf(tool) } : {}) };
    });
    process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  } else {
    const width = Math.min(52, Math.max(0, ...sorted.map((tool) => tool.name.length)));
    for (const tool of sorted) {
      const cost = args.tokens ? `${String(costOf(tool)).padStart(7)}  ` : "";
      process.stdout.write(`${cost}${tool.name.padEnd(width)}  ${firstLine(tool.definition.description)}\n`);
    }
  }
  if (!args.quiet) process.stderr.write(`${summarize(planned)}\n`);
  process.stderr.write(renderDiagnostics(planned, true));
}

function select(
  groups: { name: string; tools: Tool[] }[],
  surface: Tool[],
  wanted: string[] | undefined,
): Tool[] {
  const names = (wanted ?? []).flatMap((list) => list.split(",")).map((name) => name.trim());
  if (names.length === 0) return surface;
  return groups
    .filter((group) => names.includes("all") || names.includes(group.name))
    .flatMap((group) => group.tools);
}

function firstLine(description: string): string {
  const line = description.split("\n")[0] as string;
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`;
}
