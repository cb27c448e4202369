import type { ApiModel, Schema } from "../api/model.ts";

/** References that are followed one after the other before a schema is left alone. */
const maxSteps = 16;

/** The schema that is meant, where one only refers to another. */
export function settledSchema(written: Schema, schemas: ApiModel["schemas"]): Schema {
  let schema = written;
  for (let step = 0; step < maxSteps && typeof schema.$ref === "string"; step++) {
    const target = schemas.get(schema.$ref)?.schema;
    if (target === undefined) return {};
    const { $ref: _, ...beside } = schema;
    schema = { ...target, ...beside };
  }
  return schema;
}

/** The JSON types that a schema names, those of a union's variants, too, without null; empty where it names none. */
export function schemaTypes(written: Schema, schemas: ApiModel["schemas"]): string[] {
  const schema = settledSchema(written, schemas);
  const variants = ((schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined) ?? [];
  const named = [schema, ...variants.map((variant) => settledSchema(variant, schemas))].flatMap(
    ({ type }) => (type === undefined ? [] : [type].flat()) as string[],
  );
  return [...new Set(named)].filter((type) => type !== "null");
}
