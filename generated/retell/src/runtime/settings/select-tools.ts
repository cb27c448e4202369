import type { ServerDefinition, ToolDefinition } from "../tool.ts";

/** What the operator offers: nothing that a client says can widen it. */
export interface ToolFilter {
  /** Names of groups, `*` for any text; `all` for every group. Absent means the default surface. */
  groups?: readonly string[];
  /** Names of tools, `*` for any text. */
  tools?: readonly string[];
  exclude?: readonly string[];
  readOnly?: boolean;
}

/**
 * The tools that pass the filter, in the order of the server. Naming tools or groups opens what is not in the
 * default surface; read-only and exclusion win over everything.
 * @throws {Error} for a name or pattern that matches nothing; the message is for the operator.
 */
export function selectTools(server: ServerDefinition, filter: ToolFilter): ToolDefinition[] {
  const names = server.groups.flatMap((group) => group.tools.map((tool) => tool.name));
  const groupNames = server.groups.map((group) => group.name);
  const groups = filter.groups?.includes("all") === true ? ["*"] : filter.groups;
  demandMatches("--groups", groups, groupNames);
  demandMatches("--tools", filter.tools, names);
  demandMatches("--exclude", filter.exclude, names);
  return server.groups.flatMap((group) =>
    group.tools.filter((tool) => {
      if (filter.readOnly === true && !tool.hints.readOnlyHint) return false;
      if (matchesAny(tool.name, filter.exclude ?? [])) return false;
      if (filter.tools !== undefined && matchesAny(tool.name, filter.tools)) return true;
      if (groups !== undefined) return matchesAny(group.name, groups);
      return filter.tools === undefined && tool.default !== false;
    }),
  );
}

function demandMatches(
  flag: string,
  patterns: readonly string[] | undefined,
  names: readonly string[],
): void {
  const idle = patterns?.find((pattern) => pattern !== "*" && !names.some((name) => matches(name, pattern)));
  if (idle === undefined) return;
  const shown = names.slice(0, 20).join(", ") + (names.length > 20 ? ", …" : "");
  throw new Error(`${flag} ${idle} matches nothing. There are: ${shown}.`);
}

function matchesAny(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matches(name, pattern));
}

/** `list_*` matches `list_agents`; everything but `*` stands for itself. */
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
