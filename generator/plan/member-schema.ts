import { isDeepStrictEqual } from "node:util";
import type { NamedSchema, Schema } from "../api/model.ts";
import { isNever } from "./shallow-cost.ts";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * The schema of a member of an object, found through references, `allOf` and the variants of unions. Where nothing
 * declares the member it is that of further properties, `{}` for an object that says nothing of its members; undefined
 * where there is no such place.
 */
export function memberSchema(object: Schema, name: string, schemas: Schemas): Schema | undefined {
  const declared = declaredMember(object, name, schemas, new Set());
  if (declared !== undefined) return declared;
  const parts = partsOf(object, schemas);
  if (parts.some(({ type }) => type !== undefined && ![type].flat().includes("object"))) return undefined;
  const further = parts
    .map(({ additionalProperties }) => additionalProperties as Schema | undefined)
    .filter((schema) => schema !== undefined);
  const [open] = further;
  if (open !== undefined) return further.some(isNever) ? undefined : open;
  return memberNames(object, schemas).length === 0 ? {} : undefined;
}

/** Names of all members that an object or a variant of it declares, sorted. */
export function memberNames(object: Schema, schemas: Schemas): string[] {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    for (const part of partsOf(schema, schemas)) {
      if (seen.has(part)) continue;
      seen.add(part);
      for (const name of Object.keys(propertiesOf(part))) names.add(name);
      for (const branch of variantsOf(part)) visit(branch);
    }
  };
  visit(object);
  return [...names].sort();
}

/**
 * The first member that an object requires and none of the paths brings, as `a.b`; a path is the names of members from
 * the object on. Undefined when the paths bring all.
 */
export function missingMember(
  object: Schema,
  paths: readonly (readonly string[])[],
  schemas: Schemas,
): string | undefined {
  for (const name of [...requiredMembers(object, schemas)].sort()) {
    const below = paths.filter(([first]) => first === name).map((path) => path.slice(1));
    if (below.length === 0) return name;
    if (below.some((path) => path.length === 0)) continue;
    const inner = missingMember(memberSchema(object, name, schemas) ?? {}, below, schemas);
    if (inner !== undefined) return `${name}.${inner}`;
  }
  return undefined;
}

/** Whether each step of a path is required by the object before it. */
export function isRequiredPath(object: Schema, path: readonly string[], schemas: Schemas): boolean {
  let schema = object;
  return path.every((name) => {
    const isRequired = requiredMembers(schema, schemas).has(name);
    schema = memberSchema(schema, name, schemas) ?? {};
    return isRequired;
  });
}

/** The schema without the requirement of the members at these paths; the very same one where none is required. */
export function withoutRequired(
  schema: Schema,
  paths: readonly (readonly string[])[],
  schemas: Schemas,
): Schema {
  return paths.length === 0 ? schema : loosen(schema, paths, schemas, new Map());
}

/** @param done what became of schemas that the same paths lead to; a schema inside itself stays as it is. */
function loosen(
  schema: Schema,
  paths: readonly (readonly string[])[],
  schemas: Schemas,
  done: Map<Schema, Schema>,
): Schema {
  const known = done.get(schema);
  if (known !== undefined) return known;
  done.set(schema, schema);
  const result = loosenOne(schema, paths, schemas, (part) => loosen(part, paths, schemas, done));
  done.set(schema, result);
  return result;
}

function loosenOne(
  schema: Schema,
  paths: readonly (readonly string[])[],
  schemas: Schemas,
  inner: (part: Schema) => Schema,
): Schema {
  const changed: Schema = {};
  const change = (keyword: string, value: unknown): void => {
    if (value !== schema[keyword]) changed[keyword] = value;
  };
  const heads = new Set(paths.map(([name]) => name));
  const required = schema.required as string[] | undefined;
  if (required?.some((name) => heads.has(name)))
    change(
      "required",
      required.filter((name) => !heads.has(name)),
    );
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts = schema[keyword] as Schema[] | undefined;
    const loosened = parts?.map(inner);
    if (loosened?.some((part, index) => part !== parts?.[index])) change(keyword, loosened);
  }
  change("properties", loosenProperties(schema, paths, schemas));
  const target = typeof schema.$ref === "string" ? schemas.get(schema.$ref)?.schema : undefined;
  const loosened = target && inner(target);
  const whole: Schema = { ...schema, ...changed };
  if ((whole.required as string[] | undefined)?.length === 0) delete whole.required;
  if (loosened === target) return Object.keys(changed).length === 0 ? schema : whole;
  const { $ref, ...siblings } = whole;
  return Object.keys(siblings).every(
    (keyword) => keyword === "description" || loosened?.[keyword] === undefined,
  )
    ? { ...loosened, ...siblings }
    : { ...siblings, allOf: [...((siblings.allOf as Schema[] | undefined) ?? []), loosened] };
}

function loosenProperties(schema: Schema, paths: readonly (readonly string[])[], schemas: Schemas): unknown {
  const properties = propertiesOf(schema);
  const changed: Record<string, Schema> = Object.create(null);
  for (const name of Object.keys(properties)) {
    const property = properties[name] as Schema;
    const below = paths.filter(([first, ...rest]) => first === name && rest.length > 0);
    const loosened = withoutRequired(
      property,
      below.map((path) => path.slice(1)),
      schemas,
    );
    if (loosened !== property) changed[name] = loosened;
  }
  if (Object.keys(changed).length === 0) return schema.properties;
  return Object.assign(Object.create(null), properties, changed);
}

function declaredMember(
  object: Schema,
  name: string,
  schemas: Schemas,
  seen: Set<Schema>,
): Schema | undefined {
  const found = partsOf(object, schemas).flatMap((part) => {
    if (seen.has(part)) return [];
    seen.add(part);
    const properties = propertiesOf(part);
    const own = Object.hasOwn(properties, name) ? [properties[name] as Schema] : [];
    const variants = distinct(
      variantsOf(part)
        .map((branch) => declaredMember(branch, name, schemas, seen))
        .filter((schema) => schema !== undefined),
    );
    return variants.length > 1 ? [...own, { anyOf: variants }] : [...own, ...variants];
  });
  const all = distinct(found.filter((schema) => Object.keys(schema).length > 0));
  return all.length > 1 ? { allOf: all } : (all[0] ?? found[0]);
}

function distinct(schemas: readonly Schema[]): Schema[] {
  return schemas.filter(
    (schema, index) => schemas.findIndex((other) => isDeepStrictEqual(other, schema)) === index,
  );
}

function requiredMembers(object: Schema, schemas: Schemas): Set<string> {
  return new Set(
    partsOf(object, schemas).flatMap(({ required }) => (required as string[] | undefined) ?? []),
  );
}

/** All that holds for one value: the schema, what it refers to, its `allOf`, the only branch beside null. */
function partsOf(schema: Schema, schemas: Schemas): Schema[] {
  const parts = new Set<Schema>();
  const visit = (part: Schema): void => {
    if (parts.has(part)) return;
    parts.add(part);
    const target = typeof part.$ref === "string" ? schemas.get(part.$ref)?.schema : undefined;
    if (target !== undefined) visit(target);
    for (const each of (part.allOf as Schema[] | undefined) ?? []) visit(each);
    const branches = branchesOf(part);
    if (branches.length === 1) visit(branches[0] as Schema);
  };
  visit(schema);
  return [...parts];
}

/** Alternatives of which a value may be any one. */
function variantsOf(part: Schema): Schema[] {
  const branches = branchesOf(part);
  return branches.length > 1 ? branches : [];
}

function branchesOf({ anyOf, oneOf }: Schema): Schema[] {
  const branches = (anyOf ?? oneOf ?? []) as Schema[];
  return branches.filter(({ type }) => type !== "null");
}

function propertiesOf({ properties }: Schema): Record<string, Schema> {
  return (properties as Record<string, Schema> | undefined) ?? {};
}
