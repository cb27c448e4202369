import type { Operation } from "../api/model.ts";
import type { CurationProblems } from "./curation-problems.ts";
import type { ToolChoice } from "./find-curated-tools.ts";
import { isCalled, operationNames } from "./match-selector.ts";
import type { Tool } from "./model.ts";

/**
 * Joins each tool with the one that reads what it changes (`readFirst`), which may be named as a tool or as an operation.
 * Its description says so. A tool that reads must change nothing, since it may be called without asking anybody.
 */
export function linkReadFirst(
  tools: ReadonlyMap<Operation, Tool>,
  choices: ReadonlyMap<Operation, ToolChoice>,
  problems: CurationProblems,
): void {
  for (const [operation, { choice, path }] of choices) {
    const { readFirst } = choice;
    const tool = tools.get(operation);
    if (readFirst === undefined || tool === undefined) continue;
    const place = [...path, "readFirst"];
    const reader =
      [...tools.values()].find(({ name }) => name === readFirst) ??
      [...tools].find(([other]) => isCalled(other, readFirst))?.[1];
    if (reader === undefined) {
      const known = [...tools].flatMap(([other, { name }]) => [name, ...operationNames(other)]);
      const message = `No tool or operation is called ${JSON.stringify(readFirst)}.`;
      problems.unmatched(place, message, readFirst, known);
    } else if (reader === tool) problems.refused(place, "A tool cannot be read by itself first.");
    else if (!reader.definition.hints.readOnlyHint)
      problems.refused(place, `${reader.name} changes something; only a tool that reads can go first.`);
    else {
      tool.definition.readFirst = reader.name;
      tool.definition.description += ` Read it with ${reader.name} first.`;
    }
  }
}
