import type { Schema } from "../api/model.ts";
import { capText, cleanText } from "../plan/clean-text.ts";
import { maxDescription } from "../plan/shallow-cost.ts";
import { digest, digestWords, isMap } from "./digest.ts";

/** Keywords whose value is a schema, a list of schemas, or a map of schemas (JSON Schema 2020-12, "Core", 10). */
const schemaKeywords = new Set(
  [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
  ].concat(["unevaluatedItems", "unevaluatedProperties", "allOf", "anyOf", "oneOf", "prefixItems"]),
);
const mapKeywords = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** An example longer than this is not advertised. */
const maxExample = 120;

/** Makes schemas small: texts become digests, keys stand in one order; equal texts are worked on once. */
export interface Stripping {
  digests: Map<string, string>;
  /** Keys of references that were met. */
  references: Set<string>;
  /** Arguments that were met, by schema: tools share most of their parameters. */
  inputs: Map<Schema, { description: string | undefined; stripped: Schema }[]>;
}

/** The schema of an argument, whose own description wins. */
export function stripInput(
  stripping: Stripping,
  { schema, description }: { schema: Schema; description?: string },
): Schema {
  const known = stripping.inputs.get(schema) ?? [];
  const found = known.find((input) => input.description === description);
  if (found !== undefined) return found.stripped;
  const stripped = stripSchema(stripping, description === undefined ? schema : { ...schema, description });
  stripping.inputs.set(schema, [...known, { description, stripped }]);
  return stripped;
}

export function stripSchema(stripping: Stripping, schema: Schema): Schema {
  const stripped: Schema = {};
  for (const keyword of Object.keys(schema).sort()) {
    const value = schema[keyword];
    if (keyword === "$ref") stripping.references.add(value as string);
    if (keyword === "title" || keyword === "description") {
      const text = digestText(stripping, value);
      if (text !== "") stripped[keyword] = text;
    } else if (keyword === "examples") {
      const shown = JSON.stringify((value as unknown[])[0] ?? null);
      if (shown.length <= maxExample) stripped.examples = digest(shown);
    } else if (keyword !== "$comment") stripped[keyword] = stripValue(stripping, keyword, value);
  }
  return stripped;
}

/** Digest of a text as a model is shown it; "" for none. */
function digestText({ digests }: Stripping, text: unknown): string {
  const written = String(text);
  let known = digests.get(written);
  if (known === undefined) {
    const shown = capText(cleanText(written), maxDescription);
    known = shown === "" ? "" : digestWords(shown);
    digests.set(written, known);
  }
  return known;
}

function stripValue(stripping: Stripping, keyword: string, value: unknown): unknown {
  if (schemaKeywords.has(keyword)) {
    if (Array.isArray(value)) return value.map((each) => (isMap(each) ? stripSchema(stripping, each) : each));
    return isMap(value) ? stripSchema(stripping, value) : value;
  }
  if (!mapKeywords.has(keyword) || !isMap(value)) return value;
  const stripped: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value).sort()) {
    const each = value[name];
    stripped[name] = isMap(each) ? stripSchema(stripping, each) : each;
  }
  return stripped;
}
