type Schema = Record<string, unknown>;

/**
 * A copy of the arguments in which values have the types that the schema wants, where models write them as text:
 * a JSON string where only an object or array is due is parsed, a number or boolean given as a string becomes one
 * where that is the only reading. Objects of the copy have no prototype, so that no name has a meaning of its own.
 */
export function coerceArguments(args: Record<string, unknown>, inputSchema: Schema): Record<string, unknown> {
  const defs = (inputSchema.$defs ?? {}) as Record<string, Schema>;
  return coerce(args, inputSchema, defs, 0) as Record<string, unknown>;
}

/** Deeper values are taken as they are; the reader of messages has capped their depth. */
const maxDepth = 64;

function coerce(
  value: unknown,
  written: Schema | undefined,
  defs: Record<string, Schema>,
  depth: number,
): unknown {
  const schema = follow(written, defs);
  const meant = typeof value === "string" ? readText(value, schema, defs) : value;
  if (typeof meant !== "object" || meant === null) return meant;
  const inner = depth < maxDepth ? schema : undefined;
  if (Array.isArray(meant)) {
    const { prefixItems = [], items } = partsOf(inner, defs, "array") as {
      prefixItems?: Schema[];
      items?: Schema;
    };
    return meant.map((item, index) => coerce(item, prefixItems[index] ?? items, defs, depth + 1));
  }
  const { properties = {}, additionalProperties } = partsOf(inner, defs, "object") as {
    properties?: Record<string, Schema>;
    additionalProperties?: Schema;
  };
  const copy: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(meant)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    copy[name] = coerce((meant as Record<string, unknown>)[name], own, defs, depth + 1);
  }
  return copy;
}

function follow(written: Schema | undefined, defs: Record<string, Schema>): Schema | undefined {
  let schema = written;
  for (let step = 0; step < 16 && typeof schema?.$ref === "string"; step++) {
    const name = schema.$ref.slice("#/$defs/".length);
    schema = Object.hasOwn(defs, name) ? defs[name] : undefined;
  }
  return typeof schema === "object" ? schema : undefined;
}

/** The one branch of a union that is of that type, else the schema itself: two branches are no single reading. */
function partsOf(schema: Schema | undefined, defs: Record<string, Schema>, type: string): Schema {
  if (schema === undefined) return {};
  const branches = schema.anyOf as Schema[] | undefined;
  if (branches === undefined || schema.properties !== undefined) return schema;
  const fitting = branches
    .map((branch) => follow(branch, defs) ?? {})
    .filter((branch) => typesOf(branch, defs, 0).has(type));
  return fitting.length === 1 ? (fitting[0] as Schema) : {};
}

function readText(text: string, schema: Schema | undefined, defs: Record<string, Schema>): unknown {
  const types = schema === undefined ? anyType : typesOf(schema, defs, 0);
  if (types.has("string")) return text;
  const trimmed = text.trim();
  if (types.has("array") || types.has("object")) {
    const parsed = /^[[{]/.test(trimmed) ? parse(trimmed) : undefined;
    const type = Array.isArray(parsed) ? "array" : "object";
    if (typeof parsed === "object" && types.has(type)) return parsed;
  }
  const isNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?$/.test(trimmed);
  if (isNumber && (types.has("number") || (types.has("integer") && Number.isSafeInteger(Number(trimmed)))))
    return Number(trimmed);
  if (types.has("boolean") && /^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === "true";
  return text;
}

const anyType: ReadonlySet<string> = new Set([
  "string",
  "number",
  "integer",
  "boolean",
  "array",
  "object",
  "null",
]);

/** The types that a schema leaves possible. */
function typesOf(schema: Schema, defs: Record<string, Schema>, depth: number): ReadonlySet<string> {
  if (depth > 8) return anyType;
  if (schema.type !== undefined) return new Set([schema.type].flat() as string[]);
  if (schema.const !== undefined) return new Set([typeName(schema.const)]);
  if (Array.isArray(schema.enum)) return new Set(schema.enum.map(typeName));
  const branches = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (branches !== undefined) {
    return new Set(branches.flatMap((branch) => [...typesOf(follow(branch, defs) ?? {}, defs, depth + 1)]));
  }
  for (const part of (schema.allOf as Schema[] | undefined) ?? []) {
    const types = typesOf(follow(part, defs) ?? {}, defs, depth + 1);
    if (types !== anyType) return types;
  }
  if (schema.properties !== undefined) return new Set(["object"]);
  return anyType;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
