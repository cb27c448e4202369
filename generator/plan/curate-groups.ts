import type { Operation } from "../api/model.ts";
import type { Curation } from "../curation/model.ts";
import type { CurationProblems } from "./curation-problems.ts";
import type { OperationGroup } from "./group-operations.ts";
import { chooseOperations } from "./select-operations.ts";
import { isDeviceName, splitWords, titleOf } from "./words.ts";

/** A group with the texts that a person chose for it. */
export interface CuratedOperationGroup extends OperationGroup {
  description?: string;
}

/** Group names that the emitted server's flags and files have a use for. */
const reservedNames = new Set(["all", "custom"]);

/**
 * Puts operations into the groups of the curation, each into the first that claims it; all others keep their own. A
 * group that claims nothing must be there already: only its texts change.
 */
export function curateGroups(
  own: ReadonlyMap<Operation, OperationGroup>,
  groups: NonNullable<Curation["groups"]>,
  leftOut: readonly Operation[],
  problems: CurationProblems,
): Map<Operation, CuratedOperationGroup> {
  const operations = [...own.keys()];
  const claimed = new Map<Operation, string>();
  for (const name of Object.keys(groups)) {
    const { operations: selectors } = groups[name] ?? {};
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || isDeviceName(name) || reservedNames.has(name))
      problems.refused(
        ["groups", name],
        `${JSON.stringify(name)} cannot be the name of a group.`,
        'Take lower-case letters, digits and "-", a letter first, at most 40, and neither "all" nor "custom".',
      );
    if (selectors === undefined) continue;
    const fitting = chooseOperations(
      operations,
      selectors,
      ["groups", name, "operations"],
      problems,
      leftOut,
    );
    const free = fitting.filter((operation) => !claimed.has(operation));
    if (fitting.length > 0 && free.length === 0)
      problems.refused(
        ["groups", name, "operations"],
        `The group ${JSON.stringify(name)} stays empty: groups before it claim all of its operations.`,
      );
    for (const operation of free) claimed.set(operation, name);
  }
  const present = new Set(operations.map((operation) => claimed.get(operation) ?? own.get(operation)?.name));
  for (const name of Object.keys(groups)) {
    if (groups[name]?.operations === undefined && !present.has(name))
      problems.unmatched(
        ["groups", name],
        `There is no group ${JSON.stringify(name)}, and it names no operations.`,
        name,
        [...present].flatMap((known) => known ?? []),
      );
  }
  const titles = new Map([...own.values()].map(({ name, title }) => [name, title]));
  return new Map(
    operations.map((operation) => {
      const name = claimed.get(operation) ?? (own.get(operation) as OperationGroup).name;
      const texts = Object.hasOwn(groups, name) ? groups[name] : undefined;
      const title = texts?.title ?? titles.get(name) ?? titleOf(splitWords(name));
      const { description } = texts ?? {};
      return [operation, { name, title, ...(description === undefined ? {} : { description }) }];
    }),
  );
}
