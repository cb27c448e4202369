import { findSubtypes, type Subtype, type Subtypes } from "./find-subtypes.ts";
import { requiredInRequests } from "./is-read-only.ts";
import type { NamedSchema, Schema } from "./model.ts";
import { isObject, originOf, type Place, type Reading, readOnce, report, shown } from "./reading.ts";

/**
 * The key of a reference's target, which is read later: neither cycles nor long chains nest. Undefined, with a warning,
 * when nothing is there. `outer` are the schemas that the reference's own is a part of.
 */
export function referToSchema(
  reading: Reading,
  reference: string,
  place: Place,
  outer: readonly Place[],
): string | undefined {
  const target = reading.documents.resolve(reference, place.document, place.pointer);
  if (target === undefined) {
    report(
      reading,
      "reference-not-found",
      `Nothing is at the reference ${shown(reference)}; any value is allowed there.`,
      place,
    );
    return undefined;
  }
  const key = keyOf(reading, target);
  const optional = namesForAnswers(reading, target, place, outer);
  if (optional.length > 0) return optionalKey(reading, target, key, optional);
  return isHeir(place, outer) ? key : (subtypesKey(reading, target, key, outer) ?? key);
}

/** Whether a reference stands where a schema includes another one and adds to it. */
function isHeir(place: Place, outer: readonly Place[]): boolean {
  const adds = ({ value }: Place): boolean => isObject(value) && value.properties !== undefined;
  const chain = [...outer, place];
  return chain.some((holder, index) => {
    const part = chain[index + 1];
    if (part === undefined || !part.pointer.startsWith(`${holder.pointer}/allOf/`)) return adds(holder);
    return (holder.value as { allOf: unknown[] }).allOf.length > 1 || adds(holder);
  });
}

/**
 * The key of a schema and all those for which its discriminator makes it stand, as variants; undefined where it is only
 * itself. It is one of the variants: others may include it where nothing tells.
 */
function subtypesKey(
  reading: Reading,
  target: Place,
  base: string,
  outer: readonly Place[],
): string | undefined {
  const subtypes = readOnce(reading, target, findSubtypes);
  if (subtypes === undefined) return undefined;
  const { known } = subtypes;
  const holders = new Set(outer.map(originOf));
  if (known.some(({ origin }) => holders.has(origin))) return undefined;
  const key = `${base} or a subtype`;
  if (!reading.schemas.has(key)) {
    reading.schemas.set(key, {
      name: `Any${nameOf(target.pointer)}`,
      schema: variants(reading, target, base, known),
      origin: base,
    });
  }
  return key;
}

function variants(reading: Reading, { value }: Place, base: string, known: Subtypes["known"]): Schema {
  // Those that nothing leads to bring names that nobody knows.
  if (known.length === 0) return { $ref: base, additionalProperties: {} };
  const listed = known.map((subtype) => variantOf(reading, subtype));
  const isObjects = isObject(value) && value.type === "object";
  return { ...(isObjects ? { type: "object" } : {}), anyOf: [...listed, { $ref: base }] };
}

/** The key of a `$dynamicRef`'s target; undefined when it has none or several. */
export function referDynamically(reading: Reading, reference: string, place: Place): string | undefined {
  const target = reading.documents.resolveDynamic(reference, place.document, place.pointer);
  return target && keyOf(reading, target);
}

/** Of a subtype as one of several: the same for all that it is a subtype of. */
function variantOf(reading: Reading, subtype: Subtype): Schema {
  let variant = variantsKnown.get(subtype);
  if (variant === undefined) {
    variant = { title: subtype.value, $ref: keyOf(reading, subtype.place) };
    variantsKnown.set(subtype, variant);
  }
  return variant;
}

const variantsKnown = new WeakMap<Subtype, Schema>();

function keyOf(reading: Reading, target: Place): string {
  const key = originOf(target);
  if (!reading.schemas.has(key)) {
    const entry: NamedSchema = { name: nameOf(target.pointer), schema: {}, origin: key };
    reading.schemas.set(key, entry);
    reading.pending.push({ entry, place: target });
  }
  return key;
}

/** Names that a part requires by itself, and that what it is a part of says to be read-only. */
function namesForAnswers(
  reading: Reading,
  target: Place,
  place: Place,
  outer: readonly Place[],
): readonly string[] {
  const isAlone = outer.length === 0 && Object.keys(place.value as object).length === 1;
  const names = isAlone || !isObject(target.value) ? undefined : target.value.required;
  if (!Array.isArray(names) || names.length === 0) return [];
  const wanted = requiredInRequests(reading, place, names, outer);
  if (wanted.length === names.length) return [];
  return requiredInRequests(reading, target, names, []).filter((name) => !wanted.includes(name));
}

/** The key of a schema like the target's, but for names that are not required where it is referred to. */
function optionalKey(reading: Reading, target: Place, base: string, optional: readonly string[]): string {
  const key = `${base} without ${JSON.stringify(optional)}`;
  if (!reading.schemas.has(key)) {
    const entry: NamedSchema = { name: nameOf(target.pointer), schema: {}, origin: base };
    reading.schemas.set(key, entry);
    // Taken last, when its base has been read.
    reading.pending.unshift({ entry, base, optional });
  }
  return key;
}

/** A schema in which some names are no longer required. */
export function withOptional(schema: Schema, optional: readonly string[]): Schema {
  const { required, ...others } = schema;
  const kept = ((required ?? []) as string[]).filter((name) => !optional.includes(name));
  return kept.length === 0 ? others : { ...others, required: kept };
}

function nameOf(pointer: string): string {
  const last = pointer.slice(pointer.lastIndexOf("/") + 1);
  return last.replaceAll("~1", "/").replaceAll("~0", "~") || "Document";
}
