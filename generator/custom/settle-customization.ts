import type { ServerModel } from "../plan/model.ts";
import { checkCustomization } from "./check-customization.ts";
import type { RenamedTool } from "./rename-tools.ts";

/** Which operation a tool makes. */
export interface ToolOperation {
  /** Method and path. */
  operation: string;
  operationId?: string;
}

/** What a person's `src/custom.ts` comes to in a build. */
export interface SettledCustomization {
  /** With the new names of tools that were renamed. */
  source: string;
  renamed: RenamedTool[];
  /** Names of the tools under `tools`. */
  changed: string[];
}

/**
 * Lets `src/custom.ts` follow the tools: one whose operation is there under another name is renamed, then every tool that the
 * file names must exist. A file that is still as it was written once changes nothing.
 *
 * @param earlier the tools by the names that the file was written with
 * @param now the tools by their names of this build
 * @throws InputError with the nearest name and the line of a tool that does not exist.
 */
export async function settleCustomization(
  source: string | undefined,
  scaffold: string | undefined,
  server: ServerModel,
  earlier: Readonly<Record<string, ToolOperation>>,
  now: Readonly<Record<string, ToolOperation>>,
): Promise<SettledCustomization | undefined> {
  if (source === undefined || source === scaffold) return undefined;
  const { renameTools } = await import("./rename-tools.ts");
  const names = newNames(earlier, now);
  const settled = names.size === 0 ? { source, renamed: [] } : renameTools(source, names);
  await checkCustomization(settled.source, scaffold, server);
  const { readChangedTools } = await import("./read-customization.ts");
  return { ...settled, changed: readChangedTools(settled.source) };
}

/** New names by old ones, of the tools whose operation is there under one other name. */
export function newNames(
  earlier: Readonly<Record<string, ToolOperation>>,
  now: Readonly<Record<string, ToolOperation>>,
): Map<string, string> {
  const byOperation = indexBy(now, ({ operation }) => operation);
  const before = indexBy(earlier, ({ operation }) => operation);
  const byId = indexBy(now, ({ operationId }) => operationId);
  const names = new Map<string, string>();
  for (const [name, { operation, operationId }] of Object.entries(earlier)) {
    const found = byOperation.get(operation) ?? byId.get(operationId ?? "") ?? [];
    const [to] = found;
    const isAlone = found.length === 1 && before.get(operation)?.length === 1;
    if (to !== undefined && isAlone && to !== name) names.set(name, to);
  }
  return names;
}

function indexBy(
  tools: Readonly<Record<string, ToolOperation>>,
  keyOf: (tool: ToolOperation) => string | undefined,
): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [name, tool] of Object.entries(tools)) {
    const key = keyOf(tool);
    if (key !== undefined) index.set(key, [...(index.get(key) ?? []), name]);
  }
  return index;
}
