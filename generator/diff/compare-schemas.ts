import type { Schema } from "../api/model.ts";
import { compareUnions } from "./compare-unions.ts";
import { compareValues, here, typesOf } from "./compare-values.ts";
import { canonicalJson, isMap, ownValue } from "./digest.ts";
import { changeClasses, type SchemaChange } from "./model.ts";
import { type SchemaSide, settleSchema } from "./settle-schema.ts";

/** Two sides, and what was found of pairs of schemas already. */
export interface Comparison {
  old: SchemaSide;
  now: SchemaSide;
  known: WeakMap<Schema, WeakMap<Schema, SchemaChange[]>>;
  depth: number;
}

/** Deeper than documents are nested: schemas that grow on the way down end here. */
const maxDepth = 120;

/**
 * How a schema changed for those who send values: what it no longer takes is breaking, what it takes beside is compatible,
 * what it only says is behavioural. References and `allOf` are looked through; recursion ends where a pair was met.
 */
export function compareSchemas(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  let pairs = comparison.known.get(old);
  if (pairs === undefined) {
    pairs = new WeakMap();
    comparison.known.set(old, pairs);
  }
  const known = pairs.get(now);
  if (known !== undefined) return known;
  pairs.set(now, []);
  if (comparison.depth > maxDepth) return [];
  comparison.depth++;
  const changes = gravestFew(
    compareSettled(comparison, settleSchema(comparison.old, old), settleSchema(comparison.now, now)),
  );
  comparison.depth--;
  pairs.set(now, changes);
  return changes;
}

/** Changes of one schema that are told: one that is used at every level of another would be told without end. */
const maxChanges = 60;

function gravestFew(changes: SchemaChange[]): SchemaChange[] {
  if (changes.length <= maxChanges) return changes;
  const rank = (change: SchemaChange): number => changeClasses.indexOf(change.class);
  return [...changes].sort((a, b) => rank(b) - rank(a)).slice(0, maxChanges);
}

/** The same of schemas without references. */
export function compareSettled(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  const [neverBefore, never] = [isNever(old), isNever(now)];
  if (never) return neverBefore ? [] : [here("breaking", "takes no value any more")];
  if (neverBefore) return [here("compatible", "takes values now")];
  const united = compareUnions(comparison, old, now);
  if (united !== undefined) return united;
  return compareParts(comparison, old, now);
}

/** Everything but the union. */
export function compareParts(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  const types = typesOf(old);
  const values = compareValues(old, now);
  const rest = compareOthers(comparison, old, now);
  const common = types.filter((type) => typesOf(now).includes(type));
  return [
    ...values,
    ...(common.includes("object") ? compareObjects(comparison, old, now) : []),
    ...(common.includes("array") ? compareArrays(comparison, old, now) : []),
    ...rest,
  ];
}

type Properties = Readonly<Record<string, Schema>>;

function compareObjects(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  const [before, after] = [propertiesOf(old), propertiesOf(now)];
  const [needed, needs] = [requiredOf(old), requiredOf(now)];
  const names = new Set([...Object.keys(before), ...Object.keys(after), ...needed, ...needs]);
  const changes = [...names].sort().flatMap((name): SchemaChange[] => {
    const at = (severity: SchemaChange["class"], what: string): SchemaChange => ({
      class: severity,
      path: [name],
      what,
    });
    const [property, next] = [ownValue(before, name), ownValue(after, name)];
    if (property !== undefined && next === undefined) return [at("breaking", "is gone")];
    if (property === undefined && next !== undefined)
      return [needs.has(name) ? at("breaking", "is new and required") : at("compatible", "is new")];
    const inside = property && next ? below(name, compareSchemas(comparison, property, next)) : [];
    if (needed.has(name) === needs.has(name)) return inside;
    const isTighter = needs.has(name);
    return [
      isTighter ? at("breaking", "is required now") : at("compatible", "is no longer required"),
      ...inside,
    ];
  });
  return [
    ...changes,
    ...below("*", compareOpen(comparison, old.additionalProperties, now.additionalProperties)),
    ...comparePatterns(comparison, old, now),
    ...compareOpen(comparison, old.propertyNames, now.propertyNames),
  ];
}

/** Schemas of what is not named: absent allows anything. */
function compareOpen(comparison: Comparison, old: unknown, now: unknown): SchemaChange[] {
  return compareSchemas(comparison, asSchema(old), asSchema(now));
}

const open: Schema = {};
const closed: Schema = { not: {} };

function asSchema(value: unknown): Schema {
  if (isMap(value)) return value;
  return value === false ? closed : open;
}

function comparePatterns(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  const [before, after] = [mapOf(old.patternProperties), mapOf(now.patternProperties)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((pattern) => {
    const fallback = (schema: Schema): unknown => schema.additionalProperties;
    const [from, to] = [
      ownValue(before, pattern) ?? fallback(old),
      ownValue(after, pattern) ?? fallback(now),
    ];
    return below(`/${pattern}/`, compareOpen(comparison, from, to));
  });
}

function compareArrays(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] {
  const [first, next] = [listOf(old.prefixItems), listOf(now.prefixItems)];
  const leading = Array.from({ length: Math.max(first.length, next.length) }, (_, index) =>
    below(`[${index}]`, compareOpen(comparison, first[index] ?? old.items, next[index] ?? now.items)),
  );
  return [...leading.flat(), ...below("[]", compareOpen(comparison, old.items, now.items))];
}

/** Keywords that are compared as a whole: what differs is tighter, unless it is gone. */
const whole = [
  ...["not", "if", "then", "else", "contains", "minContains", "maxContains", "dependentSchemas"],
  ...["dependentRequired", "unevaluatedItems", "unevaluatedProperties", "allOf", "contentSchema"],
];

function compareOthers({ old: oldSide, now: nowSide }: Comparison, old: Schema, now: Schema): SchemaChange[] {
  return whole.flatMap((keyword) => {
    const [before, after] = [old[keyword], now[keyword]];
    if (before === undefined && after === undefined) return [];
    if (unroll(oldSide, before) === unroll(nowSide, after)) return [];
    return [
      after === undefined
        ? here("compatible", `has no ${keyword} any more`)
        : here("breaking", `has another ${keyword}`),
    ];
  });
}

/** JSON text with references looked through, as deep as they lead somewhere new; texts left out. */
function unroll(side: SchemaSide, value: unknown, above: readonly string[] = []): string {
  if (Array.isArray(value)) return `[${value.map((each) => unroll(side, each, above)).join()}]`;
  if (!isMap(value)) return canonicalJson(value) ?? "";
  const { $ref } = value;
  if (typeof $ref === "string" && Object.hasOwn(side.schemas, $ref)) {
    const depth = above.indexOf($ref);
    return depth === -1 ? unroll(side, side.schemas[$ref], [$ref, ...above]) : `^${depth}`;
  }
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${unroll(side, value[key], above)}`).join()}}`;
}

/** The same changes, one level further down. */
function below(name: string, changes: readonly SchemaChange[]): SchemaChange[] {
  return changes.map((change) => ({ ...change, path: [name, ...change.path] }));
}

function isNever({ not, type, enum: values }: Schema): boolean {
  const nothing = (list: unknown): boolean => Array.isArray(list) && list.length === 0;
  return nothing(type) || nothing(values) || (isMap(not) && Object.keys(not).length === 0);
}

const mapOf = (value: unknown): Properties => (isMap(value) ? (value as Properties) : Object.create(null));
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const propertiesOf = (schema: Schema): Properties => mapOf(schema.properties);
const requiredOf = (schema: Schema): Set<string> => new Set(listOf(schema.required) as string[]);
