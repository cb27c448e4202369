import { describeTypes, quoted } from "./describe-schema.ts";
import { nearestName } from "./nearest-name.ts";
import { type Definitions, typeName } from "./schema-types.ts";

/** One check: where it stands, what it has found, and how much time is left. Changed in place, for speed. */
export interface Check {
  readonly definitions: Definitions;
  /** Sentences, at most five; undefined where only the verdict counts. */
  problems: Set<string> | undefined;
  /** Steps that are left. */
  steps: number;
  /** Names and indexes on the way to the value. */
  readonly path: (string | number)[];
  depth: number;
}

/** The check takes more steps than any reasonable value needs. */
export class TooCostlyError extends Error {
  override name = "TooCostlyError";
}

const maxProblems = 5;

/** Notes a fault of the value that is being looked at: the text goes on from its name. */
export function fault({ problems, path }: Check, text: string): false {
  if (problems !== undefined && problems.size < maxProblems)
    problems.add(`${shownPath(path)} ${text}${text.endsWith("?") ? "" : "."}`);
  return false;
}

/** Nothing more is to be found out: nobody asks for sentences, or there are enough. */
export function isDone({ problems }: Check): boolean {
  return problems === undefined || problems.size >= maxProblems;
}

/** Steps are counted over the whole check, also in branches whose problems nobody sees. */
export function spend(check: Check, steps: number): void {
  check.steps -= steps;
  if (check.steps < 0) throw new TooCostlyError("The value is too large to be checked.");
}

/** Notes the type that a value has instead of those it should have. */
export function wrongType(value: unknown, types: readonly string[], check: Check): false {
  if (check.problems === undefined) return false;
  const isFraction = typeof value === "number" && types.includes("integer");
  const given = isFraction ? "a number with a fraction" : describeTypes([typeName(value)]);
  return fault(check, `is ${given}; it must be ${describeTypes(types)}`);
}

/** Notes the names that an object lacks. */
export function missingNames(missing: readonly string[], check: Check): false {
  if (check.path.length > 0) return fault(check, `lacks ${quotedList(missing)}`);
  return missing.length === 1
    ? sentence(check, `The argument ${quotedList(missing)} is missing.`)
    : sentence(check, `These arguments are missing: ${quotedList(missing)}.`);
}

/** Notes a name that an object does not know, with the nearest one that it does. */
export function unknownName(name: string, known: readonly string[], check: Check): false {
  if (check.problems === undefined) return false;
  const near = nearestName(name, known);
  const takes = known.length === 0 ? "It takes none." : `It takes ${quotedList(known)}.`;
  const hint = near === undefined ? takes : `Did you mean ${quoted(near)}?`;
  const { path } = check;
  return path.length === 0
    ? sentence(check, `There is no argument ${quoted(name)}. ${hint.replace(/^It/, "The tool")}`)
    : sentence(check, `${shownPath(path)} has no property ${quoted(name)}. ${hint}`);
}

function sentence({ problems }: Check, text: string): false {
  if (problems !== undefined && problems.size < maxProblems) problems.add(text);
  return false;
}

export function quotedList(names: readonly string[]): string {
  const shown = names.slice(0, 20).map(quoted).join(", ");
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}

/** `"customer.numbers[0]"`. */
function shownPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return "The input";
  const text = path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at === 0 ? "" : "."}${key}`))
    .join("");
  return quoted(text.length > 80 ? `${text.slice(0, 38)}…${text.slice(-40)}` : text);
}
