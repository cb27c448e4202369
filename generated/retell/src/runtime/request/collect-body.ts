import type { RequestDefinition } from "../tool.ts";
import { argumentError } from "./argument-error.ts";
import { isObject, ownValue, setOwn } from "./value-text.ts";

interface BodyPlace {
  /** Argument that fills the place; for a fixed value the name to use in a message. */
  argument: string;
  /** Property names from the root; empty for the whole body. */
  path: string[];
}

/** Where body arguments and fixed values go, taken apart once. */
export interface BodyPlan {
  arguments: BodyPlace[];
  fixed: (BodyPlace & { value: unknown })[];
}

/** The body as a value, before it is encoded. */
export interface BodyValue {
  /** Undefined when nothing was given. */
  value: unknown;
  /** Argument to name in a message about a property. */
  argumentOf(property: string): string;
}

/** Plans a body: whole, by property, or by JSON Pointer (RFC 6901); the whole comes first and is added to. */
export function planBody(definition: RequestDefinition): BodyPlan {
  const args = definition.bindings
    .filter((binding) => binding.in === "body")
    .map((binding) => ({ argument: binding.argument, path: placePath(binding.name, binding.pointer) }))
    .sort((a, b) => a.path.length - b.path.length);
  const fixed = (definition.fixed ?? [])
    .filter((entry) => entry.in === "body")
    .map(({ name, pointer, value }) => ({ argument: name, path: placePath(name, pointer), value }))
    .sort((a, b) => a.path.length - b.path.length);
  return { arguments: args, fixed };
}

/**
 * Puts the arguments together. Values of the caller are copied where something is added to them, never changed; a
 * property called `__proto__` is a property like any other. A pointer makes objects, not arrays.
 */
export function collectBody(plan: BodyPlan, args: Readonly<Record<string, unknown>>): BodyValue {
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
  for (const entry of plan.arguments) {
    const value = ownValue(args, entry.argument);
    if (value !== undefined) place(entry, value);
  }
  for (const entry of plan.fixed) place(entry, entry.value);
  return { value: root ?? whole, argumentOf: (property) => argumentOf(plan, property) };
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
  const place =
    plan.arguments.find(({ path }) => path[0] === property) ??
    plan.arguments.find(({ path }) => path.length === 0);
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
