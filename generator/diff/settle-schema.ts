import type { Schema } from "../api/model.ts";
import { canonicalJson, isMap } from "./digest.ts";

/** The schemas that references of one side lead to, and what was made of schemas already. */
export interface SchemaSide {
  schemas: Readonly<Record<string, Schema>>;
  settled: WeakMap<Schema, Schema>;
  branches: WeakMap<Schema, Schema[]>;
}

export function schemaSide(schemas: Readonly<Record<string, Schema>>): SchemaSide {
  return { schemas, settled: new WeakMap(), branches: new WeakMap() };
}

const settling: Schema = {};

/**
 * The same schema without `$ref`, `allOf`, `oneOf` and `const`, where its parts can be put together: what says the same gets
 * the same form, whether it is written in place or referred to. `oneOf` counts as `anyOf`, as it is advertised. Parts
 * that cannot be put together stay in `allOf`.
 */
export function settleSchema(side: SchemaSide, schema: Schema): Schema {
  const known = side.settled.get(schema);
  if (known !== undefined) return known;
  // A schema that leads back to itself adds nothing to itself.
  side.settled.set(schema, settling);
  const { $ref, allOf, oneOf, anyOf, const: only, ...own } = schema;
  const parts: Schema[] = [];
  if (typeof $ref === "string" && Object.hasOwn(side.schemas, $ref)) parts.push(side.schemas[$ref] as Schema);
  if (Array.isArray(allOf)) parts.push(...allOf.filter(isMap));
  let settled: Schema = own;
  if (Object.hasOwn(schema, "const")) settled = joinSchemas(settled, { enum: [only] });
  for (const branches of [anyOf, oneOf])
    if (Array.isArray(branches)) settled = joinSchemas(settled, unionOf(branches.filter(isMap)));
  for (const part of parts) settled = joinSchemas(settled, settleSchema(side, part));
  side.settled.set(schema, settled);
  side.settled.set(settled, settled);
  return settled;
}

const unionOf = (branches: Schema[]): Schema =>
  branches.length === 1 ? (branches[0] as Schema) : { anyOf: branches };

/** What a union may be, each with what stands beside the union; the schema itself when it is none. */
export function branchesOf(side: SchemaSide, settled: Schema): Schema[] {
  const { anyOf, ...rest } = settled;
  if (!Array.isArray(anyOf)) return [settled];
  let branches = side.branches.get(settled);
  if (branches === undefined) {
    branches = anyOf.map((branch: Schema) =>
      settleSchema(side, joinSchemas(rest, settleSchema(side, branch))),
    );
    side.branches.set(settled, branches);
  }
  return branches;
}

/** Words about a value, of which the nearer ones count. */
const annotations: ReadonlySet<string> = new Set(
  [
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "format",
    "contentEncoding",
    "contentMediaType",
  ].concat(["readOnly", "writeOnly", "$schema"]),
);

/** Both schemas at once (`allOf`). */
function joinSchemas(a: Schema, b: Schema): Schema {
  const joined: Schema = { ...a };
  const others: Schema[] = [];
  for (const [keyword, value] of Object.entries(b)) {
    const own = joined[keyword];
    if (own === undefined) joined[keyword] = value;
    else if (annotations.has(keyword) || canonicalJson(own) === canonicalJson(value)) continue;
    else if (keyword === "allOf") others.push(...(value as Schema[]));
    else {
      const both = joinValues(keyword, own, value);
      if (both === undefined) others.push({ [keyword]: value });
      else joined[keyword] = both;
    }
  }
  if (others.length > 0) joined.allOf = [...((joined.allOf as Schema[] | undefined) ?? []), ...others];
  return joined;
}

function joinValues(keyword: string, a: unknown, b: unknown): unknown {
  switch (keyword) {
    case "properties":
      return joinProperties(a as Record<string, Schema>, b as Record<string, Schema>);
    case "required":
      return [...new Set([...(a as string[]), ...(b as string[])])].sort();
    case "type":
      return commonTypes([a].flat() as string[], [b].flat() as string[]);
    case "enum": {
      const known = new Set((b as unknown[]).map(canonicalJson));
      return (a as unknown[]).filter((value) => known.has(canonicalJson(value)));
    }
    case "items":
      return isMap(a) && isMap(b) ? { allOf: [a, b] } : undefined;
  }
  if (/^(min|exclusiveMin)/.test(keyword)) return Math.max(Number(a), Number(b));
  return /^(max|exclusiveMax)/.test(keyword) ? Math.min(Number(a), Number(b)) : undefined;
}

function commonTypes(a: readonly string[], b: readonly string[]): string[] {
  const fits = (type: string, types: readonly string[]): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...a.filter((type) => fits(type, b)), ...b.filter((type) => fits(type, a))])];
}

function joinProperties(a: Record<string, Schema>, b: Record<string, Schema>): Record<string, Schema> {
  const joined: Record<string, Schema> = Object.create(null);
  for (const name of Object.keys(a)) joined[name] = a[name] as Schema;
  for (const name of Object.keys(b)) {
    const [own, other] = [joined[name], b[name] as Schema];
    joined[name] = own === undefined ? other : { allOf: [own, other] };
  }
  return joined;
}
