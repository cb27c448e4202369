import { createHash } from "node:crypto";
import { isObject, type JsonObject, type Place, type Reading } from "./reading.ts";

/** Levels of an answer that are looked at; a list and its items are two. */
const maxDepth = 6;

/** Keywords that say nothing of an answer's shape. */
const words =
  /^(x-.*|title|description|examples?|default|deprecated|externalDocs|xml|readOnly|writeOnly|\$comment|\$ref)$/;

interface Digesting {
  reading: Reading;
  /** What was worked out of targets of references, by level. */
  known: Map<Place, string[]>;
}

/**
 * Digest of what a schema says of an answer: types, members, values. Whether parts are referred to or written in place makes
 * no difference, nor does the order of keys. Deeper than six levels nothing is seen.
 */
export function digestAnswer(reading: Reading, { value, document }: Place): string {
  const known = (reading.known.get(digestAnswer) ?? new Map()) as Map<Place, string[]>;
  reading.known.set(digestAnswer, known);
  return inner({ reading, known }, value, document, maxDepth + 1);
}

/** A schema one level further down. */
function inner(digesting: Digesting, value: unknown, document: string, level: number): string {
  const depth = level - 1;
  if (!isObject(value)) return JSON.stringify(value) ?? "";
  if (depth === 0) return "";
  const keys = Object.keys(value);
  const target =
    typeof value.$ref === "string" ? digesting.reading.documents.resolve(value.$ref, document) : undefined;
  const referred = target === undefined ? "" : ofTarget(digesting, target, depth);
  const own = keys.filter((key) => !words.test(key));
  return own.length === 0 ? referred : referred + ofKeywords(digesting, value, own, document, depth);
}

function ofTarget(digesting: Digesting, target: Place, depth: number): string {
  const texts = digesting.known.get(target) ?? [];
  digesting.known.set(target, texts);
  const known = texts[depth];
  if (known !== undefined) return known;
  // A reference that leads to itself says nothing.
  texts[depth] = "";
  const text = inner(digesting, target.value, target.document, depth + 1);
  texts[depth] = text;
  return text;
}

function ofKeywords(
  digesting: Digesting,
  schema: JsonObject,
  keys: string[],
  document: string,
  depth: number,
): string {
  const parts = keys.sort().map((key) => {
    const value = schema[key];
    if (key === "properties" && isObject(value)) {
      const names = Object.keys(value).sort();
      return `${key}:${names.map((name) => `${name} ${inner(digesting, value[name], document, depth)}`).join()}`;
    }
    if (!Array.isArray(value)) return `${key}:${inner(digesting, value, document, depth)}`;
    const items = value.map((each) => inner(digesting, each, document, depth));
    // The order of values and names has no meaning; that of schemas in a list may have one.
    return `${key}:${(value.some(isObject) ? items : items.sort()).join()}`;
  });
  return shorten(`{${parts.join(";")}}`);
}

/** What says more than a little is told by its hash. */
function shorten(text: string): string {
  return text.length <= 40 ? text : createHash("sha256").update(text).digest("base64url").slice(0, 10);
}
