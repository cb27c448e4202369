import type { Schema } from "../api/model.ts";

type Definitions = Readonly<Record<string, Schema>>;
type Names = ReadonlySet<string>;

/**
 * Opens schemas that are closed (`additionalProperties`, JSON Schema 2020-12, 10.3.2.3) although another part of the
 * same composition (`allOf`, `anyOf`, a reference beside it) names properties that they do not have. Taken by the letter
 * they refuse every object with those properties; APIs whose documents are written so take them. `false` goes, and a
 * schema for further properties becomes an open one. True when anything was opened.
 */
export function openComposed(root: Schema): boolean {
  const defs = (root.$defs ?? {}) as Definitions;
  let opened = false;
  const queue: unknown[] = [root];
  for (let index = 0; index < queue.length; index++) {
    const node = queue[index];
    if (typeof node !== "object" || node === null) continue;
    if (isComposed(node as Schema) && openParts(node as Schema, new Set(), defs, new Map())) opened = true;
    for (const [keyword, inner] of Object.entries(node)) if (!literals.has(keyword)) queue.push(inner);
  }
  return opened;
}

const literals: Names = new Set(["enum", "const", "default", "examples", "required", "description"]);

function isComposed({ allOf, anyOf, properties, $ref, additionalProperties }: Schema): boolean {
  if (Array.isArray(allOf)) return true;
  const isObject = typeof properties === "object" || additionalProperties !== undefined;
  return isObject && (Array.isArray(anyOf) || typeof $ref === "string");
}

/** Opens what is closed in one composition; `outside` are the names that other parts of it bring. */
function openParts(node: Schema, outside: Names, defs: Definitions, seen: Map<Schema, number>): boolean {
  // Again only for more names: compositions may refer to themselves.
  if ((seen.get(node) ?? -1) >= outside.size || seen.size > 200) return false;
  seen.set(node, outside.size);
  const parts = partsOf(node, defs);
  const own = new Set(Object.keys((node.properties ?? {}) as object));
  const ofParts = parts.map(({ schema }) => namesOf(schema, defs, new Set()));
  const foreign = union([outside, ...ofParts]);
  let opened = false;
  if (isClosed(node) && [...foreign].some((name) => !own.has(name))) {
    if (node.additionalProperties === false) delete node.additionalProperties;
    else node.additionalProperties = {};
    opened = true;
  }
  for (const [index, { schema, alternative }] of parts.entries()) {
    // Of alternatives only one holds, so that they bring no names to each other.
    const others = ofParts.filter(
      (_, other) => other !== index && !(alternative && parts[other]?.alternative),
    );
    if (openParts(schema, union([outside, own, ...others]), defs, seen)) opened = true;
  }
  return opened;
}

function isClosed({ additionalProperties }: Schema): boolean {
  if (additionalProperties === undefined || additionalProperties === true) return false;
  return additionalProperties === false || Object.keys(additionalProperties as object).length > 0;
}

function partsOf(node: Schema, defs: Definitions): { schema: Schema; alternative: boolean }[] {
  const target = typeof node.$ref === "string" ? defs[node.$ref.slice("#/$defs/".length)] : undefined;
  return [
    ...(target === undefined ? [] : [{ schema: target, alternative: false }]),
    ...((node.allOf ?? []) as Schema[]).map((schema) => ({ schema, alternative: false })),
    ...((node.anyOf ?? []) as Schema[]).map((schema) => ({ schema, alternative: true })),
  ];
}

/** Names of properties that a schema and its parts declare for one object. */
function namesOf(node: Schema, defs: Definitions, seen: Set<Schema>): Names {
  if (seen.has(node)) return new Set();
  seen.add(node);
  const own = Object.keys((node.properties ?? {}) as object);
  return union([own, ...partsOf(node, defs).map(({ schema }) => namesOf(schema, defs, seen))]);
}

function union(sets: readonly Iterable<string>[]): Names {
  return new Set(sets.flatMap((names) => [...names]));
}
