import type { OpenAPIV3 } from "openapi-types";
import { type ApiDocument, resolveSchema } from "./api-document.ts";

/**
 * The top-level fields of a body that its schema does not know. Schemas in the wild leave `additionalProperties`
 * unsaid, so a validator lets a misspelt field pass and the API would silently ignore it. Empty where the schema takes
 * any field.
 */
export function unknownFields(
  document: ApiDocument,
  schema: OpenAPIV3.SchemaObject | OpenAPIV3.ReferenceObject,
  body: unknown,
): string[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  const known = knownFields(document, schema);
  return known === "any" || known.size === 0 ? [] : Object.keys(body).filter((field) => !known.has(field));
}

function knownFields(
  document: ApiDocument,
  schema: OpenAPIV3.SchemaObject | OpenAPIV3.ReferenceObject,
): ReadonlySet<string> | "any" {
  const { properties, additionalProperties, allOf, oneOf, anyOf } = resolveSchema(document, schema);
  if (additionalProperties !== undefined && additionalProperties !== false) return "any";
  const fields = new Set(Object.keys(properties ?? {}));
  for (const branch of [...(allOf ?? []), ...(oneOf ?? []), ...(anyOf ?? [])]) {
    const further = knownFields(document, branch);
    if (further === "any") return "any";
    for (const field of further) fields.add(field);
  }
  return fields;
}
