type Json = Record<string, unknown>;

/**
 * Merges package.json key by key, in three ways: a value that a person left as it was generated follows the new
 * one, a value that they changed, added or removed stays. Keys that nobody generates any more go, when unchanged.
 */
export function mergePackageJson(current: string, base: Json, generated: Json): string {
  let theirs: unknown;
  try {
    theirs = JSON.parse(current);
  } catch {
    return current;
  }
  if (!isObject(theirs)) return current;
  const merged = merge(theirs, base, generated);
  const indentation = /^\{\r?\n([ \t]+)"/.exec(current)?.[1] ?? "  ";
  const text = `${JSON.stringify(merged, null, indentation)}\n`;
  return JSON.stringify(merged) === JSON.stringify(theirs) ? current : text;
}

function merge(theirs: Json, base: Json, generated: Json): Json {
  const merged: Json = Object.create(null);
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(generated)])) {
    const has = (object: Json): boolean => Object.hasOwn(object, key);
    const [their, old, next] = [theirs[key], base[key], generated[key]];
    if (isObject(their) && isObject(next)) merged[key] = merge(their, isObject(old) ? old : {}, next);
    else if (!has(theirs)) {
      if (!has(base)) merged[key] = next;
    } else if (has(base) && same(their, old)) {
      if (has(generated)) merged[key] = next;
    } else merged[key] = their;
  }
  return merged;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
