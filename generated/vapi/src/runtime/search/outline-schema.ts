/** A part of a schema, small enough to be read at once. */
export interface SchemaPart {
  value: unknown;
  /** Number of the entry after the last one shown; absent where all are. */
  next?: number;
  /** Number of entries, where not all are shown. */
  entries?: number;
}

/** Parts of the value that are left out are no smaller than this: a pointer costs about as much. */
const minCut = 160;

/**
 * What stands at a JSON Pointer (RFC 6901) of a schema, in at most about `budget` characters: as many levels as fit, deeper
 * parts as `{ "$more": pointer }`. Where even the first level does not fit, its entries from number `from` on.
 * Undefined where nothing stands there.
 */
export function outlineSchema(
  root: unknown,
  pointer: string,
  from: number,
  budget: number,
): SchemaPart | undefined {
  const found = valueAt(root, pointer);
  if (found === undefined) return undefined;
  if (from === 0)
    for (const depth of [64, 12, 9, 7, 6, 5, 4, 3, 2, 1]) {
      const value = cutBelow(found, pointer, depth);
      if (JSON.stringify(value).length <= budget) return { value };
    }
  return firstEntries(found, pointer, from, budget);
}

function cutBelow(value: unknown, pointer: string, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return JSON.stringify(value).length < minCut ? value : more(value, pointer);
  if (Array.isArray(value))
    return value.map((item, index) => cutBelow(item, `${pointer}/${index}`, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      cutBelow(inner, `${pointer}/${escapeKey(key)}`, depth - 1),
    ]),
  );
}

/** What stands for a part: where it is, and in a few words what it is. */
function more(value: object, pointer: string): Record<string, unknown> {
  const { type, description } = value as { type?: unknown; description?: unknown };
  return {
    ...(typeof type === "string" ? { type } : {}),
    ...(typeof description === "string" ? { description: description.slice(0, 80) } : {}),
    $more: pointer,
  };
}

function firstEntries(value: unknown, pointer: string, from: number, budget: number): SchemaPart {
  if (typeof value === "string") {
    const text = value.slice(from, from + budget);
    const end = from + text.length;
    return end >= value.length ? { value: text } : { value: text, next: end, entries: value.length };
  }
  if (typeof value !== "object" || value === null) return { value };
  const all = Object.entries(value);
  const shown: [string, unknown][] = [];
  let size = 0;
  for (const [key, inner] of all.slice(from)) {
    const at = `${pointer}/${escapeKey(key)}`;
    const cut =
      typeof inner === "string" && inner.length > budget / 2 ? { $more: at } : cutBelow(inner, at, 0);
    size += JSON.stringify([key, cut]).length;
    if (size > budget && shown.length > 0) break;
    shown.push([key, cut]);
  }
  const part = Array.isArray(value) ? shown.map(([, inner]) => inner) : Object.fromEntries(shown);
  const end = from + shown.length;
  return end >= all.length ? { value: part } : { value: part, next: end, entries: all.length };
}

function valueAt(root: unknown, pointer: string): unknown {
  if (pointer === "") return root;
  if (!pointer.startsWith("/")) return undefined;
  let value: unknown = root;
  for (const token of pointer.slice(1).split("/")) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
