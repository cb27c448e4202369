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
  const known = (reading.known.get(readAnswerFields) ?? new Map()) as Map<Place, number[][]>;
  reading.known.set(readAnswerFields, known);
  const fields = new Set<number>();
  addFields({ reading, known }, value, document, maxSteps, fields);
  return [...new Set([...fields].map(mark))].sort();
}

interface FieldReading {
  reading: Reading;
  /** What was found where references lead, by steps that are left. */
  known: Map<Place, number[][]>;
}

/** Adds the hashes of a schema's fields: of the steps to each, and its type. Numbers, since answers have very many fields. */
function addFields(
  fields: FieldReading,
  value: unknown,
  document: string,
  steps: number,
  found: Set<number>,
): void {
  if (!isObject(value)) return;
  if (typeof value.$ref === "string") {
    const target = fields.reading.documents.resolve(value.$ref, document);
    if (target !== undefined) for (const field of fieldsOfTarget(fields, target, steps)) found.add(field);
    return;
  }
  const { type, items, properties } = value;
  if (typeof type === "string") found.add(hashText(type));
  else if (type !== undefined)
    for (const each of [type].flat())
      found.add(hashText(typeof each === "string" ? each : JSON.stringify(each)));
  if (value.nullable === true) found.add(hashText("null"));
  for (const part of [value.allOf, value.anyOf, value.oneOf])
    if (Array.isArray(part)) for (const each of part) addFields(fields, each, document, steps, found);
  if (steps === 0) return;
  if (isObject(items)) addBelow(fields, 0x5bd1e995, items, document, steps, found);
  if (isObject(properties))
    for (const name of Object.keys(properties))
      addBelow(fields, hashText(name), properties[name], document, steps, found);
}

/** Adds the fields of a property or of items: those of its schema, a step further away. */
function addBelow(
  fields: FieldReading,
  step: number,
  schema: unknown,
  document: string,
  steps: number,
  found: Set<number>,
): void {
  const below = new Set<number>();
  addFields(fields, schema, document, steps - 1, below);
  // Not the same the other way round: `a.b` is not `b.a`.
  for (const field of below) found.add(Math.imul((field << 5) ^ (field >>> 27) ^ step, 0x01000193));
}

function fieldsOfTarget(fields: FieldReading, target: Place, steps: number): readonly number[] {
  const bySteps = fields.known.get(target) ?? [];
  fields.known.set(target, bySteps);
  const known = bySteps[steps];
  if (known !== undefined) return known;
  // A reference that leads to itself adds nothing.
  bySteps[steps] = [];
  const found = new Set<number>();
  addFields(fields, target.value, target.document, steps, found);
  bySteps[steps] = [...found];
  return bySteps[steps];
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Four letters for a hash: few enough for a thousand tools, and two fields of one answer hardly share them. */
function mark(hash: number): string {
  return (((hash ^ (hash >>> 15)) >>> 0) % 36 ** 4).toString(36).padStart(4, "0");
}
