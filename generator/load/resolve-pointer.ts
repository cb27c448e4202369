export interface PointerTarget {
  value: unknown;
  /** The pointer in its plain form (RFC 6901, 3), without percent-encoding. */
  pointer: string;
}

/**
 * Follows the fragment of a reference, without its `#`, from the root of a document: a JSON Pointer as URI fragment
 * (RFC 6901, 6), own properties and array indices only. Undefined when nothing is there, and for `$anchor` names, which stand in no pointer.
 * A fragment in which percent signs were not encoded is taken as it stands.
 */
export function resolvePointer(root: unknown, fragment: string): PointerTarget | undefined {
  const decoded = decodePercent(fragment);
  const found = decoded === undefined ? undefined : follow(root, decoded);
  return found ?? (decoded === fragment ? undefined : follow(root, fragment));
}

/** Text with percent-encoding undone; undefined where it is malformed. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function follow(root: unknown, pointer: string): PointerTarget | undefined {
  if (pointer === "") return { value: root, pointer };
  if (!pointer.startsWith("/")) return undefined;
  let value = root;
  for (const token of pointer.slice(1).split("/")) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return { value, pointer };
}

/** One token of a JSON Pointer (RFC 6901, 3). */
export function pointerToken(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
