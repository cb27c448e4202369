import { objectParts } from "./object-parts.ts";
import { settle, typesOf } from "./read-outline.ts";
import { child, entries, isObject, type Place, type Reading, readOnce } from "./reading.ts";

/** Where the records of an answer stand: at its root, or in a member of its object. */
export interface RecordList {
  member?: string;
}

/**
 * The one list of records in an answer's schema: the array itself, or the only array among the properties of the object.
 * Undefined where there is none, where there are several, and where the schema leaves it open.
 */
export function readList(reading: Reading, schema: Place): RecordList | undefined {
  const { $ref } = isObject(schema.value) ? schema.value : {};
  const target = typeof $ref === "string" ? reading.documents.resolve($ref, schema.document) : undefined;
  return target === undefined ? listOf(reading, schema) : readOnce(reading, target, listOf);
}

function listOf(reading: Reading, schema: Place): RecordList | undefined {
  const root = settle(reading, schema);
  if (root !== undefined && isArray(root)) return holdsRecords(reading, root) ? {} : undefined;
  if (root !== undefined && typesOf(root.value).includes("null")) return undefined;
  const lists = new Map<string, Place>();
  for (const part of objectParts(reading, schema))
    for (const [name, written] of entries(child(part, "properties"))) {
      const property = settle(reading, written);
      if (property !== undefined && isArray(property)) lists.set(name, property);
    }
  const [only, ...others] = lists;
  if (only === undefined || others.length > 0) return undefined;
  const [member, list] = only;
  return holdsRecords(reading, list) ? { member } : undefined;
}

function isArray({ value }: Place): boolean {
  return (
    typesOf(value)
      .filter((type) => type !== "null")
      .join() === "array"
  );
}

/** Records have members; also those that are put together of several schemas. */
function holdsRecords(reading: Reading, list: Place): boolean {
  const items = child(list, "items");
  const settled = settle(reading, items);
  if (settled !== undefined) return typesOf(settled.value).join() === "object";
  return isComposed(reading, items);
}

function isComposed(reading: Reading, { value, document }: Place): boolean {
  if (!isObject(value)) return false;
  const target = typeof value.$ref === "string" ? reading.documents.resolve(value.$ref, document) : undefined;
  const found = target === undefined ? value : target.value;
  return isObject(found) && ["allOf", "anyOf", "oneOf"].some((key) => Array.isArray(found[key]));
}
