import { cutText } from "../result/cut-text.ts";
import { type Definitions, follow, isSchema, type Schema } from "./schema-types.ts";

const maxChars = 240;

/** What a schema allows, in a few words that go on from "must be". */
export function describeSchema(written: unknown, definitions: Definitions, depth = 0): string {
  const schema = follow(written, definitions);
  if (schema === undefined) return written === false ? "nothing" : "anything";
  if (schema.const !== undefined) return shownValue(schema.const);
  if (Array.isArray(schema.enum)) return describeChoices(schema.enum);
  const branches = schema.anyOf;
  if (Array.isArray(branches) && schema.type === undefined && depth < 2)
    return shortened(
      [...new Set(branches.map((branch) => describeSchema(branch, definitions, depth + 1)))].join(" or "),
    );
  const types = [schema.type ?? []].flat() as string[];
  if (types.length === 0 && schema.properties === undefined && schema.required === undefined)
    return "another value";
  if (types.length === 0) return describeObject(schema);
  return shortened(types.map((type) => describeType(type, schema, definitions, depth)).join(" or "));
}

/** The values of an `enum`, the first of them when there are many. */
export function describeChoices(values: readonly unknown[]): string {
  const shown: string[] = [];
  let chars = 0;
  for (const value of values) {
    const text = shownValue(value);
    chars += text.length + 2;
    if (shown.length > 0 && chars > maxChars) break;
    shown.push(text);
  }
  const more = values.length - shown.length;
  if (values.length === 1) return shown[0] as string;
  return `one of ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The names of types, with their articles: `an integer or null`. */
export function describeTypes(types: readonly string[]): string {
  return types.map((type) => articles.get(type) ?? type).join(" or ");
}

/** A number of things: `1 item`, `2 properties`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A text of the schema in quotes, never long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${cutText(text, 79)}…` : text);
}

export function shownPattern(pattern: string): string {
  return pattern.length > 160 ? `${cutText(pattern, 159)}…` : pattern;
}

const articles = new Map([
  ["string", "a string"],
  ["number", "a number"],
  ["integer", "an integer"],
  ["boolean", "true or false"],
  ["array", "an array"],
  ["object", "an object"],
]);

function describeType(type: string, schema: Schema, definitions: Definitions, depth: number): string {
  const name = articles.get(type) ?? type;
  switch (type) {
    case "string": {
      const length = range(schema.minLength, schema.maxLength, "characters");
      const pattern =
        typeof schema.pattern === "string" ? ` that matches ${shownPattern(schema.pattern)}` : "";
      return `${name}${length}${pattern}`;
    }
    case "number":
    case "integer":
      return name + bounds(schema);
    case "array":
      return isSchema(schema.items) && depth < 2
        ? `${name}, each item ${describeSchema(schema.items, definitions, depth + 1)}`
        : name;
    case "object":
      return describeObject(schema);
    default:
      return name;
  }
}

/** With the names that it needs, and the values by which it differs from other objects: `"type": "end_call"`. */
function describeObject({ properties, required }: Schema): string {
  const known = isSchema(properties) ? properties : {};
  const wanted = Array.isArray(required) && required.length > 0 ? required.map(String) : Object.keys(known);
  if (wanted.length === 0) return "an object";
  const names = wanted.slice(0, 5).map((name) => {
    const { const: only, enum: choices } = (Object.hasOwn(known, name) ? known[name] : {}) as Schema;
    const value = Array.isArray(choices) && choices.length === 1 ? choices[0] : only;
    return value === undefined ? quoted(name) : `${quoted(name)}: ${shownValue(value)}`;
  });
  return `an object with ${names.join(", ")}${wanted.length > 5 ? ", …" : ""}`;
}

function range(min: unknown, max: unknown, unit: string): string {
  if (max !== undefined && Number(min ?? 0) > 0) return ` of ${min} to ${max} ${unit}`;
  if (max !== undefined) return ` of at most ${max} ${unit}`;
  return Number(min ?? 0) > 1 ? ` of at least ${min} ${unit}` : "";
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const said = [
    minimum === undefined ? "" : ` of at least ${minimum}`,
    exclusiveMinimum === undefined ? "" : ` above ${exclusiveMinimum}`,
    maximum === undefined ? "" : ` of at most ${maximum}`,
    exclusiveMaximum === undefined ? "" : ` below ${exclusiveMaximum}`,
  ];
  return said.filter((text) => text !== "").join(" and");
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? quoted(value) : shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length > maxChars ? `${cutText(text, maxChars - 1)}…` : text;
}
