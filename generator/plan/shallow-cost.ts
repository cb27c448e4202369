import type { Schema } from "../api/model.ts";

/** Characters of a description inside an input schema that are kept. */
export const maxDescription = 500;

/** Subschemas that a cut could make narrower than the document: left out, so that the schema only widens. */
export const checkedByApi: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas"],
  ...["unevaluatedProperties", "unevaluatedItems", "additionalItems"],
  ...["minContains", "maxContains", "contentSchema", "discriminator"],
]);

const subschemas = new Set([
  ...["properties", "patternProperties", "anyOf", "oneOf", "allOf", "prefixItems"],
  ...["items", "additionalProperties"],
]);

/** True for a schema with others inside, references aside. */
export function holdsSubschemas(source: Schema): boolean {
  return Object.keys(source).some((keyword) => subschemas.has(keyword));
}

/** True for a schema that nothing fits. */
export function isNever(schema: Schema): boolean {
  return schema.not !== undefined && Object.keys(schema.not as object).length === 0;
}

/**
 * Characters that the schema takes without its subschemas, each of which is counted when its turn comes; its description
 * at most `maxText`.
 */
export function shallowCost(source: Schema, maxText: number): number {
  let cost = 2;
  for (const keyword of Object.keys(source)) {
    if (checkedByApi.has(keyword)) continue;
    const value = source[keyword];
    cost += keyword.length + 6;
    if (keyword === "description") cost += Math.min((value as string).length, maxText);
    else if (keyword === "examples") cost += 120;
    else if (keyword === "properties" || keyword === "patternProperties")
      for (const name of Object.keys(value as object)) cost += name.length + 30;
    else if (subschemas.has(keyword)) cost += Array.isArray(value) ? value.length * 10 : 0;
    else cost += JSON.stringify(value).length;
  }
  return cost;
}
