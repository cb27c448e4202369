import { acceptedToolName } from "../../templates/runtime/settings/client-limits.ts";
import type { Operation, SkippedOperation } from "../api/model.ts";
import type { CuratedTool, Curation } from "../curation/model.ts";
import type { CurationPath, CurationProblems } from "./curation-problems.ts";
import { isCalled, operationNames } from "./match-selector.ts";

/** What a person chose for one operation, and where that is written. */
export interface ToolChoice {
  choice: CuratedTool;
  path: CurationPath;
}

/** The tools of the curation by the operation that each key names: an operationId, or `METHOD /path`. */
export function findCuratedTools(
  operations: readonly Operation[],
  tools: NonNullable<Curation["tools"]>,
  without: { leftOut: readonly Operation[]; skipped: readonly SkippedOperation[] },
  problems: CurationProblems,
): Map<Operation, ToolChoice> {
  const found = new Map<Operation, ToolChoice>();
  for (const key of Object.keys(tools)) {
    const path = ["tools", key];
    const named = operations.filter((operation) => isCalled(operation, key));
    const [operation] = named;
    if (named.length > 1)
      problems.refused(
        path,
        `${named.length} operations are called ${JSON.stringify(key)}.`,
        `Call each by method and path, such as ${JSON.stringify(`${operation?.method} ${operation?.path}`)}.`,
      );
    else if (operation === undefined) reportUnmatched(key, operations, without, problems);
    else if (found.has(operation))
      problems.refused(
        path,
        `${JSON.stringify(key)} and ${JSON.stringify(found.get(operation)?.path[1])} are the same operation.`,
        "Put both entries together.",
      );
    else found.set(operation, { choice: tools[key] as CuratedTool, path });
  }
  refuseEqualNames(found, problems);
  return found;
}

function reportUnmatched(
  key: string,
  operations: readonly Operation[],
  { leftOut, skipped }: { leftOut: readonly Operation[]; skipped: readonly SkippedOperation[] },
  problems: CurationProblems,
): void {
  const path = ["tools", key];
  const lost = skipped.find((each) => `${each.method} ${each.path}` === key);
  if (leftOut.some((operation) => isCalled(operation, key)))
    problems.refused(path, `${JSON.stringify(key)} becomes no tool: select leaves it out.`);
  else if (lost !== undefined)
    problems.refused(path, `${JSON.stringify(key)} becomes no tool, since ${lost.reason}.`);
  else
    problems.unmatched(
      path,
      `No operation is called ${JSON.stringify(key)}.`,
      key,
      operations.flatMap(operationNames),
    );
}

/** Clients tell names apart by case, models do not. */
function refuseEqualNames(found: ReadonlyMap<Operation, ToolChoice>, problems: CurationProblems): void {
  const owners = new Map<string, ToolChoice>();
  for (const tool of found.values()) {
    const { name } = tool.choice;
    if (name === undefined) continue;
    const place = [...tool.path, "name"];
    if (!acceptedToolName.test(name))
      problems.refused(
        place,
        `${JSON.stringify(name)} is no name that clients accept.`,
        'Take letters, digits, "_" and "-", at most 64.',
      );
    const owner = owners.get(name.toLowerCase());
    if (owner === undefined) owners.set(name.toLowerCase(), tool);
    else problems.refused(place, `${owner.path.join(".")} has the name ${JSON.stringify(name)}, too.`);
  }
}
