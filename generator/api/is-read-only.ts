import { child, isObject, type Place, type Reading } from "./reading.ts";

/** True for a property that only answers carry (OpenAPI 3.1.1 through JSON Schema Validation 9.4, `readOnly`). */
export function isReadOnly(reading: Reading, parent: Place, name: string): boolean {
  let place = child(parent, "properties", name);
  for (let step = 0; step < 8; step++) {
    if (!isObject(place.value)) return false;
    if (place.value.readOnly === true) return true;
    if (typeof place.value.$ref !== "string") return false;
    const target = reading.documents.resolve(place.value.$ref, place.document);
    if (target === undefined) return false;
    place = target;
  }
  return false;
}
