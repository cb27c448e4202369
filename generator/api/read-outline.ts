import type { Outline } from "./model.ts";
import { child, isObject, type Place, type Reading, readOnce } from "./reading.ts";

/** A longer list of required members says nothing more about whether an answer is what it was. */
const maxMembers = 24;
const jsonTypes = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);

/**
 * The outline of an answer's schema: whether it is an object or a list of objects, and the types of the members
 * that are required. Undefined where the schema leaves that open (variants, no type). Nothing is reported: an answer is
 * shown whatever it is.
 */
export function readOutline(reading: Reading, schema: Place): Outline | undefined {
  const { $ref } = isObject(schema.value) ? schema.value : {};
  const target = typeof $ref === "string" ? reading.documents.resolve($ref, schema.document) : undefined;
  return target === undefined ? outlineOf(reading, schema) : readOnce(reading, target, outlineOf);
}

function outlineOf(reading: Reading, schema: Place): Outline | undefined {
  const root = settle(reading, schema);
  if (root === undefined) return undefined;
  const type = typesOf(root.value);
  if (type.length === 1 && type[0] === "array") {
    const items = settle(reading, child(root, "items"));
    const isObjects = items !== undefined && typesOf(items.value).join() === "object";
    return { type: "array", required: isObjects ? requiredOf(reading, items) : Object.create(null) };
  }
  return type.length === 1 && type[0] === "object"
    ? { type: "object", required: requiredOf(reading, root) }
    : undefined;
}

/** References followed; schemas that are put together of several are left alone. */
export function settle(reading: Reading, start: Place): Place | undefined {
  let place = start;
  for (let step = 0; step < 16; step++) {
    const { value } = place;
    if (!isObject(value)) return undefined;
    if (typeof value.$ref !== "string")
      return ["allOf", "anyOf", "oneOf", "not"].some((key) => value[key] !== undefined) ? undefined : place;
    const target = reading.documents.resolve(value.$ref, place.document);
    if (target === undefined) return undefined;
    place = target;
  }
  return undefined;
}

function requiredOf(reading: Reading, place: Place): Record<string, string[]> {
  const required: Record<string, string[]> = Object.create(null);
  const names = isObject(place.value) && Array.isArray(place.value.required) ? place.value.required : [];
  for (const name of [...new Set(names)].sort().slice(0, maxMembers)) {
    if (typeof name !== "string") continue;
    const property = settle(reading, child(place, "properties", name));
    if (property !== undefined && isObject(property.value) && property.value.writeOnly === true) continue;
    required[name] = property === undefined ? [] : typesOf(property.value);
  }
  return required;
}

/** The JSON types that a schema allows; empty for any. */
export function typesOf(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  const { type, nullable } = schema;
  const written = (
    Array.isArray(type) ? type : type === undefined && isObject(schema.properties) ? ["object"] : [type]
  ).filter((name): name is string => typeof name === "string" && jsonTypes.has(name));
  if (written.length === 0) return [];
  return nullable === true || schema["x-nullable"] === true ? [...new Set([...written, "null"])] : written;
}
