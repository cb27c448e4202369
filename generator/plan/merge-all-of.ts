import { isDeepStrictEqual } from "node:util";
import type { NamedSchema, Schema } from "../api/model.ts";

/** An object schema with its references followed and its `allOf` merged, as far as spreading needs it. */
export interface MergedObject {
  properties: Record<string, Schema>;
  required: Set<string>;
  description?: string;
  /** Properties that are not named are allowed: said so, or by a pattern or a schema. */
  open: boolean;
  /** `null` is allowed in place of the object. */
  nullable: boolean;
  /** Sets of names of which one set must be there (`anyOf` or `oneOf` of nothing but `required`). */
  requiredChoices: string[][][];
  /** Keywords that arguments of their own cannot say. */
  dropped: Set<string>;
}

type Schemas = ReadonlyMap<string, NamedSchema>;

const constraintOnly = new Set(["required", "title", "description", "type", "not"]);

/**
 * Merges the parts of an object schema. Undefined when it is no object, or says something that arguments of
 * their own could not say (variants, patterns for names).
 */
export function mergeAllOf(schema: Schema, schemas: Schemas): MergedObject | undefined {
  const merged: MergedObject = {
    properties: Object.create(null),
    required: new Set(),
    open: false,
    nullable: false,
    requiredChoices: [],
    dropped: new Set(),
  };
  if (!collect(merged, schema, schemas, new Set(), 0) || !isObjectSchema(merged)) return undefined;
  merged.nullable &&= takesNull(schema, schemas, new Set());
  return merged;
}

/** Parts that are looked through for one that refuses `null`. */
const maxParts = 200;

/** Whether no part of a schema, its references followed, refuses `null`. */
function takesNull(schema: Schema, schemas: Schemas, seen: Set<Schema>): boolean {
  if (seen.has(schema) || seen.size > maxParts) return true;
  seen.add(schema);
  const { type, $ref, allOf, anyOf, oneOf } = schema;
  if (type !== undefined && ![type].flat().includes("null")) return false;
  const target = typeof $ref === "string" ? schemas.get($ref)?.schema : undefined;
  const parts = [...(target === undefined ? [] : [target]), ...((allOf ?? []) as Schema[])];
  const unions = [anyOf, oneOf].filter((union) => union !== undefined) as Schema[][];
  return (
    parts.every((part) => takesNull(part, schemas, seen)) &&
    unions.every((union) => union.some((branch) => takesNull(branch, schemas, seen)))
  );
}

function isObjectSchema(merged: MergedObject): boolean {
  return Object.keys(merged.properties).length > 0;
}

function collect(
  merged: MergedObject,
  schema: Schema,
  schemas: Schemas,
  seen: Set<Schema>,
  depth: number,
): boolean {
  if (seen.has(schema) || depth > 32) return true;
  seen.add(schema);
  if (schema.type !== undefined) {
    const types = [schema.type].flat();
    if (!types.includes("object")) return false;
    if (types.includes("null")) merged.nullable = true;
  }
  if (typeof schema.description === "string") merged.description ??= schema.description;
  if (typeof schema.$ref === "string") {
    const target = schemas.get(schema.$ref);
    if (target === undefined || !collect(merged, target.schema, schemas, seen, depth + 1)) return false;
  }
  for (const part of (schema.allOf as Schema[] | undefined) ?? []) {
    if (!collect(merged, part, schemas, seen, depth + 1)) return false;
  }
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = schema[keyword] as Schema[] | undefined;
    if (branches !== undefined && !collectBranches(merged, branches, schemas, seen, depth)) return false;
  }
  if (isOpen(schema)) merged.open = true;
  for (const keyword of ["enum", "const", "if", "propertyNames", "dependentSchemas", "maxProperties"]) {
    if (schema[keyword] !== undefined) return false;
  }
  for (const keyword of ["not", "minProperties", "dependentRequired", "discriminator"]) {
    if (schema[keyword] !== undefined) merged.dropped.add(keyword);
  }
  for (const name of (schema.required as string[] | undefined) ?? []) merged.required.add(name);
  addProperties(merged, (schema.properties as Record<string, Schema> | undefined) ?? {});
  return true;
}

/** Variants cannot be spread, but for one variant beside null, and for choices between required names. */
function collectBranches(
  merged: MergedObject,
  branches: Schema[],
  schemas: Schemas,
  seen: Set<Schema>,
  depth: number,
): boolean {
  const rest = branches.filter((branch) => branch.type !== "null");
  if (rest.length < branches.length) merged.nullable = true;
  if (rest.length === 1) return collect(merged, rest[0] as Schema, schemas, seen, depth + 1);
  const isChoice = rest.every((branch) =>
    Object.keys(branch).every((keyword) => constraintOnly.has(keyword)),
  );
  if (!isChoice) return false;
  const choices = rest.map((branch) => (branch.required as string[] | undefined) ?? []);
  if (choices.every((names) => names.length > 0)) merged.requiredChoices.push(choices);
  return true;
}

function isOpen(schema: Schema): boolean {
  const { patternProperties } = schema;
  if (patternProperties !== undefined && Object.keys(patternProperties as object).length > 0) return true;
  return ["additionalProperties", "unevaluatedProperties"].some((keyword) => {
    const further = schema[keyword] as Schema | undefined;
    return further !== undefined && further.not === undefined;
  });
}

function addProperties(merged: MergedObject, properties: Record<string, Schema>): void {
  for (const name of Object.keys(properties)) {
    const known = merged.properties[name];
    const added = properties[name] as Schema;
    if (known === undefined || Object.keys(known).length === 0) merged.properties[name] = added;
    else if (!isDeepStrictEqual(known, added)) merged.properties[name] = { allOf: [known, added] };
  }
}

/** The schema behind references, single `allOf` parts and unions with null; the given one when there is none. */
export function dereference(schema: Schema, schemas: Schemas): Schema {
  let current = schema;
  for (let step = 0; step < 32; step++) {
    const union = (current.anyOf ?? current.oneOf) as Schema[] | undefined;
    const rest = union?.filter((branch) => branch.type !== "null");
    const parts = current.allOf as Schema[] | undefined;
    if (typeof current.$ref === "string") {
      const target = schemas.get(current.$ref);
      if (target === undefined) return current;
      current = target.schema;
    } else if (parts?.length === 1 && current.type === undefined) current = parts[0] as Schema;
    else if (rest?.length === 1 && current.type === undefined) current = rest[0] as Schema;
    else return current;
  }
  return current;
}
