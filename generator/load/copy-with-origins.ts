import { pointerToken } from "./resolve-pointer.ts";

/** Where a value was written: name of the document, and JSON Pointer in it. */
export interface WrittenAt {
  document: string;
  pointer: string;
}

export type Origins = WeakMap<object, WrittenAt>;

/**
 * A copy of a JSON value in which nothing is shared (YAML aliases are written out), and a note for each object and
 * array of where it was written. The depth of the value is bounded by the parsers.
 */
export function copyWithOrigins(value: unknown, at: WrittenAt, origins: Origins): unknown {
  if (typeof value !== "object" || value === null) return value;
  const below = (key: string | number): WrittenAt => ({
    document: at.document,
    pointer: `${at.pointer}/${pointerToken(String(key))}`,
  });
  let copy: object;
  if (Array.isArray(value)) copy = value.map((item, index) => copyWithOrigins(item, below(index), origins));
  else {
    const object: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(value)) {
      object[key] = copyWithOrigins((value as Record<string, unknown>)[key], below(key), origins);
    }
    copy = object;
  }
  origins.set(copy, at);
  return copy;
}

/** Where the value at a pointer of a changed document was written: by the nearest object that is noted. */
export function writtenAt(root: unknown, at: WrittenAt, origins: Origins): WrittenAt {
  let value = root;
  let best = at;
  for (const token of at.pointer.split("/").slice(1)) {
    const noted = typeof value === "object" && value !== null ? origins.get(value) : undefined;
    if (noted !== undefined) best = noted;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    best = { document: best.document, pointer: `${best.pointer}/${token}` };
    const holds = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = holds ? (value as Record<string, unknown>)[key] : undefined;
  }
  const noted = typeof value === "object" && value !== null ? origins.get(value) : undefined;
  return noted ?? best;
}
