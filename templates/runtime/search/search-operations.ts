import type { CustomTool } from "../call/apply-customization.ts";
import { nearestName } from "../call/nearest-name.ts";
import { cutText } from "../result/cut-text.ts";
import { ToolError } from "../tool-error.ts";
import type { OperationIndex } from "./operation-index.ts";
import { splitDescription } from "./operation-text.ts";
import { defaultLimit } from "./surface-tools.ts";

/** A result of a search: enough to choose by. */
interface FoundOperation {
  name: string;
  /** Its purpose, on one line. */
  about: string;
  method: string;
  /** Whether it changes nothing. */
  reads: boolean;
}

/** What `search_operations` answers. */
export interface FoundOperations {
  operations?: FoundOperation[];
  /** Operations of each group, where nothing was asked for. */
  groups?: Record<string, number>;
  /** How many more there are. */
  more?: number;
  next?: string;
}

/** Characters of a purpose. */
const maxAbout = 110;

/**
 * The operations that answer a question best; without one those of a group, by name; without both the groups.
 * @throws {ToolError} for a group that is not there.
 */
export async function searchOperations(
  args: Readonly<Record<string, unknown>>,
  tools: readonly CustomTool[],
  index: () => Promise<OperationIndex>,
): Promise<FoundOperations> {
  const {
    query = "",
    group,
    method,
    limit = defaultLimit,
  } = args as {
    query?: string;
    group?: string;
    method?: string;
    limit?: number;
  };
  if (group !== undefined) demandGroup(group, tools);
  if (query.trim() === "" && group === undefined && method === undefined)
    return { groups: countGroups(tools) };
  const wanted = tools.filter(
    (tool) =>
      (group === undefined || tool.group === group) &&
      (method === undefined || tool.definition.request.method === method),
  );
  if (query.trim() === "") return page(wanted, limit);
  const byName = new Map(wanted.map((tool) => [tool.name, tool]));
  const names = (await index()).search(query, (name) => byName.has(name), limit);
  if (names.length === 0)
    return {
      operations: [],
      next: "Nothing fits. Try other words, or call without query to see the groups.",
    };
  return { operations: names.map((name) => show(byName.get(name) as CustomTool)) };
}

function page(tools: readonly CustomTool[], limit: number): FoundOperations {
  const operations = tools.slice(0, limit).map(show);
  if (tools.length <= limit) return { operations };
  return { operations, more: tools.length - limit, next: "Add a query, or a higher limit." };
}

function show({ name, definition }: CustomTool): FoundOperation {
  const { description, hints, request } = definition;
  return { name, about: purposeOf(description), method: request.method, reads: hints.readOnlyHint };
}

function purposeOf(description: string): string {
  const [line] = splitDescription(description);
  return line.length <= maxAbout ? line : `${cutText(line, maxAbout - 1)}…`;
}

function countGroups(tools: readonly CustomTool[]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null);
  for (const { group } of tools) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

function demandGroup(group: string, tools: readonly CustomTool[]): void {
  const groups = [...new Set(tools.map((tool) => tool.group))];
  if (groups.includes(group)) return;
  const near = nearestName(group, groups);
  throw new ToolError(
    `There is no group called ${JSON.stringify(group.slice(0, 128))}.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
    "Call search_operations without arguments to see the groups.",
  );
}
