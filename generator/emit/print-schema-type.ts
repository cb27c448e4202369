import { printJson } from "./print-data.ts";

type Json = Record<string, unknown>;

/** Deeper parts are `unknown`: nobody reads a type of that depth, and no document may make TypeScript slow. */
const maxDepth = 24;

/** The name of a definition's type by its reference (`#/$defs/Call`); undefined for a reference that has none. */
export type NameOf = (reference: string) => string | undefined;

/**
 * A JSON Schema (2020-12) as a TypeScript type, each property of the outermost object on a line of its own. It never refuses what the schema takes but for one
 * thing: an object that lists its properties and says nothing of others has no others, so that code which uses one that
 * is gone does not compile. What TypeScript cannot say (patterns, bounds, `not`, conditions) is left out; what a schema
 * leaves open is `unknown`.
 */
export function printSchemaType(schema: unknown, nameOf: NameOf, depth = 0): string {
  if (schema === false) return "never";
  if (!isObject(schema) || depth > maxDepth) return "unknown";
  const inner = (part: unknown): string => printSchemaType(part, nameOf, depth + 1);
  const parts = [
    typeof schema.$ref === "string" ? (nameOf(schema.$ref) ?? "unknown") : "unknown",
    printOwnType(schema, depth === 0, inner),
    ...listOf(schema.allOf).map(inner),
    ...[schema.anyOf, schema.oneOf].map((variants) => join("|", listOf(variants).map(inner))),
  ];
  return join(
    "&",
    parts.filter((part) => part !== "unknown"),
  );
}

/** References that are part of a schema's type itself, not of what it holds: a circle of them has no type. */
export function directReferences(schema: unknown, depth = 0): string[] {
  if (!isObject(schema) || depth > maxDepth) return [];
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap(listOf);
  return [
    ...(typeof schema.$ref === "string" ? [schema.$ref] : []),
    ...parts.flatMap((part) => directReferences(part, depth + 1)),
  ];
}

/** What a schema says by `const`, `enum` or `type`, without what it is made up of. */
function printOwnType(schema: Json, isOutermost: boolean, inner: (part: unknown) => string): string {
  if (Object.hasOwn(schema, "const")) return printLiteral(schema.const);
  if (Array.isArray(schema.enum)) return join("|", schema.enum.map(printLiteral));
  const { type } = schema;
  const isUntypedObject = isObject(schema.properties) || isObject(schema.additionalProperties);
  if (type === undefined && isUntypedObject) return printObject(schema, isOutermost, inner);
  const types = (Array.isArray(type) ? type : [type]).map((each) => {
    switch (each) {
      case "string":
      case "boolean":
      case "null":
        return each;
      case "number":
      case "integer":
        return "number";
      case "array":
        return schema.prefixItems === undefined ? `${parenthesised(inner(schema.items))}[]` : "unknown[]";
      case "object":
        return printObject(schema, isOutermost, inner);
      default:
        return "unknown";
    }
  });
  return join("|", types);
}

function printObject(schema: Json, isOutermost: boolean, inner: (part: unknown) => string): string {
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const required = new Set(listOf(schema.required));
  const members = properties.map(
    ([name, property]) => `${printJson(name)}${required.has(name) ? "" : "?"}: ${inner(property)}`,
  );
  // Typed beside properties it would have to fit each of them.
  const { additionalProperties: others } = schema;
  const isOpen =
    isObject(schema.patternProperties) || (others === undefined ? properties.length === 0 : others !== false);
  if (isOpen) {
    const isTyped = properties.length === 0 && schema.patternProperties === undefined;
    members.push(`[key: string]: ${isTyped ? inner(others) : "unknown"}`);
  }
  if (members.length === 0) return "{ [key: string]: never }";
  return isOutermost
    ? `{\n${members.map((member) => `  ${member};\n`).join("")}}`
    : `{ ${members.join("; ")} }`;
}

/** A value that is an object or a list is told by its kind only. */
function printLiteral(value: unknown): string {
  if (Array.isArray(value)) return "unknown[]";
  return isObject(value) ? "{ [key: string]: unknown }" : printJson(value);
}

function join(operator: "|" | "&", types: readonly string[]): string {
  const distinct = [...new Set(types)];
  if (distinct.length === 0 || (operator === "|" && distinct.includes("unknown"))) return "unknown";
  return distinct.length === 1 ? String(distinct[0]) : distinct.map(parenthesised).join(` ${operator} `);
}

/** Words, names and literals stand alone; everything else in parentheses. */
function parenthesised(type: string): string {
  return /^(\w+|"(?:[^"\\]|\\.)*")$/.test(type) ? type : `(${type})`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
