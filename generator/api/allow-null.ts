import type { Schema } from "./model.ts";

/** `nullable` of OpenAPI 3.0 (3.0.3, Schema Object) and its leftovers in later versions. */
export function allowNull(schema: Schema): Schema {
  const { type } = schema;
  if (typeof type === "string" || Array.isArray(type)) {
    const all = [type].flat() as string[];
    const widened: Schema = { ...schema, type: all.includes("null") ? type : [...all, "null"] };
    if (Array.isArray(schema.enum) && !schema.enum.includes(null)) widened.enum = [...schema.enum, null];
    return widened;
  }
  if (Array.isArray(schema.enum)) {
    return schema.enum.includes(null) ? schema : { ...schema, enum: [...schema.enum, null] };
  }
  const { description, default: fallback, examples, title, deprecated, ...constraint } = schema;
  if (Object.keys(constraint).length === 0) return schema;
  const note: Schema = {};
  for (const [keyword, value] of Object.entries({
    title,
    description,
    default: fallback,
    examples,
    deprecated,
  })) {
    if (value !== undefined) note[keyword] = value;
  }
  return { ...note, anyOf: [constraint, { type: "null" }] };
}
