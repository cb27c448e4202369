import { samplePattern } from "./sample-pattern.ts";
import { sampleNumber, sampleText } from "./sample-scalar.ts";
import { combineSchemas, type Definitions, flattenSchema, type SampledSchema } from "./sample-schema.ts";

/** Deeper optional parts are left out of a sample. */
const maxDepth = 4;

export interface SampleContext {
  defs: Definitions;
  /** Name of the argument or property: values differ by it. */
  name: string;
  /** Another number, another value, where the schema has room for it. */
  variant: number;
  depth: number;
  /** A value that may turn out not to fit is better than none, since there is no call without the argument. */
  mayGuess?: boolean;
}

/** A value that the schema allows; undefined when none can be made. The same input gives the same value. */
export function sampleValue(written: SampledSchema, context: SampleContext): unknown {
  const schema = flattenSchema(written, context.defs);
  if (schema === undefined || context.depth > 12) return undefined;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return sampleEnum(schema, context);
  const branches = schema.anyOf as SampledSchema[] | undefined;
  if (branches !== undefined) return sampleBranch(schema, branches, context);
  const type = chooseType(schema, context);
  switch (type) {
    case "string":
      return sampleString(schema, context);
    case "integer":
    case "number":
      return sampleNumber(schema, type === "integer", context);
    case "boolean":
      return context.variant % 2 === 0;
    case "array":
      return sampleArray(schema, context);
    case "object":
      return sampleObject(schema, context);
    case "null":
      return null;
    default:
      return sampleText({}, context);
  }
}

/** Of several types of an argument one that shows how it is serialised. */
function chooseType(schema: SampledSchema, { depth }: SampleContext): string | undefined {
  if (schema.type === undefined) return guessType(schema);
  const { type } = schema;
  if (!Array.isArray(type)) return type as string;
  const types = (type as string[]).filter((name) => name !== "null");
  const structured = depth === 0 ? types.find((name) => name === "array" || name === "object") : undefined;
  return structured ?? types[0] ?? "null";
}

/** The type that keywords speak of where none is given; of several the first. */
const typesByKeyword: readonly [type: string, keywords: readonly string[]][] = [
  ["object", ["properties", "required"]],
  ["array", ["items", "prefixItems", "minItems", "maxItems"]],
  ["string", ["pattern", "minLength", "maxLength", "format"]],
  ["number", ["minimum", "maximum"]],
];

function guessType(schema: SampledSchema): string | undefined {
  return typesByKeyword.find(([, keywords]) =>
    keywords.some((keyword) => schema[keyword] !== undefined),
  )?.[0];
}

/** Members that the type beside them excludes are passed over. */
function sampleEnum(schema: SampledSchema, { variant }: SampleContext): unknown {
  const { type } = schema;
  let members = schema.enum as unknown[];
  const areOfType = type !== "object" && members.every((member) => typeof member === type);
  if (type !== undefined && !areOfType) members = members.filter((member) => hasType(member, type));
  const values = members.includes(null) ? members.filter((member) => member !== null) : members;
  return values.length === 0 ? members[0] : values[variant % values.length];
}

function hasType(value: unknown, type: unknown): boolean {
  const name = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return [type].flat().some((each) => each === name || (each === "integer" && Number.isInteger(value)));
}

/** The first branch that can be made, together with what stands beside the branches. */
function sampleBranch(schema: SampledSchema, branches: SampledSchema[], context: SampleContext): unknown {
  const { anyOf, ...beside } = schema;
  const rank = (branch: SampledSchema): number => {
    const { type } = flattenSchema(branch, context.defs) ?? {};
    if (type === "null") return 2;
    return context.depth === 0 && (type === "array" || type === "object") ? 0 : 1;
  };
  for (const branch of [...branches].sort((a, b) => rank(a) - rank(b))) {
    const flat = flattenSchema(branch, context.defs);
    const both = flat && combineSchemas(beside, flat);
    const value = both && sampleValue(both, { ...context, depth: context.depth + 1 });
    if (value !== undefined) return value;
  }
  return undefined;
}

function sampleString(schema: SampledSchema, context: SampleContext): string | undefined {
  if (typeof schema.pattern !== "string") return sampleText(schema, context);
  const min = (schema.minLength as number | undefined) ?? 0;
  const max = (schema.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY;
  const lookaround = /\(\?[=!<]/.test(schema.pattern) && !/^\^\(\w+\|/.test(schema.pattern);
  // An empty text would leave no trace in the request, and no part in a path.
  const make = (pattern: string): string | undefined =>
    samplePattern(pattern, Math.max(min, 1), context.variant, max) ??
    samplePattern(pattern, min, context.variant, max);
  const made = lookaround ? undefined : make(schema.pattern);
  if (made !== undefined) return made;
  const [example] = (schema.examples as unknown[] | undefined) ?? [];
  if (typeof example === "string") return example;
  return lookaround && context.mayGuess === true
    ? make(schema.pattern.replace(/\(\?<[=!][^()]*\)/g, ""))
    : undefined;
}

function sampleArray(schema: SampledSchema, context: SampleContext): unknown[] | undefined {
  const min = (schema.minItems as number | undefined) ?? 0;
  const max = (schema.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY;
  const inner = { ...context, depth: context.depth + 1 };
  const fixed = ((schema.prefixItems as SampledSchema[] | undefined) ?? []).map((item) =>
    sampleValue(item, inner),
  );
  if (fixed.includes(undefined)) return min === 0 ? [] : undefined;
  const items = (schema.items as SampledSchema | undefined) ?? {};
  const wanted = Math.min(Math.max(min, context.depth < maxDepth ? 2 : 0, fixed.length), max);
  const result = fixed.slice(0, max);
  // Members of one array differ where they can, so that their order and separation can be seen.
  for (let variant = context.variant; result.length < wanted && variant < wanted + 50; variant++) {
    const name = `${context.name}-${result.length + 1}`;
    const value = sampleValue(items, { ...inner, name, variant });
    if (value === undefined) break;
    if (schema.uniqueItems !== true || !includes(result, value)) result.push(value);
  }
  return result.length >= min ? result : undefined;
}

function includes(values: unknown[], value: unknown): boolean {
  const text = JSON.stringify(value);
  return values.some((other) => JSON.stringify(other) === text);
}

function sampleObject(schema: SampledSchema, context: SampleContext): Record<string, unknown> | undefined {
  const result: Record<string, unknown> = Object.create(null);
  const properties = (schema.properties ?? {}) as Record<string, SampledSchema>;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  if (["data", "path", "mimeType"].every((name) => Object.hasOwn(properties, name))) {
    const data = Buffer.from([0, 1, 2 + context.variant]).toString("base64");
    return { data, filename: `${context.name}.bin`, mimeType: "application/octet-stream" };
  }
  const most = ((schema.maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY) - required.size;
  const extra = (schema.additionalProperties ?? {}) as SampledSchema | false;
  let optional = 0;
  for (const name of new Set([...Object.keys(properties), ...required])) {
    if (!required.has(name) && (context.depth >= maxDepth || optional++ >= most)) continue;
    const member = Object.hasOwn(properties, name) ? properties[name] : extra || undefined;
    const value = sampleValue(member ?? {}, { ...context, name, depth: context.depth + 1 });
    if (value !== undefined) result[name] = value;
    else if (required.has(name)) return undefined;
  }
  const wanted =
    (schema.minProperties as number | undefined) ??
    (Object.keys(properties).length === 0 && context.depth < 2 ? 1 : 0);
  for (let count = 1; Object.keys(result).length < wanted && extra !== false && count < 50; count++) {
    const value = sampleValue(extra, { ...context, name: `key${count}`, depth: context.depth + 1 });
    if (value === undefined) break;
    result[`key${count}`] = value;
  }
  return result;
}
