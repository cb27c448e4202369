import { allowNull } from "./allow-null.ts";
import { canonical } from "./canonical.ts";
import { findSubtypes } from "./find-subtypes.ts";
import { isReadOnly, requiredInRequests, withoutUnion } from "./is-read-only.ts";
import { loseBase, loseDialect } from "./lose-document-fields.ts";
import type { Schema } from "./model.ts";
import { readDiscriminator } from "./read-discriminator.ts";
import { readPattern, repairKeys } from "./read-pattern.ts";
import { readType } from "./read-type.ts";
import {
  child,
  escapeKey,
  isObject,
  isTooLong,
  type JsonObject,
  originOf,
  type Place,
  type Reading,
  report,
  shown,
} from "./reading.ts";
import { referDynamically, referToSchema, withOptional } from "./refer-to-schema.ts";
import { repairEnum } from "./repair-enum.ts";
import { reportSecret } from "./report-secrets.ts";
import { kindOf } from "./schema-keywords.ts";
import { valueKeywords } from "./value-keywords.ts";

/** Deeper than this a schema is left open: no recursion on the depth of the input. */
const maxDepth = 100;

const mayHoldSecret = new Set(["default", "const", "enum", "example", "examples"]);

/**
 * Reads a Schema Object of any version into JSON Schema 2020-12. References stay: their target is read once and
 * kept in `reading.schemas`. Read-only properties are left out, since schemas are read for requests.
 * What cannot be read becomes an open schema, with a diagnostic. `outer` are the schemas that this one is a part of.
 */
export function readSchema(reading: Reading, place: Place, depth = 0, outer: readonly Place[] = []): Schema {
  const { value } = place;
  if (value === true || value === undefined) return {};
  if (value === false) return { not: {} };
  if (!isObject(value)) {
    report(
      reading,
      "schema-ignored",
      `A schema is expected here, found ${shown(value)}; any value is allowed.`,
      place,
    );
    return {};
  }
  if (depth > maxDepth) {
    report(
      reading,
      "schema-too-deep",
      `The schema is nested more than ${maxDepth} levels deep; it is left open here.`,
      place,
    );
    return {};
  }
  const schema: Schema = {};
  for (const keyword of Object.keys(value)) {
    const raw = value[keyword];
    if (mayHoldSecret.has(keyword)) reportSecret(reading, raw, child(place, keyword));
    switch (kindOf.get(keyword)) {
      case "value":
        if (valueKeywords[keyword]?.(raw)) schema[keyword] = canonical(raw);
        else
          report(
            reading,
            "schema-ignored",
            `${shown(raw)} is no value for ${keyword}; it is left out.`,
            place,
          );
        break;
      case "schema":
        schema[keyword] = readSchema(reading, child(place, keyword), depth + 1);
        break;
      case "schemas":
        if (Array.isArray(raw) && raw.length > 0) {
          const around = surroundings(place, keyword, outer);
          schema[keyword] = raw.map((_, index) =>
            readSchema(reading, child(place, keyword, index), depth + 1, around),
          );
        }
        break;
      case "map":
        schema[keyword] = readMap(reading, child(place, keyword), depth);
        if (keyword === "patternProperties")
          schema[keyword] = repairKeys(reading, schema[keyword] as object, place);
        break;
      case "special":
        readSpecial(reading, schema, keyword, value, place, depth, outer);
        break;
      default:
        if (keyword === "$recursiveRef")
          report(reading, "schema-ignored", `${keyword} is not followed; any value is allowed here.`, place);
    }
  }
  repairEnum(reading, schema, place);
  if (isPartLost(value, schema) && [place, ...outer].some(mayHaveProperties))
    schema.additionalProperties ??= {};
  return value.nullable === true || value["x-nullable"] === true ? allowNull(schema) : schema;
}

/** Whether a schema refers to another one that is not there: an object then may have properties that nobody knows. */
function isPartLost({ $ref, $dynamicRef, $recursiveRef }: JsonObject, schema: Schema): boolean {
  if ($dynamicRef === undefined && $recursiveRef === undefined)
    return $ref !== undefined && schema.$ref === undefined;
  const written = [$ref, $dynamicRef, $recursiveRef].filter((reference) => reference !== undefined);
  return written.length > (schema.$ref === undefined ? 0 : 1);
}

function mayHaveProperties({ value }: Place): boolean {
  return isObject(value) && (value.properties !== undefined || value.allOf !== undefined);
}

/** What applies to the same value as the parts of a keyword do. */
function surroundings(place: Place, keyword: string, outer: readonly Place[]): readonly Place[] {
  if (keyword === "prefixItems") return [];
  return [...outer, keyword === "allOf" ? place : withoutUnion(place, keyword)];
}

function readSpecial(
  reading: Reading,
  schema: Schema,
  keyword: string,
  value: Record<string, unknown>,
  place: Place,
  depth: number,
  outer: readonly Place[],
): void {
  const raw = value[keyword];
  switch (keyword) {
    case "$ref":
      readReference(reading, schema, place, outer);
      return;
    case "$dynamicRef":
      readDynamicReference(reading, schema, raw, place);
      return;
    case "type":
      if (typeof value.$ref !== "string" || !ignoresSiblings(reading)) readType(reading, schema, raw, place);
      return;
    case "enum":
      if (Array.isArray(raw) && raw.length > 0)
        schema.enum = dropRepeated(raw.map((item) => canonical(item)));
      return;
    case "required":
      if (Array.isArray(raw)) {
        const names = requiredInRequests(reading, place, raw, outer);
        if (names.length > 0) schema.required = names;
      }
      return;
    case "properties":
      schema.properties = readMap(reading, child(place, "properties"), depth, (name) =>
        isReadOnly(reading, place, name),
      );
      return;
    case "items":
      if (Array.isArray(raw)) {
        // A list of none says nothing, and `prefixItems` may not be empty (JSON Schema 2020-12 Core, 10.3.1.1).
        if (raw.length === 0) return;
        schema.prefixItems = raw.map((_, index) =>
          readSchema(reading, child(place, "items", index), depth + 1),
        );
      } else schema.items = readSchema(reading, child(place, "items"), depth + 1);
      return;
    case "pattern":
      readPattern(reading, schema, raw, place);
      return;
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      if (typeof raw === "number") schema[keyword] = raw;
      const bound = keyword === "exclusiveMinimum" ? "minimum" : "maximum";
      if (raw === true && typeof value[bound] === "number") schema[keyword] = value[bound];
      return;
    }
    case "dependencies":
      readDependencies(reading, schema, child(place, keyword), depth);
      return;
    case "discriminator": {
      const discriminator = readDiscriminator(reading, place);
      if (discriminator !== undefined) schema.discriminator = discriminator;
      // Where a reference leads here, it names the subtypes.
      if (outer.length === 0 && !reading.schemas.has(originOf(place)) && findSubtypes(reading, place))
        schema.additionalProperties ??= {};
      return;
    }
    case "$schema":
      loseDialect(reading, child(place, keyword));
      return;
    case "$id":
      loseBase(reading, child(place, keyword));
      return;
    case "example":
      if (raw !== undefined && !Array.isArray(value.examples)) schema.examples = [canonical(raw)];
      return;
  }
}

/** Before 3.1 OpenAPI ignores what stands beside `$ref` (3.0.3, Reference Object). */
const ignoresSiblings = ({ dialect }: Reading): boolean => dialect === "2.0" || dialect === "3.0";

/**
 * What stands beside `$ref` is applied in every version, since those who write it mean it; but a type, which the target
 * has of its own and which often contradicts it, only where the version says so.
 */
function readReference(reading: Reading, schema: Schema, place: Place, outer: readonly Place[]): void {
  const { $ref } = place.value as { $ref: unknown };
  if (typeof $ref !== "string") return;
  const key = referToSchema(reading, $ref, place, outer);
  if (key !== undefined) schema.$ref = key;
}

/** A `$dynamicRef` that can only lead to one place is a reference. */
function readDynamicReference(reading: Reading, schema: Schema, raw: unknown, place: Place): void {
  const isAlone = (place.value as JsonObject).$ref === undefined;
  const key = typeof raw === "string" && isAlone ? referDynamically(reading, raw, place) : undefined;
  if (key !== undefined) schema.$ref = key;
  else {
    const message = `$dynamicRef ${shown(raw)} is not followed: it leads to no schema, to several, or stands beside $ref. Any value is allowed here.`;
    report(reading, "schema-ignored", message, place);
  }
}

/** Reads the schemas that references asked for, and those that these ask for, until none is left. */
export function readReferencedSchemas(reading: Reading): void {
  for (let next = reading.pending.pop(); next !== undefined; next = reading.pending.pop()) {
    if ("place" in next) next.entry.schema = readSchema(reading, next.place);
    else next.entry.schema = withOptional(reading.schemas.get(next.base)?.schema ?? {}, next.optional);
  }
}

function readMap(
  reading: Reading,
  place: Place,
  depth: number,
  leaveOut?: (name: string) => boolean,
): Record<string, Schema> {
  const map: Record<string, Schema> = Object.create(null);
  if (!isObject(place.value)) return map;
  for (const name of Object.keys(place.value)) {
    if (leaveOut?.(name) || isTooLong(reading, name, place)) continue;
    map[name] = readSchema(
      reading,
      { value: place.value[name], document: place.document, pointer: `${place.pointer}/${escapeKey(name)}` },
      depth + 1,
    );
  }
  return map;
}

/** `dependencies` of draft 4 to 7: lists of names and schemas in one map (JSON Schema 2019-09 tells them apart). */
function readDependencies(reading: Reading, schema: Schema, place: Place, depth: number): void {
  if (!isObject(place.value)) return;
  const lists: Record<string, unknown> = Object.create(null);
  const schemas: Record<string, Schema> = Object.create(null);
  for (const name of Object.keys(place.value).sort()) {
    const raw = place.value[name];
    if (!Array.isArray(raw)) schemas[name] = readSchema(reading, child(place, name), depth + 1);
    else if (raw.every((item) => typeof item === "string")) lists[name] = canonical([...new Set(raw)]);
  }
  if (Object.keys(lists).length > 0) schema.dependentRequired ??= lists;
  if (Object.keys(schemas).length > 0) schema.dependentSchemas ??= schemas;
}

function dropRepeated(values: unknown[]): unknown[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    return seen.has(key) ? false : seen.add(key);
  });
}
