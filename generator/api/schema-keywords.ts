import { valueKeywords } from "./value-keywords.ts";

type Kind = "value" | "schema" | "schemas" | "map" | "special";

/** What becomes of every keyword of JSON Schema 2020-12, draft 4 and the OpenAPI schema objects. */
const kinds: Record<Kind, readonly string[]> = {
  value: Object.keys(valueKeywords),
  schema: [
    ...["contains", "propertyNames", "not", "if", "then", "else"],
    ...[
      "additionalProperties",
      "unevaluatedItems",
      "unevaluatedProperties",
      "additionalItems",
      "contentSchema",
    ],
  ],
  schemas: ["prefixItems", "allOf", "anyOf", "oneOf"],
  map: ["patternProperties", "dependentSchemas"],
  special: [
    ...["type", "enum", "required", "pattern", "items", "properties", "nullable", "example"],
    ...["exclusiveMinimum", "exclusiveMaximum", "$ref", "$dynamicRef", "dependencies", "discriminator"],
    ...["$schema", "$id", "collectionFormat"],
  ],
};

/** What is done with a keyword; undefined for one that nobody knows. */
export const kindOf: ReadonlyMap<string, Kind> = new Map(
  (Object.entries(kinds) as [Kind, string[]][]).flatMap(([kind, names]) =>
    names.map((name): [string, Kind] => [name, kind]),
  ),
);
