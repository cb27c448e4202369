import type { Operation } from "../api/model.ts";
import type { CuratedOperationGroup } from "./curate-groups.ts";
import type { CurationProblems } from "./curation-problems.ts";
import type { ToolChoice } from "./find-curated-tools.ts";
import { nameTools } from "./name-tools.ts";

/**
 * The name of each operation's tool: what a person chose, else the one that it has in the package already (by
 * `METHOD path`), else what follows from the document.
 */
export function nameOperations(
  operations: readonly Operation[],
  groupOf: ReadonlyMap<Operation, CuratedOperationGroup>,
  choices: ReadonlyMap<Operation, ToolChoice>,
  given: ReadonlyMap<string, string>,
): Map<Operation, string> {
  const chosen = [...choices.values()].flatMap(({ choice: { name, aliases = [] } }) =>
    [name ?? [], aliases].flat(),
  );
  const taken = new Set(chosen.map((name) => name.toLowerCase()));
  const keptName = ({ method, path }: Operation): string | undefined => {
    const name = given.get(`${method} ${path}`);
    return name === undefined || taken.has(name.toLowerCase()) ? undefined : name;
  };
  const named = operations.map((operation) => {
    const { method, path, operationId, summary } = operation;
    const givenName = choices.get(operation)?.choice.name ?? keptName(operation);
    return {
      operation,
      method,
      path,
      ...(operationId === undefined ? {} : { operationId }),
      ...(summary === undefined ? {} : { summary }),
      group: groupOf.get(operation)?.name ?? "api",
      ...(givenName === undefined ? {} : { givenName }),
    };
  });
  return new Map([...nameTools(named)].map(([{ operation }, name]) => [operation, name]));
}

/** An alias calls one tool: it is neither the name of a tool nor the alias of another. */
export function refuseTakenAliases(
  choices: ReadonlyMap<Operation, ToolChoice>,
  names: ReadonlyMap<Operation, string>,
  problems: CurationProblems,
): void {
  const taken = new Map([...names.values()].map((name) => [name.toLowerCase(), "the name of a tool"]));
  for (const { choice, path } of choices.values())
    for (const [index, alias] of (choice.aliases ?? []).entries()) {
      const owner = taken.get(alias.toLowerCase());
      if (owner === undefined) taken.set(alias.toLowerCase(), "an alias already");
      else problems.refused([...path, "aliases", index], `${JSON.stringify(alias)} is ${owner}.`);
    }
}
