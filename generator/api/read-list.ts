import {
  type AnswerPart,
  type AnswerSchema,
  answerParts,
  isArraySchema,
  settle,
  typesOf,
} from "./answer-parts.ts";
import { isObject, type Reading } from "./reading.ts";

/** Where the records of an answer stand: at its root, or in a member of its object. */
export interface RecordList {
  member?: string;
}

/**
 * The one list of records in an answer: the array itself, if the answer is one, or the only array among the properties of the
 * object. Undefined where there is none, where there are several, and where the schema leaves it open.
 */
export function readList(
  reading: Reading,
  schema: AnswerSchema,
  parts: readonly AnswerPart[] = answerParts(reading, schema),
): RecordList | undefined {
  const root = settle(reading, schema);
  if (root !== undefined && isArraySchema(root.value)) return holdsRecords(reading, root) ? {} : undefined;
  if (root !== undefined && typesOf(root.value).includes("null")) return undefined;
  const lists = new Map<string, AnswerSchema>();
  for (const { properties, document } of parts)
    for (const name of Object.keys(properties)) {
      const property = settle(reading, { value: properties[name], document });
      if (property !== undefined && isArraySchema(property.value)) lists.set(name, property);
    }
  const [only, ...others] = lists;
  if (only === undefined || others.length > 0) return undefined;
  const [member, list] = only;
  return holdsRecords(reading, list) ? { member } : undefined;
}

/** Records have members; also those that are put together of several schemas. */
function holdsRecords(reading: Reading, { value, document }: AnswerSchema): boolean {
  const items = { value: isObject(value) ? value.items : undefined, document };
  const settled = settle(reading, items);
  if (settled !== undefined) return typesOf(settled.value).join() === "object";
  return isComposed(reading, items);
}

function isComposed(reading: Reading, { value, document }: AnswerSchema): boolean {
  if (!isObject(value)) return false;
  const target = typeof value.$ref === "string" ? reading.documents.resolve(value.$ref, document) : undefined;
  const found = target === undefined ? value : target.value;
  return isObject(found) && ["allOf", "anyOf", "oneOf"].some((key) => Array.isArray(found[key]));
}
