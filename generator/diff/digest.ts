import { hash } from "node:crypto";

/** Short digest of a text: 48 bits, enough to see that it changed. */
export function digest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 8);
}

/** The same for texts that are wrapped otherwise. */
export function digestWords(text: string): string {
  // Hardly any text needs it, and replacing every space takes longer than the digest.
  return digest((/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text).trim());
}

/** JSON text in which the order of keys is always the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (isMap(each) ? sortKeys(each) : each));
}

/** Whether it is an object with keys, no list. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same entries, by name. */
export function sortKeys<Value>(map: Readonly<Record<string, Value>>): Record<string, Value> {
  const sorted: Record<string, Value> = Object.create(null);
  for (const key of Object.keys(map).sort()) sorted[key] = map[key] as Value;
  return sorted;
}

/** The value of a key that the map itself has: names of the document may be names that every object has. */
export function ownValue<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
