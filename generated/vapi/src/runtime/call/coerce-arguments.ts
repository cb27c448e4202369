import { ToolError } from "../tool-error.ts";
import { quoted } from "./describe-schema.ts";
import { isFit } from "./find-problems.ts";
import { type Definitions, definitionsOf, follow, isSchema, type Schema, typesOf } from "./schema-types.ts";

/**
 * A copy of the arguments in which values have the types that the schema wants, where models write them as text:
 * a JSON string where only an object or array is due is parsed, a number or boolean given as a string becomes one
 * where that is the only reading, also in a union whose branch for text refuses it. Objects of the copy have no prototype, so that no name has a meaning of its own;
 * properties that are undefined are left out.
 * @throws {ToolError} for values of more than 128 levels.
 */
export function coerceArguments(args: Record<string, unknown>, inputSchema: Schema): Record<string, unknown> {
  return coerce(args, inputSchema, definitionsOf(inputSchema), 0, "") as Record<string, unknown>;
}

/** Text inside the arguments may hold more levels than the reader of messages lets through. */
const maxDepth = 128;

/** @param name that of the value, or of the array in which it is. */
function coerce(
  value: unknown,
  written: unknown,
  definitions: Definitions,
  depth: number,
  name: string,
): unknown {
  const schema = follow(written, definitions);
  const meant = typeof value === "string" ? readText(value, schema, definitions) : value;
  if (typeof meant === "number" && isInexact(meant) && schema !== undefined)
    demandExact(typesOf(schema, definitions), name);
  if (typeof meant !== "object" || meant === null) return meant;
  if (depth > maxDepth)
    throw new ToolError("The arguments are nested too deeply.", "Call again with flatter values.");
  if (Array.isArray(meant)) {
    const { prefixItems, items } = partsOf(schema, definitions, "array");
    const heads: readonly unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
    return meant.map((item, index) =>
      coerce(item, index < heads.length ? heads[index] : items, definitions, depth + 1, name),
    );
  }
  const { properties, patternProperties, additionalProperties } = partsOf(schema, definitions, "object");
  const known = isSchema(properties) ? properties : {};
  // What a pattern says of a name may differ from what is said of the others.
  const others = patternProperties === undefined ? additionalProperties : undefined;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(meant)) {
    if (inner === undefined) continue;
    copy[key] = coerce(inner, Object.hasOwn(known, key) ? known[key] : others, definitions, depth + 1, key);
  }
  return copy;
}

/** The one branch of a union that is of that type, else the schema itself: two branches are no single reading. */
function partsOf(schema: Schema | undefined, definitions: Definitions, type: string): Schema {
  if (schema === undefined) return {};
  const { anyOf: branches, properties } = schema;
  if (!Array.isArray(branches) || properties !== undefined) return schema;
  const fitting = branches
    .map((branch) => follow(branch, definitions) ?? {})
    .filter((branch) => typesOf(branch, definitions).has(type));
  return fitting.length === 1 ? (fitting[0] as Schema) : {};
}

/** Beyond 2^53 neighbouring integers share one number: the one that was written is not known any more (RFC 8259, 6). */
function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** An integer names a thing: another one could be changed or deleted in its place. */
function demandExact(types: ReadonlySet<string>, name: string): void {
  if (!types.has("integer") || types.has("number")) return;
  throw new ToolError(
    `${quoted(name)} is an integer beyond ${Number.MAX_SAFE_INTEGER}, of which a number of JSON loses the last digits.`,
    'Call again with its digits as text, such as "9007199254740993".',
  );
}

/** Digits that a number keeps: longer ones may be identifiers. */
const numberText = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?$/;

const integerText = /^-?[1-9]\d{15,39}$/;

/** With all its digits, as a `bigint` where a number does not keep them. */
function exactInteger(digits: string): number | bigint {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits);
}

function readText(text: string, schema: Schema | undefined, definitions: Definitions): unknown {
  if (schema === undefined) return text;
  const types = typesOf(schema, definitions);
  const meant = readAs(text, types);
  if (!types.has("string") || meant === text) return meant;
  // Where text may stand, it is read otherwise only when as text it fits nothing and otherwise it does.
  return !isFit(text, schema, definitions) && isFit(meant, schema, definitions) ? meant : text;
}

/** The text as a value of one of the types, other than text. */
function readAs(text: string, types: ReadonlySet<string>): unknown {
  if (types.has("array") || types.has("object")) {
    const parsed = /^\s*[[{]/.test(text) ? parse(text) : undefined;
    if (typeof parsed === "object" && types.has(Array.isArray(parsed) ? "array" : "object")) return parsed;
  }
  const trimmed = text.length > 64 ? "" : text.trim();
  const isDue = types.has("number") || (types.has("integer") && Number.isSafeInteger(Number(trimmed)));
  if (isDue && numberText.test(trimmed)) return Number(trimmed);
  if (types.has("integer") && !types.has("number") && integerText.test(trimmed)) return exactInteger(trimmed);
  if (types.has("boolean") && /^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === "true";
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
