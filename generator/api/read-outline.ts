import { type AnswerSchema, settle, typesOf } from "./answer-parts.ts";
import type { Outline } from "./model.ts";
import { isObject, type Reading } from "./reading.ts";

/** A longer list of required members says nothing more about whether an answer is what it was. */
const maxMembers = 24;

/**
 * The outline of an answer's schema: whether it is an object or a list of objects, and the types of the members
 * that are required. Undefined where the schema leaves that open (variants, no type). Nothing is reported: an answer is
 * shown whatever it is.
 */
export function readOutline(reading: Reading, schema: AnswerSchema): Outline | undefined {
  const root = settle(reading, schema);
  if (root === undefined) return undefined;
  const [type, ...others] = typesOf(root.value);
  if (others.length > 0) return undefined;
  if (type === "object") return { type, required: requiredOf(reading, root) };
  if (type !== "array") return undefined;
  const { value, document } = root;
  const items = settle(reading, { value: isObject(value) ? value.items : undefined, document });
  const isObjects = items !== undefined && typesOf(items.value).join() === "object";
  return { type, required: isObjects ? requiredOf(reading, items) : Object.create(null) };
}

function requiredOf(reading: Reading, { value, document }: AnswerSchema): Record<string, string[]> {
  const types: Record<string, string[]> = Object.create(null);
  if (!isObject(value) || !Array.isArray(value.required)) return types;
  const properties = isObject(value.properties) ? value.properties : {};
  for (const name of [...new Set(value.required)].sort().slice(0, maxMembers)) {
    if (typeof name !== "string") continue;
    const written = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const property = settle(reading, { value: written, document });
    if (property !== undefined && isObject(property.value) && property.value.writeOnly === true) continue;
    types[name] = property === undefined ? [] : typesOf(property.value);
  }
  return types;
}
