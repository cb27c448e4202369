import type { AnswerSchema } from "./answer-parts.ts";
import { isObject, type Place, type Reading } from "./reading.ts";

/** Steps into an answer, to a property or to the items of a list: fields further down are not looked at. */
const maxSteps = 3;

/** What answers share while their fields are found. */
interface FieldReading {
  documents: Reading["documents"];
  /** What was found where references lead, by steps that are left. */
  targets: Map<Place, number[][]>;
  /** The hashes of names and types: answers have few different ones, very often. */
  hashes: Map<string, number>;
}

/**
 * The fields of an answer and their types, as a sorted list of short marks: which of them are gone can be told from it, what
 * they are called cannot. Whether schemas are referred to or written in place makes no difference, nor does any order.
 */
export function readAnswerFields(reading: Reading, { value, document }: AnswerSchema): string[] {
  const fields = fieldReadingOf(reading);
  const found: number[] = [];
  addFields(fields, value, document, maxSteps, found);
  return marksOf(found);
}

const fieldReadings = new WeakMap<Reading["known"], FieldReading>();

function fieldReadingOf(reading: Reading): FieldReading {
  const known = fieldReadings.get(reading.known);
  if (known !== undefined) return known;
  const fields: FieldReading = { documents: reading.documents, targets: new Map(), hashes: new Map() };
  fieldReadings.set(reading.known, fields);
  return fields;
}

/**
 * Adds the hashes of a schema's fields: of the steps to each, and its type; of some more than once. Numbers, since answers have
 * very many fields.
 */
function addFields(
  fields: FieldReading,
  value: unknown,
  document: string,
  steps: number,
  found: number[],
): void {
  if (!isObject(value)) return;
  const { $ref, type, items, properties, allOf, anyOf, oneOf } = value;
  if (typeof $ref === "string") {
    const target = fields.documents.resolve($ref, document);
    if (target !== undefined) for (const field of fieldsOfTarget(fields, target, steps)) found.push(field);
    return;
  }
  if (typeof type === "string") found.push(hashOf(fields, type));
  else if (type !== undefined)
    for (const each of [type].flat())
      found.push(hashOf(fields, typeof each === "string" ? each : JSON.stringify(each)));
  if (value.nullable === true) found.push(hashOf(fields, "null"));
  if (Array.isArray(allOf)) for (const each of allOf) addFields(fields, each, document, steps, found);
  if (Array.isArray(anyOf)) for (const each of anyOf) addFields(fields, each, document, steps, found);
  if (Array.isArray(oneOf)) for (const each of oneOf) addFields(fields, each, document, steps, found);
  if (steps === 0) return;
  if (isObject(items)) addBelow(fields, 0x5bd1e995, items, document, steps, found);
  if (isObject(properties))
    for (const name in properties)
      addBelow(fields, hashOf(fields, name), properties[name], document, steps, found);
}

/** Adds the fields of a property or of items: those of its schema, a step further away. */
function addBelow(
  fields: FieldReading,
  step: number,
  schema: unknown,
  document: string,
  steps: number,
  found: number[],
): void {
  const from = found.length;
  addFields(fields, schema, document, steps - 1, found);
  for (let index = from; index < found.length; index++) {
    const field = found[index] as number;
    // Not the same the other way round: `a.b` is not `b.a`.
    found[index] = Math.imul((field << 5) ^ (field >>> 27) ^ step, 0x01000193);
  }
}

function fieldsOfTarget(fields: FieldReading, target: Place, steps: number): readonly number[] {
  const bySteps = fields.targets.get(target) ?? [];
  fields.targets.set(target, bySteps);
  const known = bySteps[steps];
  if (known !== undefined) return known;
  // A reference that leads to itself adds nothing.
  bySteps[steps] = [];
  const found: number[] = [];
  addFields(fields, target.value, target.document, steps, found);
  const once = [...new Set(found)];
  bySteps[steps] = once;
  return once;
}

/** FNV-1a, 32 bits. */
function hashOf({ hashes }: FieldReading, text: string): number {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hashes.set(text, hash);
  return hash;
}

/** Two letters for each number below 36², sorted as the numbers are. */
const letters = Array.from({ length: 36 ** 2 }, (_, number) => number.toString(36).padStart(2, "0"));

/** Four letters for each hash: few enough for a thousand tools, and two fields of one answer hardly share them. */
function marksOf(hashes: readonly number[]): string[] {
  const numbers = new Uint32Array(hashes.length);
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] as number;
    numbers[index] = ((hash ^ (hash >>> 15)) >>> 0) % 36 ** 4;
  }
  // Numbers are sorted without comparing texts.
  numbers.sort();
  const marks: string[] = [];
  let last = -1;
  for (const number of numbers) {
    if (number === last) continue;
    last = number;
    marks.push(`${letters[Math.floor(number / 36 ** 2)]}${letters[number % 36 ** 2]}`);
  }
  return marks;
}
