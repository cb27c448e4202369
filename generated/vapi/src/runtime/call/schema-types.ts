/** A JSON Schema 2020-12 object as input schemas hold it: its `$ref` leads to the root's `$defs` only. */
export type Schema = Readonly<Record<string, unknown>>;
export type Definitions = Readonly<Record<string, unknown>>;

const anyType: ReadonlySet<string> = new Set([
  "string",
  "number",
  "integer",
  "boolean",
  "array",
  "object",
  "null",
]);

/** The definitions of an input schema. */
export function definitionsOf(inputSchema: Schema): Definitions {
  return isSchema(inputSchema.$defs) ? inputSchema.$defs : {};
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The definition that a reference names; undefined where there is none. */
export function definitionAt(reference: string, definitions: Definitions): unknown {
  const name = reference.startsWith("#/$defs/") ? reference.slice("#/$defs/".length) : "";
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

/** The schema that is meant, where one only refers to another. */
export function follow(written: unknown, definitions: Definitions): Schema | undefined {
  let schema = written;
  for (let step = 0; step < 16 && isSchema(schema) && typeof schema.$ref === "string"; step++)
    schema = definitionAt(schema.$ref, definitions);
  return isSchema(schema) ? schema : undefined;
}

/** The types that a schema leaves possible, as `type` names them; more where it is not clear. */
export function typesOf(schema: Schema, definitions: Definitions, depth = 0): ReadonlySet<string> {
  if (depth > 8) return anyType;
  if (schema.type !== undefined) return new Set([schema.type].flat() as string[]);
  if (schema.const !== undefined) return new Set([typeName(schema.const)]);
  if (Array.isArray(schema.enum)) return new Set(schema.enum.map(typeName));
  if (Array.isArray(schema.anyOf)) {
    const branches = schema.anyOf.map((branch) => follow(branch, definitions) ?? {});
    return new Set(branches.flatMap((branch) => [...typesOf(branch, definitions, depth + 1)]));
  }
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    const types = typesOf(follow(part, definitions) ?? {}, definitions, depth + 1);
    if (types !== anyType) return types;
  }
  return schema.properties === undefined ? anyType : new Set(["object"]);
}

/** Whether a value is of one of the types. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  const isInteger = Number.isInteger(value) || typeof value === "bigint";
  return types.includes(typeName(value)) || (isInteger && types.includes("integer"));
}

/** The JSON type of a value; every number is a `number`, also an integer that is held as `bigint`. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "bigint") return "number";
  return Array.isArray(value) ? "array" : typeof value;
}
