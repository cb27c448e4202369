import { isObject, type Place, type Reading } from "./reading.ts";

/** True for a property that only answers carry (OpenAPI 3.1.1 through JSON Schema Validation 9.4, `readOnly`). */
export function isReadOnly(reading: Reading, parent: Place, name: string): boolean {
  const properties = isObject(parent.value) ? parent.value.properties : undefined;
  if (typeof properties !== "object" || properties === null || !Object.hasOwn(properties, name)) return false;
  let value = (properties as Record<string, unknown>)[name];
  let { document } = parent;
  for (let step = 0; step < 8; step++) {
    if (!isObject(value)) return false;
    if (value.readOnly === true) return true;
    if (typeof value.$ref !== "string") return false;
    const target = reading.documents.resolve(value.$ref, document);
    if (target === undefined) return false;
    value = target.value;
    document = target.document;
  }
  return false;
}
