import type { Origin } from "./model.ts";
import {
  child,
  entries,
  isObject,
  members,
  originOf,
  type Place,
  type Reading,
  readOnce,
} from "./reading.ts";

/** What a schema with a discriminator stands for besides itself; there may be others that nothing leads to. */
export interface Subtypes {
  /** Sorted by value. */
  known: Subtype[];
}

export interface Subtype {
  place: Place;
  origin: Origin;
  /** That of the property which marks it. */
  value: string;
}

/** More are not listed: no input has room for them, and the schema itself takes them, too. */
const maxSubtypes = 50;

/**
 * The schemas for which one with a Discriminator Object stands (OpenAPI 3.1.1, 4.8.25.4; Swagger 2.0, Schema Object): those
 * that include it by `allOf`, also through others, and those that its `mapping` names. Undefined where there are none, or
 * where variants stand beside the discriminator and say it themselves.
 */
export function findSubtypes(reading: Reading, parent: Place): Subtypes | undefined {
  const holder = [parent, ...members(child(parent, "allOf"))].find(({ value }) => isDiscriminating(value));
  if (holder === undefined) return undefined;
  const found = new Map<string, Subtype>();
  const mapping = entries(child(holder, "discriminator", "mapping"));
  let hasUnknown = false;
  for (const [value, { value: target }] of mapping) {
    const place = typeof target === "string" ? mappedSchema(reading, target, parent.document) : undefined;
    if (place === undefined) hasUnknown = true;
    else if (!found.has(originOf(place)))
      found.set(originOf(place), { place, origin: originOf(place), value });
  }
  const indices = containers(reading, parent).map((place) => readOnce(reading, place, indexHeirs));
  const including = new Set([originOf(parent)]);
  for (const included of including) {
    if (found.size > maxSubtypes) break;
    for (const heirs of indices)
      for (const heir of heirs.get(included) ?? []) {
        including.add(heir.origin);
        if (!found.has(heir.origin)) found.set(heir.origin, heir);
      }
  }
  found.delete(originOf(parent));
  if (found.size === 0 && !hasUnknown) return undefined;
  const known = [...found.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
  return { known: known.slice(0, maxSubtypes) };
}

/** A discriminator without variants beside it. */
function isDiscriminating(value: unknown): boolean {
  if (!isObject(value) || value.$ref !== undefined) return false;
  const { discriminator, oneOf, anyOf } = value;
  const name = isObject(discriminator) ? discriminator.propertyName : discriminator;
  return typeof name === "string" && !Array.isArray(oneOf) && !Array.isArray(anyOf);
}

/** A value of `mapping`: the name of a schema, or else a reference. */
function mappedSchema(reading: Reading, target: string, document: string): Place | undefined {
  const named = /^[A-Za-z0-9._-]+$/.test(target)
    ? reading.documents.resolve(`#/components/schemas/${target}`, document)
    : undefined;
  return named ?? reading.documents.resolve(target, document);
}

/** Objects whose members may include the schema: that in which it stands itself, and those of the first documents. */
function containers(reading: Reading, { pointer, document }: Place): Place[] {
  const around = pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0)).replaceAll("%", "%25");
  const wanted = [reading.documents.resolve(`#${around}`, document)];
  for (const { name } of reading.documents.entries)
    for (const path of ["#/components/schemas", "#/definitions"])
      wanted.push(reading.documents.resolve(path, name));
  return [...new Set(wanted.filter((place) => place !== undefined))];
}

/** The members of an object that include others by `allOf`, by the origin of these. */
function indexHeirs(reading: Reading, container: Place): ReadonlyMap<string, Subtype[]> {
  const heirs = new Map<string, Subtype[]>();
  for (const [name, place] of entries(container)) {
    const heir = { place, origin: originOf(place), value: name };
    for (const { value, document, pointer } of members(child(place, "allOf"))) {
      if (!isObject(value) || typeof value.$ref !== "string") continue;
      const target = reading.documents.resolve(value.$ref, document, pointer);
      if (target === undefined) continue;
      const origin = originOf(target);
      const known = heirs.get(origin);
      if (known === undefined) heirs.set(origin, [heir]);
      else known.push(heir);
    }
  }
  return heirs;
}
