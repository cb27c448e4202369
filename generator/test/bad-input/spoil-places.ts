/** Values of every JSON type, and some that look right at a glance. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  7,
  -1.5,
  "x",
  "",
  [],
  {},
  [null],
  [[]],
  [7],
  ["x"],
  { x: null },
  { x: 7 },
  { $ref: 5 },
  { $ref: "#/nowhere" },
  { $ref: "#" },
  { $ref: "#/paths" },
  { $ref: "missing.yaml#/x" },
  JSON.parse('{"__proto__": {"x": 1}, "constructor": [], "toString": null}'),
];

export type Path = readonly (string | number)[];

/** Every place of a JSON value but its root, outer ones first. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => {
    const place = [...path, key];
    return [place, ...placesOf((value as Record<string | number, unknown>)[key], place)];
  });
}

/** A deep copy with another value at one place. */
export function withValueAt(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, index) => (index === key ? withValueAt(item, rest, value) : item));
  const copy = { ...(root as Record<string, unknown>) };
  copy[key] = withValueAt(copy[key], rest, value);
  return copy;
}

/** A deep copy in which one place is missing. */
export function withoutValueAt(root: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return undefined;
  if (Array.isArray(root)) {
    if (rest.length === 0) return root.filter((_, index) => index !== key);
    return root.map((item, index) => (index === key ? withoutValueAt(item, rest) : item));
  }
  const copy = { ...(root as Record<string, unknown>) };
  if (rest.length === 0) delete copy[key];
  else copy[key] = withoutValueAt(copy[key], rest);
  return copy;
}
