import type { Schema } from "../api/model.ts";

/** Characters that sharing must spare before a definition is worth its indirection. */
const minSpared = 100;

/** Characters of a subschema below which nothing is gained for a reader. */
const minSize = 80;

/** Characters of `{"$ref":"#/$defs/name"}`. */
const referenceCost = 30;

/** A place in a schema where a subschema stands. */
interface Place {
  schema: Schema;
  /** Object or list that holds it, and under which key. */
  holder: Record<string | number, unknown>;
  key: string | number;
  /** The property that it is, or that it is inside of. */
  name: string;
}

interface Kind {
  /** Characters, without the description. */
  size: number;
  places: Place[];
}

const lists = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const singles = new Set(["items", "additionalProperties"]);
const maps = new Set(["properties", "patternProperties"]);

/**
 * Writes a subschema that one tool has several times, the description aside, once below `$defs` and refers to it (JSON
 * Schema 2020-12, "Core", 8.2.4). Small ones stay where they are. The definitions are added to `defs`.
 */
export function shareSubschemas(properties: Record<string, Schema>, defs: Record<string, Schema>): void {
  const kinds = new Map<string, Kind>();
  const ids = new Map<string, number>();
  for (const name of Object.keys(defs)) visitParts(defs[name] as Schema, name, kinds, ids);
  for (const name of Object.keys(properties)) {
    const schema = properties[name] as Schema;
    visit({ schema, holder: properties, key: name, name }, kinds, ids);
  }
  const gone = new Set<Schema>();
  const spared = ({ size, places }: Kind): number => (places.length - 1) * (size - referenceCost);
  const largest = [...kinds.values()]
    .filter((kind) => kind.places.length > 1 && kind.size >= minSize && spared(kind) >= minSpared)
    .sort((a, b) => b.size - a.size);
  for (const { size, places } of largest) {
    const left = places.filter(({ schema }) => !gone.has(schema));
    const [first, ...others] = left;
    if (first === undefined || spared({ size, places: left }) < minSpared) continue;
    const name = freeName(first.name, defs);
    for (const { schema } of others) forget(schema, gone);
    for (const place of left) refer(place, name);
    const { description, ...body } = first.schema;
    defs[name] = move(first.schema, body, kinds);
    gone.add(first.schema);
  }
}

/** Finds what stands where; gives the number of the schema's kind and its characters. */
function visit(
  place: Place,
  kinds: Map<string, Kind>,
  ids: Map<string, number>,
): { id: number; size: number } {
  const { key, size } = visitParts(place.schema, place.name, kinds, ids);
  const kind = kinds.get(key) ?? { size, places: [] };
  kind.places.push(place);
  kinds.set(key, kind);
  const { description } = place.schema;
  const whole = `${key}${typeof description === "string" ? JSON.stringify(description) : ""}`;
  const id = ids.get(whole) ?? ids.size;
  ids.set(whole, id);
  return { id, size: size + (whole.length - key.length) };
}

/** A key that is equal for schemas that are, but for the description, and their characters without it. */
function visitParts(
  schema: Schema,
  name: string,
  kinds: Map<string, Kind>,
  ids: Map<string, number>,
): { key: string; size: number } {
  let key = "";
  let size = 2;
  for (const keyword of Object.keys(schema)) {
    if (keyword === "description") continue;
    const value = schema[keyword];
    const parts: string[] = [];
    const part = (child: unknown, holder: object, at: string | number, called: string): void => {
      const found = visit(
        { schema: child as Schema, holder: holder as Place["holder"], key: at, name: called },
        kinds,
        ids,
      );
      parts.push(`${at}=${found.id}`);
      size += found.size + 4 + String(at).length;
    };
    if (lists.has(keyword))
      for (const [index, child] of (value as Schema[]).entries()) part(child, value as object, index, name);
    else if (singles.has(keyword) && typeof value === "object") part(value, schema, keyword, name);
    else if (maps.has(keyword))
      for (const each of Object.keys(value as object))
        part((value as Schema)[each], value as object, each, each);
    else {
      const text = JSON.stringify(value);
      parts.push(text);
      size += text.length;
    }
    size += keyword.length + 4;
    key += `${keyword}:${parts.length === 1 ? parts[0] : JSON.stringify(parts)};`;
  }
  return { key, size };
}

function refer({ schema, holder, key }: Place, name: string): void {
  const { description } = schema;
  holder[key] = { $ref: `#/$defs/${name}`, ...(description === undefined ? {} : { description }) };
}

/** What is inside the definition stands in its copy from now on. */
function move(from: Schema, to: Schema, kinds: ReadonlyMap<string, Kind>): Schema {
  for (const keyword of singles) {
    if (typeof from[keyword] !== "object") continue;
    for (const { places } of kinds.values())
      for (const place of places) if (place.holder === from) place.holder = to;
    break;
  }
  return to;
}

/** Marks all that is inside a schema whose copy is dropped. */
function forget(schema: Schema, gone: Set<Schema>): void {
  const queue: unknown[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    gone.add(next as Schema);
    queue.push(...Object.values(next).filter((value) => value !== null && value !== undefined));
  }
}

function freeName(wanted: string, defs: Readonly<Record<string, Schema>>): string {
  const plain = wanted.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 50);
  if (!Object.hasOwn(defs, plain)) return plain;
  for (let number = 2; ; number++)
    if (!Object.hasOwn(defs, `${plain}_${number}`)) return `${plain}_${number}`;
}
