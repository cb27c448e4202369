import type { RequestDefinition } from "../tool.ts";
import { argumentError } from "./argument-error.ts";
import { isObject, ownValue, setOwn } from "./value-text.ts";

interface BodyPlace {
  /** Argument that fills the place; for a fixed value the name to use in a message. */
  argument: string;
  /** Property names from the root; empty for the whole body. */
  path: string[];
}

/** Where body arguments and fixed values go, taken apart once: what is further inside comes later. */
export interface BodyPlan {
  places: (BodyPlace & { fixed?: { value: unknown } })[];
  /** The properties in which they are. */
  names: readonly string[];
}

/** The body as a value, before it is encoded. */
export interface BodyValue {
  /** Undefined when nothing was given. */
  value: unknown;
  /** Argument to name in a message about a property. */
  argumentOf(property: string): string;
  /** Properties that belong to an argument or a fixed value, given or not. */
  names: readonly string[];
}

/**
 * Plans a body: whole, by property, or by JSON Pointer (RFC 6901); the whole comes first and is added to. Of two values
 * for one place the fixed one counts.
 */
export function planBody(definition: RequestDefinition): BodyPlan {
  const args = definition.bindings
    .filter((binding) => binding.in === "body")
    .map((binding) => ({ argument: binding.argument, path: placePath(binding.name, binding.pointer) }));
  const fixed = (definition.fixed ?? [])
    .filter((entry) => entry.in === "body")
    .map(({ name, pointer, value }) => ({
      argument: name,
      path: placePath(name, pointer),
      fixed: { value },
    }));
  const places = [...args, ...fixed].sort((a, b) => a.path.length - b.path.length);
  return { places, names: [...new Set(places.flatMap(({ path }) => path.slice(0, 1)))] };
}

/**
 * Puts the arguments together. A default is left out where the caller says something else for its place, or that there
 * is no such place. Values of the caller are copied where something is added to them, never changed; a
 * property called `__proto__` is a property like any other. A pointer makes objects, not arrays.
 */
export function collectBody(
  plan: BodyPlan,
  args: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>> = args,
): BodyValue {
  let whole: unknown;
  let root: Record<string, unknown> | undefined;
  const place = ({ argument, path }: BodyPlace, value: unknown) => {
    if (path.length === 0) {
      whole = value;
      return;
    }
    root ??= objectAt(whole, argument);
    setAt(root, path, value, argument);
  };
  for (const entry of plan.places) {
    const value = entry.fixed === undefined ? ownValue(args, entry.argument) : entry.fixed.value;
    const isDefault = entry.fixed === undefined && args !== given && !Object.hasOwn(given, entry.argument);
    if (isDefault && isTaken(root ?? whole, entry.path)) continue;
    if (value !== undefined) place(entry, value);
  }
  const value = root ?? whole;
  return { value, argumentOf: (property) => argumentOf(plan, property), names: plan.names };
}

/** Whether there is a value at the place, or one on the way to it that holds no others. */
function isTaken(value: unknown, path: readonly string[]): boolean {
  let node = value;
  for (const name of path) {
    if (node === undefined) return false;
    if (!isObject(node)) return true;
    node = ownValue(node, name);
  }
  return node !== undefined;
}

function setAt(
  root: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
  argument: string,
): void {
  let node = root;
  for (const name of path.slice(0, -1)) {
    const child = objectAt(ownValue(node, name), argument);
    setOwn(node, name, child);
    node = child;
  }
  setOwn(node, path.at(-1) ?? "", value);
}

function objectAt(value: unknown, argument: string): Record<string, unknown> {
  if (value === undefined) return {};
  if (isObject(value)) return { ...value };
  throw argumentError(
    argument,
    "belongs inside another argument, which is not an object",
    `Call again with "${argument}" alone, or with an object around it.`,
  );
}

function argumentOf(plan: BodyPlan, property: string): string {
  const args = plan.places.filter(({ fixed }) => fixed === undefined);
  const place = args.find(({ path }) => path[0] === property) ?? args.find(({ path }) => path.length === 0);
  return place?.argument ?? property;
}

function placePath(name: string, pointer: true | undefined): string[] {
  if (name === "") return [];
  if (pointer !== true) return [name];
  return name
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
