import type { Operation } from "../api/model.ts";
import type { Curation, Selector } from "../curation/model.ts";
import type { CurationPath, CurationProblems } from "./curation-problems.ts";
import { fitsSelector, readSelector } from "./match-selector.ts";

export interface SelectedOperations {
  /** Those that become tools, in their order. */
  operations: Operation[];
  /** Those that the curation leaves out. */
  leftOut: Operation[];
  /** Those whose tools are listed without asking for more; undefined for all. */
  listed?: ReadonlySet<Operation>;
}

/** Chooses the operations of the package and of its default surface (`select` and `default` of the curation). */
export function selectOperations(
  all: readonly Operation[],
  { select, default: surface }: Pick<Curation, "select" | "default">,
  problems: CurationProblems,
): SelectedOperations {
  const { include, exclude } = select ?? {};
  const wanted =
    include === undefined
      ? new Set(all)
      : new Set(chooseOperations(all, include, ["select", "include"], problems));
  const unwanted = new Set(chooseOperations(all, exclude ?? [], ["select", "exclude"], problems));
  const operations = all.filter((operation) => wanted.has(operation) && !unwanted.has(operation));
  const leftOut = all.filter((operation) => !wanted.has(operation) || unwanted.has(operation));
  if (operations.length === 0)
    problems.refused(["select"], "No operation is left: what is excluded is all that is included.");
  if (surface === undefined) return { operations, leftOut };
  const listed = new Set(chooseOperations(operations, surface, ["default"], problems, leftOut));
  if (surface.length === 0) problems.refused(["default"], "The default surface is empty.");
  return { operations, leftOut, listed };
}

/**
 * The operations that one of the selectors chooses, in their order. A selector that chooses none, and each name in
 * one that nothing has, is a problem; of the operations `elsewhere` it is said that they are left out.
 */
export function chooseOperations(
  operations: readonly Operation[],
  selectors: readonly Selector[],
  path: CurationPath,
  problems: CurationProblems,
  elsewhere: readonly Operation[] = [],
): Operation[] {
  const chosen = new Set<Operation>();
  for (const [index, selector] of selectors.entries()) {
    const criteria = readSelector(selector);
    const fitting = operations.filter((operation) => fitsSelector(criteria, operation));
    for (const operation of fitting) chosen.add(operation);
    const at = [...path, index];
    const idle = criteria
      .flat()
      .filter((criterion) => !operations.some((operation) => criterion.fits(operation)));
    for (const { key, written, namesOf, fits } of idle) {
      const place = key === undefined ? at : [...at, key];
      const noun = key === undefined ? "operation is called" : `operation has the ${key}`;
      if (elsewhere.some((operation) => fits(operation)))
        problems.refused(
          place,
          `All operations that ${JSON.stringify(written)} fits are left out by select.`,
        );
      else
        problems.unmatched(
          place,
          `No ${noun} ${JSON.stringify(written)}.`,
          written.replaceAll("*", ""),
          operations.flatMap((operation) => namesOf(operation)),
        );
    }
    if (fitting.length === 0 && idle.length === 0)
      problems.refused(at, "No operation fits all that is asked here together.");
  }
  return operations.filter((operation) => chosen.has(operation));
}
