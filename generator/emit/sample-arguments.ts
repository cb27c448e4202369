import type { InputSchema } from "../../templates/runtime/tool.ts";
import { samplePattern } from "./sample-pattern.ts";

interface Schema {
  [keyword: string]: unknown;
}

/** Deeper optional parts are left out of a sample. */
const maxDepth = 4;

/**
 * Arguments for a tool that its input schema allows: every argument once, each with a value of its own, so that a
 * request made of them shows where each went. An argument for which no value can be made is left out.
 */
export function sampleArguments(inputSchema: InputSchema): Record<string, unknown> {
  const defs = (inputSchema.$defs ?? {}) as Record<string, Schema>;
  const args: Record<string, unknown> = Object.create(null);
  for (const [name, schema] of Object.entries(inputSchema.properties)) {
    const value = sample(schema as Schema, { defs, name, depth: 0 });
    if (value !== undefined) args[name] = value;
  }
  return args;
}

interface Context {
  defs: Record<string, Schema>;
  /** Name of the argument or property: goes into strings. */
  name: string;
  depth: number;
}

function sample(written: Schema, context: Context): unknown {
  const schema = flatten(written, context.defs);
  if (schema === undefined || context.depth > 12) return undefined;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum.find((value) => value !== null) ?? null;
  const branches = schema.anyOf as Schema[] | undefined;
  if (branches !== undefined) return sampleBranch(schema, branches, context);
  const type =
    [schema.type].flat().find((name) => name !== "null") ??
    (schema.type === undefined ? guessType(schema) : "null");
  switch (type) {
    case "string":
      return sampleString(schema, context);
    case "integer":
    case "number":
      return sampleNumber(schema, type === "integer");
    case "boolean":
      return true;
    case "array":
      return sampleArray(schema, context);
    case "object":
      return sampleObject(schema, context);
    case "null":
      return null;
    default:
      return `${context.name}-1`;
  }
}

function guessType(schema: Schema): string | undefined {
  if (schema.properties !== undefined || schema.required !== undefined) return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined) return "array";
  if (schema.pattern !== undefined || schema.minLength !== undefined || schema.format !== undefined)
    return "string";
  return schema.minimum !== undefined || schema.maximum !== undefined ? "number" : undefined;
}

/** References followed and `allOf` merged, as far as a sample needs it. */
function flatten(schema: Schema, defs: Record<string, Schema>, depth = 0): Schema | undefined {
  if (depth > 16) return undefined;
  let result: Schema = schema;
  if (typeof schema.$ref === "string") {
    const { $ref, ...siblings } = schema;
    const target = defs[schema.$ref.slice("#/$defs/".length)];
    if (target === undefined) return siblings;
    const followed = flatten(target, defs, depth + 1);
    if (followed === undefined) return undefined;
    result = combine(followed, siblings);
  }
  for (const part of (result.allOf as Schema[] | undefined) ?? []) {
    const flat = flatten(part, defs, depth + 1);
    if (flat === undefined) return undefined;
    const { allOf, ...rest } = result;
    result = combine(rest, flat);
  }
  return result;
}

function combine(a: Schema, b: Schema): Schema {
  const properties =
    a.properties === undefined && b.properties === undefined
      ? {}
      : { properties: { ...(a.properties as object), ...(b.properties as object) } };
  const required = [
    ...((a.required as string[] | undefined) ?? []),
    ...((b.required as string[] | undefined) ?? []),
  ];
  const anyOf = a.anyOf ?? b.anyOf;
  return {
    ...a,
    ...b,
    ...properties,
    ...(required.length > 0 ? { required } : {}),
    ...(anyOf === undefined ? {} : { anyOf }),
  };
}

/** The first branch that can be made, together with what stands beside the branches. */
function sampleBranch(schema: Schema, branches: Schema[], context: Context): unknown {
  const { anyOf, ...beside } = schema;
  const ordered = [
    ...branches.filter((branch) => branch.type !== "null"),
    ...branches.filter((branch) => branch.type === "null"),
  ];
  for (const branch of ordered) {
    const flat = flatten(branch, context.defs);
    const value =
      flat === undefined
        ? undefined
        : sample(combine(beside, flat), { ...context, depth: context.depth + 1 });
    if (value !== undefined) return value;
  }
  return undefined;
}

const formats = new Map([
  ["date-time", "2030-01-02T03:04:05Z"],
  ["date", "2030-01-02"],
  ["time", "03:04:05Z"],
  ["duration", "PT1H"],
  ["email", "someone@example.com"],
  ["hostname", "host.example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["uri", "https://example.com/a"],
  ["uri-reference", "/a"],
  ["uuid", "123e4567-e89b-42d3-a456-426614174000"],
  ["byte", "AAEC"],
]);

function sampleString(schema: Schema, { name }: Context): string | undefined {
  const min = (schema.minLength as number | undefined) ?? 0;
  const max = (schema.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY;
  if (typeof schema.pattern === "string") {
    const lookaround = /\(\?[=!<]/.test(schema.pattern) && !/^\^\(\w+\|/.test(schema.pattern);
    const made = lookaround ? undefined : samplePattern(schema.pattern, min);
    const [example] = (schema.examples as unknown[] | undefined) ?? [];
    return made !== undefined && made.length <= max
      ? made
      : typeof example === "string"
        ? example
        : undefined;
  }
  const plain = formats.get(schema.format as string) ?? `${name}-1`;
  const long = plain.length < min ? plain + "x".repeat(Math.min(min - plain.length, 10_000)) : plain;
  return [...long].slice(0, max).join("");
}

function sampleNumber(schema: Schema, integer: boolean): number {
  const step = (schema.multipleOf as number | undefined) ?? (integer ? 1 : 0.5);
  const low = (schema.minimum as number | undefined) ?? (schema.exclusiveMinimum as number | undefined);
  const high = (schema.maximum as number | undefined) ?? (schema.exclusiveMaximum as number | undefined);
  const start = low ?? (high !== undefined && high < 3 ? high - 4 * step : step * 3);
  let value = Math.ceil(start / step) * step;
  if (value === schema.exclusiveMinimum) value += step;
  if (integer) value = Math.ceil(value);
  if (high !== undefined && value > high) return low ?? high;
  return value;
}

function sampleArray(schema: Schema, context: Context): unknown[] | undefined {
  const min = (schema.minItems as number | undefined) ?? 0;
  const max = (schema.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY;
  const inner = { ...context, depth: context.depth + 1 };
  const fixed = ((schema.prefixItems as Schema[] | undefined) ?? []).map((item) => sample(item, inner));
  if (fixed.includes(undefined)) return min === 0 ? [] : undefined;
  const items = (schema.items as Schema | undefined) ?? {};
  const wanted = Math.min(Math.max(min, context.depth < maxDepth ? 2 : 0, fixed.length), max);
  const result = fixed.slice(0, max);
  for (let index = fixed.length; index < wanted && index < 1_000; index++) {
    const value = distinct(sample(items, { ...inner, name: `${context.name}-${index + 1}` }), items, index);
    if (value === undefined || (schema.uniqueItems === true && includes(result, value))) break;
    result.push(value);
  }
  return result.length >= min ? result : undefined;
}

/** Members of one array differ where they can, so that their order and separation can be seen. */
function distinct(value: unknown, schema: Schema, index: number): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[index % schema.enum.length];
  const roomy =
    schema.multipleOf === undefined && schema.maximum === undefined && schema.exclusiveMaximum === undefined;
  return typeof value === "number" && roomy ? value + index : value;
}

function includes(values: unknown[], value: unknown): boolean {
  const text = JSON.stringify(value);
  return values.some((other) => JSON.stringify(other) === text);
}

function sampleObject(schema: Schema, context: Context): Record<string, unknown> | undefined {
  const result: Record<string, unknown> = Object.create(null);
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  if (
    Object.hasOwn(properties, "data") &&
    Object.hasOwn(properties, "path") &&
    Object.hasOwn(properties, "mimeType")
  ) {
    return { data: "AAEC", filename: `${context.name}.bin`, mimeType: "application/octet-stream" };
  }
  for (const name of new Set([...Object.keys(properties), ...required])) {
    if (context.depth >= maxDepth && !required.has(name)) continue;
    const value = sample(properties[name] ?? {}, { ...context, name, depth: context.depth + 1 });
    if (value !== undefined) result[name] = value;
    else if (required.has(name)) return undefined;
  }
  const wanted =
    (schema.minProperties as number | undefined) ??
    (Object.keys(properties).length === 0 && context.depth < 2 ? 1 : 0);
  const extra = (schema.additionalProperties ?? {}) as Schema | false;
  for (let count = 1; Object.keys(result).length < wanted && extra !== false && count < 50; count++) {
    const value = sample(extra, { ...context, name: `key${count}`, depth: context.depth + 1 });
    if (value === undefined) break;
    result[`key${count}`] = value;
  }
  return result;
}
