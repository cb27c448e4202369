import { typesOf } from "./read-outline.ts";
import { child, isObject, type Place, type Reading } from "./reading.ts";

/** More parts than people write. */
const maxParts = 32;

/**
 * The places that give an object its members: what a schema refers to, and the parts of its `allOf`, with theirs. Empty where it is
 * no object, and where variants leave open what it is.
 */
export function objectParts(reading: Reading, start: Place): Place[] {
  const parts: Place[] = [];
  const queue = [start];
  const seen = new Set<unknown>();
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    const { value } = place;
    if (seen.has(value)) continue;
    seen.add(value);
    if (!isObject(value) || seen.size > maxParts) return [];
    if (typeof value.$ref === "string") {
      const target = reading.documents.resolve(value.$ref, place.document);
      if (target === undefined) return [];
      queue.push(target);
      continue;
    }
    const types = typesOf(value).filter((type) => type !== "null");
    if (["anyOf", "oneOf", "not"].some((key) => value[key] !== undefined)) return [];
    if (types.length > 0 && types.join() !== "object") return [];
    parts.push(place);
    if (Array.isArray(value.allOf))
      queue.push(...value.allOf.map((_, index) => child(place, "allOf", index)));
  }
  return parts;
}
