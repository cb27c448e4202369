import { isObject, type Place, type Reading, readOnce } from "./reading.ts";

/** Steps into an answer, to a property or to the items of a list: fields further down are not looked at. */
const maxSteps = 3;

/**
 * The fields of an answer and their types, as a sorted list of short marks: which of them are gone can be told from it, what
 * they are called cannot. Whether schemas are referred to or written in place makes no difference, nor does any order.
 */
export function readAnswerFields(reading: Reading, schema: Place): string[] {
  const { $ref } = isObject(schema.value) ? schema.value : {};
  const target = typeof $ref === "string" ? reading.documents.resolve($ref, schema.document) : undefined;
  return target === undefined ? marksOf(reading, schema) : readOnce(reading, target, marksOf);
}

function marksOf(reading: Reading, { value, document }: Place): string[] {
  const known = (reading.known.get(readAnswerFields) ?? new Map()) as Map<Place, string[][]>;
  reading.known.set(readAnswerFields, known);
  const fields = fieldsOf({ reading, known }, value, document, maxSteps);
  return [...new Set(fields.map(mark))].sort();
}

interface FieldReading {
  reading: Reading;
  /** What was found where references lead, by steps that are left. */
  known: Map<Place, string[][]>;
}

function fieldsOf(fields: FieldReading, value: unknown, document: string, steps: number): readonly string[] {
  if (!isObject(value)) return [];
  if (typeof value.$ref === "string") {
    const target = fields.reading.documents.resolve(value.$ref, document);
    return target === undefined ? [] : fieldsOfTarget(fields, target, steps);
  }
  const types = value.type === undefined ? [] : [value.type].flat();
  const found: string[] = types.map((type) => `:${String(type)}`);
  if (value.nullable === true) found.push(":null");
  for (const part of [value.allOf, value.anyOf, value.oneOf])
    if (Array.isArray(part)) for (const each of part) found.push(...fieldsOf(fields, each, document, steps));
  if (steps === 0) return found;
  const below = (step: string, schema: unknown): void => {
    for (const field of fieldsOf(fields, schema, document, steps - 1)) found.push(step + field);
  };
  if (isObject(value.items)) below("[]", value.items);
  if (isObject(value.properties))
    for (const name of Object.keys(value.properties)) below(`.${name}`, value.properties[name]);
  return found;
}

function fieldsOfTarget(fields: FieldReading, target: Place, steps: number): readonly string[] {
  const bySteps = fields.known.get(target) ?? [];
  fields.known.set(target, bySteps);
  const known = bySteps[steps];
  if (known !== undefined) return known;
  // A reference that leads to itself adds nothing.
  bySteps[steps] = [];
  const found = [...new Set(fieldsOf(fields, target.value, target.document, steps))];
  bySteps[steps] = found;
  return found;
}

/** Four letters for a text (FNV-1a): few enough for a thousand tools, and two fields of one answer hardly share them. */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return ((hash >>> 0) % 36 ** 4).toString(36).padStart(4, "0");
}
