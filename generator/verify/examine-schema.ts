import type { SchemaLimits } from "./clients/model.ts";

type Schema = Readonly<Record<string, unknown>>;

/** What an input schema has that a limit could be about. */
export interface SchemaFacts {
  /** Keywords anywhere, sorted. */
  keywords: string[];
  rootKeywords: string[];
  /** A list that does not say what is in it. */
  hasOpenList: boolean;
  /** Something stands beside `anyOf`. */
  hasMixedUnion: boolean;
  /** An object that takes further names, or has a property that may be left out. */
  hasLooseObject: boolean;
  /** Objects within objects, the root being the first. */
  depth: number;
  properties: number;
  enumValues: number;
}

const single = new Set([
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
]);
const lists = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** Walks a schema once, definitions included, references not followed. */
export function examineSchema(root: Schema): SchemaFacts {
  const keywords = new Set<string>();
  const facts: Omit<SchemaFacts, "keywords" | "rootKeywords"> = {
    hasOpenList: false,
    hasMixedUnion: false,
    hasLooseObject: false,
    depth: 0,
    properties: 0,
    enumValues: 0,
  };
  const queue: [schema: Schema, depth: number][] = [[root, 1]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [schema, depth] = next;
    const own = Object.keys(schema);
    for (const keyword of own) keywords.add(keyword);
    const { type, properties, anyOf, enum: values } = schema;
    const isObject = type === "object" || properties !== undefined;
    const names = isSchema(properties) ? Object.keys(properties) : [];
    facts.properties += names.length;
    if (isObject) facts.depth = Math.max(facts.depth, depth);
    if (Array.isArray(values)) facts.enumValues += values.length;
    facts.hasOpenList ||= type === "array" && schema.items === undefined;
    facts.hasMixedUnion ||= anyOf !== undefined && own.length > 1;
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    const isClosed = schema.additionalProperties === false && names.every((name) => required.has(name));
    facts.hasLooseObject ||= isObject && !isClosed;
    for (const part of partsOf(schema)) queue.push([part, depth + (isObject ? 1 : 0)]);
  }
  return { ...facts, keywords: [...keywords].sort(), rootKeywords: Object.keys(root) };
}

function partsOf(schema: Schema): Schema[] {
  return Object.keys(schema).flatMap((keyword) => {
    const value = schema[keyword];
    if (single.has(keyword)) return isSchema(value) ? [value] : [];
    if (lists.has(keyword)) return Array.isArray(value) ? value.filter(isSchema) : [];
    if (maps.has(keyword)) return isSchema(value) ? Object.values(value).filter(isSchema) : [];
    return [];
  });
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A limit of schemas that is passed, and in which words. */
export interface Breach {
  limit: keyof SchemaLimits;
  what: string;
}

/** The limits that a schema passes. */
export function breachesOf(facts: SchemaFacts, limits: SchemaLimits): Breach[] {
  const among = (found: readonly string[], named: readonly string[] | undefined): string[] =>
    found.filter((keyword) => named?.includes(keyword) === true);
  const { notAtRoot, nowhere, only, itemsNeeded, unionsAlone, closedAndRequired } = limits;
  const root = among(facts.rootKeywords, notAtRoot?.value);
  const anywhere = among(facts.keywords, nowhere?.value);
  const unknown = only === undefined ? [] : facts.keywords.filter((keyword) => !only.value.includes(keyword));
  const above = (limit: "depth" | "properties" | "enumValues"): boolean =>
    facts[limit] > (limits[limit]?.value ?? Infinity);
  return [
    ...(root.length === 0 ? [] : [{ limit: "notAtRoot", what: `${root.join(", ")} at the root` } as const]),
    ...(anywhere.length === 0 ? [] : [{ limit: "nowhere", what: anywhere.join(", ") } as const]),
    ...(unknown.length === 0 ? [] : [{ limit: "only", what: unknown.join(", ") } as const]),
    ...(itemsNeeded !== undefined && facts.hasOpenList
      ? [{ limit: "itemsNeeded", what: "lists without items" } as const]
      : []),
    ...(unionsAlone !== undefined && facts.hasMixedUnion
      ? [{ limit: "unionsAlone", what: "keywords beside anyOf" } as const]
      : []),
    ...(closedAndRequired !== undefined && facts.hasLooseObject
      ? [{ limit: "closedAndRequired", what: "optional properties or open objects" } as const]
      : []),
    ...(above("depth")
      ? [{ limit: "depth", what: `objects more than ${limits.depth?.value} deep` } as const]
      : []),
    ...(above("properties")
      ? [{ limit: "properties", what: `more than ${limits.properties?.value} properties` } as const]
      : []),
    ...(above("enumValues")
      ? [
          {
            limit: "enumValues",
            what: `more than ${limits.enumValues?.value} values of enumerations`,
          } as const,
        ]
      : []),
  ];
}
