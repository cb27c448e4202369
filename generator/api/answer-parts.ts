import { isObject, type JsonObject, type Reading } from "./reading.ts";

/** A schema of an answer and the document it stands in: nothing is told of answers, hence not where. */
export interface AnswerSchema {
  value: unknown;
  document: string;
}

/** Properties of an answer's object. */
export interface AnswerPart {
  properties: JsonObject;
  document: string;
}

/** More parts than people write. */
const maxParts = 32;
const jsonTypes = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);

/** References followed; schemas that are put together of several are left alone. */
export function settle(reading: Reading, start: AnswerSchema): AnswerSchema | undefined {
  let schema = start;
  for (let step = 0; step < 16; step++) {
    const { value } = schema;
    if (!isObject(value)) return undefined;
    if (typeof value.$ref !== "string")
      return value.allOf === undefined && !hasVariants(value) ? schema : undefined;
    const target = reading.documents.resolve(value.$ref, schema.document);
    if (target === undefined) return undefined;
    schema = target;
  }
  return undefined;
}

function hasVariants({ anyOf, oneOf, not }: JsonObject): boolean {
  return anyOf !== undefined || oneOf !== undefined || not !== undefined;
}

/**
 * The parts that give an object its properties: its own, those of what its schema refers to, and those of the parts of its `allOf`,
 * with theirs. None where it is no object, and where variants leave open what it is.
 */
export function answerParts(reading: Reading, start: AnswerSchema): AnswerPart[] {
  const parts: AnswerPart[] = [];
  const queue = [start];
  const seen = new Set<unknown>();
  for (const { value, document } of queue) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (!isObject(value) || seen.size > maxParts) return [];
    if (typeof value.$ref === "string") {
      const target = reading.documents.resolve(value.$ref, document);
      if (target === undefined) return [];
      queue.push(target);
      continue;
    }
    if (hasVariants(value) || !mayBeObject(value)) return [];
    if (isObject(value.properties)) parts.push({ properties: value.properties, document });
    if (Array.isArray(value.allOf)) for (const part of value.allOf) queue.push({ value: part, document });
  }
  return parts;
}

function mayBeObject(schema: JsonObject): boolean {
  const types = withoutNull(schema);
  return types.length === 0 || types.join() === "object";
}

/** Whether a schema allows arrays and, but for null, nothing else. */
export function isArraySchema(schema: unknown): boolean {
  // Most schemas are of one type, and that is another.
  if (isObject(schema) && typeof schema.type === "string" && schema.type !== "array") return false;
  return withoutNull(schema).join() === "array";
}

const withoutNull = (schema: unknown): string[] => typesOf(schema).filter((type) => type !== "null");

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
