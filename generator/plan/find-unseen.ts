import type { Schema } from "../api/model.ts";
import { hidesCharacters, hidesText } from "./clean-text.ts";
import { checkedByApi } from "./shallow-cost.ts";

/** What of a schema, its subschemas aside, holds more than a person sees. */
export interface Unseen {
  /** Texts for the model alone, which are advertised without it. */
  texts: boolean;
  /** Names and values of the request, which the API expects as they are. */
  values: boolean;
}

/** Keywords whose text is for the model alone; JSON Schema 2020-12, Validation, 8.3, 8.4 and 9.5. */
const annotations: ReadonlySet<string> = new Set(["examples", "contentMediaType", "contentEncoding"]);

/** Keywords that are cleaned or looked at where they are copied, or whose subschemas are. */
const elsewhere: ReadonlySet<string> = new Set([
  ...["$ref", "title", "format", "oneOf", "anyOf", "allOf", "prefixItems", "items", "additionalProperties"],
]);

/** Looks at each keyword of a schema once. */
export function findUnseen(schema: Schema): Unseen {
  const unseen = { texts: false, values: false };
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) continue;
    if (elsewhere.has(keyword) || checkedByApi.has(keyword)) continue;
    if (keyword === "description") unseen.texts ||= hidesText(value as string);
    else if (annotations.has(keyword)) unseen.texts ||= holdsUnseen(value);
    else if (keyword === "properties" || keyword === "patternProperties")
      unseen.values ||= Object.keys(value).some(hidesCharacters);
    else unseen.values ||= holdsUnseen(value);
  }
  return unseen;
}

/** Whether a name or a text anywhere in a value has characters that are not seen. */
export function holdsUnseen(value: unknown): boolean {
  if (typeof value === "string") return hidesCharacters(value);
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item === "string") {
      if (hidesCharacters(item)) return true;
    } else if (Array.isArray(item)) {
      for (const inner of item) open.push(inner);
    } else if (typeof item === "object" && item !== null) {
      for (const [name, inner] of Object.entries(item)) open.push(name, inner);
    }
  }
  return false;
}
