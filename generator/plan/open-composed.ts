import type { Schema } from "../api/model.ts";

type Definitions = Readonly<Record<string, Schema>>;
type Names = ReadonlySet<string>;

/** Stands for the names of what was cut away. */
const unknownNames = "\0";

/**
 * Opens schemas that are closed (`additionalProperties`, JSON Schema 2020-12, 10.3.2.3) although another part of the
 * same composition (`allOf`, `anyOf`, a reference beside it) names properties that they do not have, or was cut away.
 * Taken by the letter they refuse every object with those properties; APIs whose documents are written so take them.
 * `false` goes, and a schema for further properties becomes an open one. A required name that no part declares, though
 * one is closed, could never be given: it goes, too. `isCut` knows schemas whose content was left out. True when
 * anything was changed.
 */
export function openComposed(root: Schema, isCut: (schema: Schema) => boolean): boolean {
  const composition: Composition = { defs: (root.$defs ?? {}) as Definitions, isCut };
  let changed = false;
  const queue: unknown[] = [root];
  for (let index = 0; index < queue.length; index++) {
    const node = queue[index];
    if (typeof node !== "object" || node === null) continue;
    if (isComposed(node as Schema) && openAll(node as Schema, composition)) changed = true;
    for (const [keyword, inner] of Object.entries(node)) if (!literals.has(keyword)) queue.push(inner);
  }
  return changed;
}

interface Composition {
  defs: Definitions;
  isCut: (schema: Schema) => boolean;
}

const literals: Names = new Set(["enum", "const", "default", "examples", "required", "description"]);

function isComposed({ allOf, anyOf, properties, required, $ref, additionalProperties }: Schema): boolean {
  if (Array.isArray(allOf) || (additionalProperties === false && Array.isArray(required))) return true;
  const isObject = typeof properties === "object" || additionalProperties !== undefined;
  return isObject && (Array.isArray(anyOf) || typeof $ref === "string");
}

function openAll(node: Schema, composition: Composition): boolean {
  const members = membersOf(node, composition, new Set());
  const isShut = [...members].some(({ additionalProperties }) => additionalProperties === false);
  const isOpenable = isShut || [...members].some(isClosed);
  return isOpenable && openParts(node, new Set(), { ...composition, isShut }, new Map());
}

/** Opens what is closed in one composition; `outside` are the names that other parts of it bring. */
function openParts(
  node: Schema,
  outside: Names,
  composition: Composition & { isShut: boolean },
  seen: Map<Schema, number>,
): boolean {
  // Again only for more names: compositions may refer to themselves.
  if ((seen.get(node) ?? -1) >= outside.size || seen.size > 200) return false;
  seen.set(node, outside.size);
  const parts = partsOf(node, composition.defs);
  const own = new Set(Object.keys((node.properties ?? {}) as object));
  const ofParts = parts.map(({ schema }) => namesOf(schema, composition));
  const all = union([outside, own, ...ofParts]);
  let changed = false;
  if (isClosed(node) && [...all].some((name) => !own.has(name))) {
    if (node.additionalProperties === false) delete node.additionalProperties;
    else node.additionalProperties = {};
    changed = true;
  }
  if (composition.isShut && !all.has(unknownNames) && keepRequired(node, all)) changed = true;
  for (const [index, { schema, alternative }] of parts.entries()) {
    // Of alternatives only one holds, so that they bring no names to each other.
    const others = ofParts.filter(
      (_, other) => other !== index && !(alternative && parts[other]?.alternative),
    );
    if (openParts(schema, union([outside, own, ...others]), composition, seen)) changed = true;
  }
  return changed;
}

/** Keeps of the required names those that are declared; true when one was not. */
function keepRequired(node: Schema, declared: Names): boolean {
  const required = (node.required ?? []) as string[];
  const kept = required.filter((name) => declared.has(name));
  if (kept.length === required.length) return false;
  if (kept.length > 0) node.required = kept;
  else delete node.required;
  return true;
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
function namesOf(node: Schema, composition: Composition): Names {
  return union(
    [...membersOf(node, composition, new Set())].map((member) => [
      ...Object.keys((member.properties ?? {}) as object),
      ...(composition.isCut(member) ? [unknownNames] : []),
    ]),
  );
}

/** A schema and all parts of its composition. */
function membersOf(node: Schema, composition: Composition, seen: Set<Schema>): ReadonlySet<Schema> {
  if (seen.has(node)) return seen;
  seen.add(node);
  for (const { schema } of partsOf(node, composition.defs)) membersOf(schema, composition, seen);
  return seen;
}

function union(sets: readonly Iterable<string>[]): Names {
  return new Set(sets.flatMap((names) => [...names]));
}
