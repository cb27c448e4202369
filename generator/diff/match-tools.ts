import type { Surface, SurfaceTool } from "./model.ts";

/** A tool of both surfaces, with its names. */
export interface ToolPair {
  oldName: string;
  name: string;
  old: SurfaceTool;
  now: SurfaceTool;
}

export interface MatchedTools {
  pairs: ToolPair[];
  gone: string[];
  added: string[];
}

/** What tells that two tools are one, the surest first; undefined tells nothing. */
const marks: readonly ((name: string, tool: SurfaceTool) => readonly (string | undefined)[])[] = [
  (name, tool) => [`${tool.operation} ${name}`],
  (_, tool) => [tool.operation],
  (name) => [name],
  (_, tool) => [tool.operationId],
  (name, tool) => [name, ...(tool.aliases ?? [])],
];

/**
 * Finds each tool again: by its operation first, so that a new tool of an old name does not hide that the old one is called
 * otherwise now; then by its name, its operationId, its aliases.
 */
export function matchTools(old: Surface["tools"], now: Surface["tools"]): MatchedTools {
  const left = new Map(Object.entries(old));
  const right = new Map(Object.entries(now));
  const pairs: ToolPair[] = [];
  for (const mark of marks) {
    const byMark = new Map<string, string>();
    for (const [name, tool] of right)
      for (const each of mark(name, tool))
        if (each !== undefined && !byMark.has(each)) byMark.set(each, name);
    for (const [oldName, tool] of left) {
      const name = mark(oldName, tool)
        .map((each) => (each === undefined ? undefined : byMark.get(each)))
        .find((each) => each !== undefined && right.has(each));
      if (name === undefined) continue;
      pairs.push({ oldName, name, old: tool, now: right.get(name) as SurfaceTool });
      left.delete(oldName);
      right.delete(name);
    }
  }
  pairs.sort((a, b) => (a.oldName < b.oldName ? -1 : 1));
  return { pairs, gone: [...left.keys()].sort(), added: [...right.keys()].sort() };
}
