import { child, isObject, type Place, type Reading } from "./reading.ts";

/**
 * True for a property that only answers carry (OpenAPI 3.1.1 through JSON Schema Validation 9.4, `readOnly`): said of it,
 * or of what it refers to or is put together from.
 */
export function isReadOnly(reading: Reading, parent: Place, name: string): boolean {
  const properties = isObject(parent.value) ? parent.value.properties : undefined;
  if (typeof properties !== "object" || properties === null || !Object.hasOwn(properties, name)) return false;
  const value = (properties as Record<string, unknown>)[name];
  if (!isObject(value)) return false;
  if (value.readOnly === true) return true;
  if (typeof value.$ref !== "string" && !Array.isArray(value.allOf)) return false;
  return partsOf(reading, [child(parent, "properties", name)], ["allOf"]).some(
    (part) => isObject(part.value) && part.value.readOnly === true,
  );
}

/**
 * The required names of a schema that a request has to bring. Of a read-only property that takes effect on the answer
 * only (OpenAPI 3.0.4, Schema Object, `readOnly`), wherever the property is declared: in the schema, in a part of it, or in
 * what it is a part of (`outer`).
 */
export function requiredInRequests(
  reading: Reading,
  schema: Place,
  names: readonly unknown[],
  outer: readonly Place[],
): string[] {
  let parts: Place[] | undefined;
  const isForAnswers = (name: string): boolean => {
    parts ??= partsOf(reading, [schema, ...outer], ["allOf", "anyOf", "oneOf"]);
    return parts.some((part) => isReadOnly(reading, part, name));
  };
  const wanted = names.filter((name): name is string => typeof name === "string" && !isForAnswers(name));
  return [...new Set(wanted)].sort();
}

/** As something that surrounds a branch of a union: the other branches do not hold for the same value. */
export function withoutUnion(place: Place, keyword: string): Place {
  return { ...place, value: { ...(place.value as object), [keyword]: undefined } };
}

/** Schemas put together that are looked at. */
const maxParts = 100;

/** Schemas with all that apply to the same value by their references and by the keywords. */
function partsOf(reading: Reading, starts: readonly Place[], keywords: readonly string[]): Place[] {
  const parts: Place[] = [...starts];
  const seen = new Set<unknown>(starts.map(({ value }) => value));
  const add = (part: Place | undefined): void => {
    if (part === undefined || seen.has(part.value)) return;
    seen.add(part.value);
    parts.push(part);
  };
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Place;
    if (!isObject(part.value)) continue;
    const { $ref } = part.value;
    if (typeof $ref === "string") add(reading.documents.resolve($ref, part.document, part.pointer));
    for (const keyword of keywords) {
      const list = part.value[keyword];
      const count = Array.isArray(list) ? list.length : 0;
      for (let at = 0; at < count && parts.length < maxParts; at++) add(child(part, keyword, at));
    }
  }
  return parts;
}
