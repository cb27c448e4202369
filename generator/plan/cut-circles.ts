import type { Schema } from "../api/model.ts";

/** A schema on the way from another one, and the references that its own instance has still to be held against. */
interface Step {
  /** Name below `$defs`; absent for a property. */
  name?: string;
  references: Schema[];
}

const prefix = "#/$defs/";

/**
 * Takes the references out by which a definition is applied to the very value that it is being applied to, as in
 * `A: { "$ref": "#/$defs/A" }` or in a base whose variants are the base and more. They say nothing that is not checked
 * already, and a validator that follows them never ends (JSON Schema 2020-12 Core, 9.4.1). References to parts of a value stay.
 */
export function cutCircles(
  properties: Readonly<Record<string, Schema>>,
  defs: Readonly<Record<string, Schema>>,
): void {
  const done = new Set<string>();
  for (const schema of Object.values(properties)) follow({ references: inPlace(schema) }, defs, done);
  for (const [name, schema] of Object.entries(defs))
    if (!done.has(name)) follow({ name, references: inPlace(schema) }, defs, done);
}

function follow(start: Step, defs: Readonly<Record<string, Schema>>, done: Set<string>): void {
  const way = [start];
  const open = new Set(start.name === undefined ? [] : [start.name]);
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const holder = step.references.pop();
    if (holder === undefined) {
      way.pop();
      if (step.name === undefined) continue;
      open.delete(step.name);
      done.add(step.name);
      continue;
    }
    const name = (holder.$ref as string).slice(prefix.length);
    const target = defs[name];
    if (open.has(name)) delete holder.$ref;
    else if (target !== undefined && !done.has(name)) {
      open.add(name);
      way.push({ name, references: inPlace(target) });
    }
  }
}

/** The subschemas with a reference that apply to the same value as the schema, itself among them. */
function inPlace(schema: Schema): Schema[] {
  const found: Schema[] = [];
  const queue = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next.$ref === "string") found.push(next);
    for (const list of [next.allOf, next.anyOf]) if (list !== undefined) queue.push(...(list as Schema[]));
  }
  return found;
}
