/**
 * A copy of a JSON value whose object keys are sorted, so that their order in the document changes nothing.
 * Objects have no prototype. Below 64 levels the value is left out (null).
 */
export function canonical(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > 64) return null;
  if (Array.isArray(value)) return value.map((item) => canonical(item, depth + 1));
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort())
    copy[key] = canonical((value as Record<string, unknown>)[key], depth + 1);
  return copy;
}
