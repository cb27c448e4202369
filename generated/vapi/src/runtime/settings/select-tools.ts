import { nearestName } from "../call/nearest-name.ts";
import type { ToolDefinition } from "../tool.ts";

/** What the operator offers: nothing that a client says can widen it. */
export interface ToolFilter {
  /** Names of groups, `*` for any text; `all` for every group. Absent means the default surface. */
  groups?: readonly string[];
  /** Names of tools, `*` for any text. */
  tools?: readonly string[];
  exclude?: readonly string[];
  readOnly?: boolean;
}

/** What the filter looks at. */
export interface SelectableTool {
  name: string;
  group: string;
  definition: Pick<ToolDefinition, "hints" | "default" | "aliases">;
}

/**
 * The tools that pass the filter, in their order. Naming tools or groups opens what is not in the default surface;
 * read-only and exclusion win over everything.
 * @throws {Error} for a name or pattern that matches nothing; the message is for the operator.
 */
export function selectTools<Tool extends SelectableTool>(tools: readonly Tool[], filter: ToolFilter): Tool[] {
  const names = tools.flatMap(namesOf);
  const groups = filter.groups?.includes("all") === true ? ["*"] : filter.groups;
  demandMatches("--groups", groups, [...new Set(tools.map(({ group }) => group))]);
  demandMatches("--tools", filter.tools, names);
  demandMatches("--exclude", filter.exclude, names);
  return tools.filter((tool) => {
    const { group, definition } = tool;
    const isNamed = (patterns: readonly string[]): boolean =>
      namesOf(tool).some((name) => matchesAny(name, patterns));
    if (filter.readOnly === true && !definition.hints.readOnlyHint) return false;
    if (isNamed(filter.exclude ?? [])) return false;
    if (filter.tools !== undefined && isNamed(filter.tools)) return true;
    if (groups !== undefined) return matchesAny(group, groups);
    return filter.tools === undefined && definition.default !== false;
  });
}

/** A tool is also meant by the names that it had before. */
function namesOf({ name, definition }: SelectableTool): string[] {
  return [name, ...(definition.aliases ?? [])];
}

function demandMatches(
  flag: string,
  patterns: readonly string[] | undefined,
  names: readonly string[],
): void {
  const idle = patterns?.find((pattern) => pattern !== "*" && !names.some((name) => matches(name, pattern)));
  if (idle === undefined) return;
  const near = nearestName(idle, names);
  const shown = names.slice(0, 20).join(", ") + (names.length > 20 ? ", …" : "");
  const hint = near === undefined ? `There are: ${shown}.` : `Did you mean ${near}?`;
  throw new Error(`${flag} ${idle} matches nothing. ${hint}`);
}

/** Whether a name is one of the patterns: `list_*` stands for `list_agents`, everything but `*` for itself. */
export function matchesAny(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matches(name, pattern));
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split("*");
  if (parts.length === 1) return name === pattern;
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let index = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, index);
    if (found === -1 || found + part.length > name.length - last.length) return false;
    index = found + part.length;
  }
  return true;
}
