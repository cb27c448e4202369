import { child, isObject, members, type Place, type Reading } from "./reading.ts";

/**
 * What a Discriminator Object (OpenAPI 3.1.1, 4.8.25; a property's name in Swagger 2.0) says that the schemas
 * themselves do not: undefined where each variant pins the property to its values with `const` or `enum`. Without
 * variants beside it the subtypes are known to their own schemas alone, which nothing leads to.
 */
export function readDiscriminator(reading: Reading, schema: Place): { propertyName: string } | undefined {
  const { value } = child(schema, "discriminator");
  const propertyName = isObject(value) ? value.propertyName : value;
  if (typeof propertyName !== "string") return undefined;
  const variants = [...members(child(schema, "oneOf")), ...members(child(schema, "anyOf"))].filter(
    ({ value: variant }) => !isObject(variant) || variant.type !== "null",
  );
  const isSaid = variants.length > 0 && variants.every((variant) => pins(reading, variant, propertyName, 0));
  return isSaid ? undefined : { propertyName };
}

function pins(reading: Reading, variant: Place, name: string, depth: number): boolean {
  const place = target(reading, variant);
  if (place === undefined || depth > 4) return false;
  const property = target(reading, child(place, "properties", name));
  if (isObject(property?.value) && (property.value.const !== undefined || Array.isArray(property.value.enum)))
    return true;
  return ["allOf", "oneOf", "anyOf"].some((keyword) => {
    const parts = members(child(place, keyword));
    const isPinned = (part: Place): boolean => pins(reading, part, name, depth + 1);
    return keyword === "allOf" ? parts.some(isPinned) : parts.length > 0 && parts.every(isPinned);
  });
}

function target(reading: Reading, start: Place): Place | undefined {
  let place: Place | undefined = start;
  for (let step = 0; step < 8 && place !== undefined; step++) {
    if (!isObject(place.value) || typeof place.value.$ref !== "string") return place;
    place = reading.documents.resolve(place.value.$ref, place.document, place.pointer);
  }
  return undefined;
}
