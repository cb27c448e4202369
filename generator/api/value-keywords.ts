/**
 * Keywords whose value is taken over as it is, and which values they may have (JSON Schema Validation 2020-12,
 * sections 6 to 9). Anything else under them is left out, so that every schema we make is valid.
 */
export const valueKeywords: Record<string, (value: unknown) => boolean> = {
  title: isString,
  description: isString,
  format: isString,
  contentEncoding: isString,
  contentMediaType: isString,
  deprecated: isBoolean,
  writeOnly: isBoolean,
  uniqueItems: isBoolean,
  default: isAnything,
  const: isAnything,
  examples: Array.isArray,
  multipleOf: (value) => typeof value === "number" && value > 0,
  minimum: isNumber,
  maximum: isNumber,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minContains: isCount,
  maxContains: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  dependentRequired: isListsByName,
};

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isAnything(value: unknown): boolean {
  return value !== undefined;
}

function isListsByName(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (list) =>
      Array.isArray(list) &&
      list.every((name) => typeof name === "string") &&
      new Set(list).size === list.length,
  );
}
