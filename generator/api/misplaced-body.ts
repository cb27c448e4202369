import { child, follow, isObject, type Place, type Reading, word } from "./reading.ts";

/**
 * Whether parameters are the body, as only Swagger 2.0 has it (`in: body`, `in: formData`). References are followed
 * where a body is usual.
 */
export function holdsBodyParameter(reading: Reading, lists: readonly Place[]): boolean {
  const isUsual = !/^(?:GET|HEAD) /.test(reading.operation ?? "");
  const quiet: Reading = { ...reading, report: () => {} };
  const isBody = (value: unknown): boolean => isObject(value) && /^(?:body|formdata)$/.test(word(value.in));
  for (const list of lists) {
    if (!Array.isArray(list.value)) continue;
    for (const [index, value] of list.value.entries()) {
      const isReference = isObject(value) && value.$ref !== undefined;
      if (!isReference && isBody(value)) return true;
      if (isReference && isUsual && isBody(follow(quiet, child(list, index))?.value)) return true;
    }
  }
  return false;
}

const schemaKeys = ["type", "properties", "items", "allOf", "anyOf", "oneOf", "enum"];

/** The schema of a Request Body Object that has one where `content` belongs, or that is one itself; undefined otherwise. */
export function schemaWithoutContent(body: Place): Place | undefined {
  if (!isObject(body.value)) return undefined;
  const { value } = body;
  const below = child(body, "schema");
  if (isObject(below.value)) return below;
  return schemaKeys.some((key) => value[key] !== undefined) ? body : undefined;
}
