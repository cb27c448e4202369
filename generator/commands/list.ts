import type { Argv } from "yargs";
import type { ListedTool } from "../../templates/runtime/call/lazy-tool.ts";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { readResultTool } from "../../templates/runtime/call/read-result-tool.ts";
import { surfaceTools } from "../../templates/runtime/search/surface-tools.ts";
import { plan } from "../build.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";
import { shorten } from "../diagnostics/shorten.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { costOf } from "../verify/verify.ts";
import { defaultTools, renderDiagnostics, summarize } from "./describe-result.ts";
import { budgetOption, type LoadingArguments, toRequest, withLoading } from "./options.ts";

export const command = "list <spec..>";
export const summary = "the default surface: name and purpose of each tool";

type Arguments = LoadingArguments & {
  tokens: boolean;
  surface: "tools" | "search";
  groups?: string[];
  budget?: number;
};

/** A tool as a client would list it, and what that costs a model. */
interface CostedTool {
  definition: ListedTool;
  tokens: number;
}

export function options(argv: Argv): Argv<Arguments> {
  return withLoading(argv).options({
    ...budgetOption,
    tokens: { type: "boolean", default: false, describe: "what each tool costs a model, largest first" },
    surface: {
      choices: ["tools", "search"],
      default: "tools",
      describe: "a tool for each operation, or the few tools that find and call operations",
    },
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
  const listed = args.surface === "search" ? listSearch(planned.server, tools) : tools.map(asListed);
  const sorted = args.tokens
    ? [...listed].sort((a, b) => b.tokens - a.tokens || (a.definition.name < b.definition.name ? -1 : 1))
    : listed;
  if (args.json) {
    const entries = sorted.map(({ definition: { name, description, inputSchema }, tokens }) => ({
      name,
      description,
      inputSchema,
      ...(args.tokens ? { tokens } : {}),
    }));
    process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  } else {
    const width = Math.min(52, Math.max(0, ...sorted.map(({ definition }) => definition.name.length)));
    for (const { definition, tokens } of sorted) {
      const cost = args.tokens ? `${String(tokens).padStart(7)}  ` : "";
      process.stdout.write(`${cost}${definition.name.padEnd(width)}  ${firstLine(definition.description)}\n`);
    }
  }
  if (!args.quiet) process.stderr.write(`${summarize(planned)}\n`);
  const fitted = planned.diagnostics.filter(({ code }) => code === "budget-fitted");
  if (!args.quiet) for (const each of fitted) process.stderr.write(`${renderDiagnostic(each)}\n`);
  process.stderr.write(renderDiagnostics(planned, true));
}

/** @throws InputError for a group that is not there. */
function select(
  groups: { name: string; tools: Tool[] }[],
  surface: Tool[],
  wanted: string[] | undefined,
): Tool[] {
  const names = (wanted ?? []).flatMap((list) => list.split(",")).map((name) => name.trim());
  if (names.length === 0) return surface;
  const known = groups.map(({ name }) => name);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) {
    const near = nearestName(unknown, known);
    throw new InputError(
      "group-unknown",
      `There is no group called ${JSON.stringify(shorten(unknown, 128))}.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      undefined,
      `Say all, or name groups of these: ${shorten(known.join(", "), 2000)}.`,
    );
  }
  return groups
    .filter((group) => names.includes("all") || names.includes(group.name))
    .flatMap((group) => group.tools);
}

/** What clients see under `--surface search`: the tools of the surface, those that the curation pins, and the one that reads on. */
function listSearch(server: ServerModel, tools: readonly Tool[]): CostedTool[] {
  const own = surfaceTools({
    title: server.title,
    operations: tools.length,
    groups: [...new Set(tools.map(({ group }) => group))],
    changes: tools.some(({ definition }) => !definition.hints.readOnlyHint),
  });
  const pinned = tools
    .filter(({ definition }) => definition.pin === true)
    .map(({ definition }) => definition);
  const readOn = readResultTool((name) => tools.some((tool) => tool.name === name));
  return [...own, ...pinned, readOn].map((definition) => ({ definition, tokens: costOf(definition) }));
}

function asListed({ definition }: Tool): CostedTool {
  return { definition, tokens: costOf(definition) };
}

function firstLine(description: string): string {
  return shorten(description.split("\n")[0] as string, 100);
}
