import { checkNumber, checkString } from "./check-scalar.ts";
import { valueKey } from "./compare-values.ts";
import { counted, describeChoices, quoted } from "./describe-schema.ts";
import { explainUnion } from "./explain-union.ts";
import { matchPattern } from "./match-pattern.ts";
import { nearestName } from "./nearest-name.ts";
import {
  type Check,
  fault,
  isDone,
  missingNames,
  quotedList,
  spend,
  TooCostlyError,
  unknownName,
  wrongType,
} from "./problem-texts.ts";
import {
  type Definitions,
  definitionAt,
  definitionsOf,
  isOfType,
  isSchema,
  type Schema,
} from "./schema-types.ts";

/** Schemas applied to values, and values compared: about a tenth of a second. */
const maxSteps = 1_000_000;
/** Schemas inside each other: what is deeper is left to the API, and so is a definition that only names itself. */
const maxDepth = 500;

/**
 * What is wrong with a value, in at most five sentences, by the keywords of JSON Schema 2020-12 that input schemas
 * use (Core 10, Validation 6). Formats, and keywords that are never advertised, are not asserted. Names such as
 * `__proto__` are names like any other.
 * @throws {TooCostlyError} when the value is too large or too deep for the schema.
 */
export function findProblems(value: unknown, schema: Schema): string[] {
  const problems = new Set<string>();
  const definitions = definitionsOf(schema);
  const check: Check = { definitions, problems, steps: maxSteps, path: [], depth: 0 };
  if (fits(value, schema, check)) return [];
  if (problems.size === 0) fault(check, "does not fit the input schema");
  return [...problems];
}

/** Whether a value is as a schema wants it; false also where that would take long to find out. */
export function isFit(value: unknown, schema: Schema, definitions: Definitions): boolean {
  try {
    return fits(value, schema, { definitions, problems: undefined, steps: 10_000, path: [], depth: 0 });
  } catch (error) {
    if (error instanceof TooCostlyError) return false;
    throw error;
  }
}

/** The verdict. A check that collects problems goes on after the first one. */
function fits(value: unknown, schema: unknown, check: Check): boolean {
  if (schema === false) return fault(check, "is not allowed");
  if (!isSchema(schema) || check.depth >= maxDepth) return true;
  spend(check, 1);
  check.depth++;
  const good = fitsAll(value, schema, check);
  check.depth--;
  return good;
}

function fitsAll(value: unknown, schema: Schema, check: Check): boolean {
  if (!fitsKind(value, schema, check)) return false;
  const good = fitsInside(value, schema, check);
  if (!good && isDone(check)) return false;
  return fitsCombined(value, schema, check) && good;
}

/** What the value is, before what is in it: where this fails, the rest would only confuse. */
function fitsKind(value: unknown, schema: Schema, check: Check): boolean {
  const { type, enum: choices, const: only, $ref: reference } = schema;
  if (type !== undefined) {
    const types = (Array.isArray(type) ? type : [type]) as string[];
    if (!isOfType(value, types)) return wrongType(value, types, check);
  }
  if (only !== undefined && !isSame(value, only, check))
    return fault(check, `must be ${describeChoices([only])}`);
  if (Array.isArray(choices) && !isAmong(value, choices, check)) {
    if (check.problems === undefined) return false;
    const texts = choices.filter((choice) => typeof choice === "string");
    const near = typeof value === "string" ? nearestName(value, texts) : undefined;
    const hint = near === undefined ? "" : `; did you mean ${quoted(near)}?`;
    return fault(check, `must be ${describeChoices(choices)}${hint}`);
  }
  return typeof reference !== "string" || fits(value, definitionAt(reference, check.definitions), check);
}

function isSame(value: unknown, other: unknown, check: Check): boolean {
  return value === other || (typeof value === "object" && value !== null && isAmong(value, [other], check));
}

function isAmong(value: unknown, choices: readonly unknown[], check: Check): boolean {
  if (typeof value !== "object" || value === null) return choices.includes(value);
  const key = keyOf(value, check);
  return choices.some((choice) => typeof choice === "object" && valueKey(choice) === key);
}

function keyOf(value: unknown, check: Check): string {
  const key = valueKey(value);
  spend(check, Math.ceil(key.length / 20));
  return key;
}

function fitsInside(value: unknown, schema: Schema, check: Check): boolean {
  if (Array.isArray(value)) return fitsArray(value, schema, check);
  if (typeof value === "object" && value !== null)
    return fitsObject(value as Record<string, unknown>, schema, check);
  const faults =
    typeof value === "string"
      ? checkString(value, schema)
      : typeof value === "number" || typeof value === "bigint"
        ? checkNumber(value, schema)
        : [];
  for (const text of faults) fault(check, text);
  return faults.length === 0;
}

function fitsArray(items: readonly unknown[], schema: Schema, check: Check): boolean {
  const { minItems, maxItems, uniqueItems, prefixItems, items: each } = schema;
  let good = true;
  if (minItems !== undefined && items.length < Number(minItems))
    good = fault(check, `has ${counted(items.length, "item", "items")}; it needs at least ${minItems}`);
  if (maxItems !== undefined && items.length > Number(maxItems))
    good = fault(check, `has ${counted(items.length, "item", "items")}; it takes at most ${maxItems}`);
  if (uniqueItems === true) {
    const twice = findTwice(items, check);
    if (twice !== undefined) good = fault(check, `has the same item twice, at ${twice[0]} and ${twice[1]}`);
  }
  const heads: readonly unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
  for (let index = 0; index < items.length; index++) {
    if (!good && isDone(check)) return false;
    if (index >= heads.length && each === undefined) break;
    if (index >= heads.length && each === false)
      return fault(check, `has ${counted(items.length, "item", "items")}; it takes at most ${heads.length}`);
    good = fitsAt(index, items[index], index < heads.length ? heads[index] : each, check) && good;
  }
  return good;
}

function fitsAt(key: string | number, value: unknown, schema: unknown, check: Check): boolean {
  check.path.push(key);
  const good = fits(value, schema, check);
  check.path.pop();
  return good;
}

function findTwice(items: readonly unknown[], check: Check): [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, check);
    const before = seen.get(key);
    if (before !== undefined) return [before, index];
    seen.set(key, index);
  }
  return undefined;
}

function fitsObject(object: Record<string, unknown>, schema: Schema, check: Check): boolean {
  const names = Object.keys(object);
  const good = fitsProperties(names, object, schema, check);
  if (!good && isDone(check)) return false;
  return fitsNames(names, object, schema, check) && good;
}

function fitsProperties(
  names: readonly string[],
  object: Record<string, unknown>,
  schema: Schema,
  check: Check,
): boolean {
  let good = true;
  const { properties, patternProperties, additionalProperties } = schema;
  if (properties === undefined && patternProperties === undefined && additionalProperties === undefined)
    return good;
  const known = isSchema(properties) ? properties : {};
  const patterns = isSchema(patternProperties) ? Object.entries(patternProperties) : [];
  for (const name of names) {
    if (!good && isDone(check)) return false;
    const value = object[name];
    let isKnown = Object.hasOwn(known, name);
    if (isKnown) good = fitsAt(name, value, known[name], check) && good;
    for (const [pattern, inner] of patterns) {
      const matched = matchPattern(pattern, name);
      // A name that cannot be matched in time might be known: the API decides.
      if (matched !== false) isKnown = true;
      if (matched === true) good = fitsAt(name, value, inner, check) && good;
    }
    if (isKnown || additionalProperties === undefined) continue;
    if (additionalProperties === false) good = unknownName(name, Object.keys(known), check);
    else good = fitsAt(name, value, additionalProperties, check) && good;
  }
  return good;
}

function fitsNames(
  names: readonly string[],
  object: Record<string, unknown>,
  { required, minProperties, maxProperties, dependentRequired }: Schema,
  check: Check,
): boolean {
  let good = true;
  const wanted = (Array.isArray(required) ? required : []) as string[];
  const missing = wanted.filter((name) => !Object.hasOwn(object, name));
  if (missing.length > 0) good = missingNames(missing, check);
  if (minProperties !== undefined && names.length < Number(minProperties))
    good = fault(
      check,
      `has ${counted(names.length, "property", "properties")}; it needs at least ${minProperties}`,
    );
  if (maxProperties !== undefined && names.length > Number(maxProperties))
    good = fault(
      check,
      `has ${counted(names.length, "property", "properties")}; it takes at most ${maxProperties}`,
    );
  for (const [name, others] of isSchema(dependentRequired) ? Object.entries(dependentRequired) : []) {
    if (!Object.hasOwn(object, name)) continue;
    const lacking = (others as string[]).filter((other) => !Object.hasOwn(object, other));
    if (lacking.length > 0) good = fault(check, `with ${quoted(name)} also needs ${quotedList(lacking)}`);
  }
  return good;
}

function fitsCombined(value: unknown, schema: Schema, check: Check): boolean {
  let good = true;
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    good = fits(value, part, check) && good;
    if (!good && isDone(check)) return false;
  }
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return good;
  const { problems } = check;
  check.problems = undefined;
  const isFit = anyOf.some((branch) => fits(value, branch, check));
  check.problems = problems;
  if (isFit) return good;
  if (problems === undefined) return false;
  const { branch, text } = explainUnion(value, anyOf, check.definitions);
  if (branch === undefined || fits(value, branch, check)) fault(check, text);
  return false;
}
