import type { Schema } from "../api/model.ts";
import { shorten } from "../diagnostics/shorten.ts";
import { canonicalJson } from "./digest.ts";
import type { ChangeClass, SchemaChange } from "./model.ts";

const allTypes = ["array", "boolean", "null", "number", "object", "string"];

/** JSON types of the values that a settled schema allows; those of its `enum` where it names none. */
export function typesOf({ type, enum: values }: Schema): string[] {
  if (type !== undefined) return [type].flat() as string[];
  if (!Array.isArray(values)) return allTypes;
  return [...new Set(values.map(typeOfValue))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** How what is said of single values changed: types, enumerations, bounds, patterns. */
export function compareValues(old: Schema, now: Schema): SchemaChange[] {
  return [
    ...compareTypes(old, now),
    ...compareEnums(old, now),
    ...bounds.flatMap((bound) => compareBound(old, now, bound)),
    ...compareRules(old, now),
    ...compareAnnotations(old, now),
  ];
}

/** A change here, not further down. */
export function here(severity: ChangeClass, what: string): SchemaChange {
  return { class: severity, path: [], what };
}

function compareTypes(old: Schema, now: Schema): SchemaChange[] {
  const [before, after] = [typesOf(old), typesOf(now)];
  const fits = (types: readonly string[]) => (type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const gone = before.filter((type) => !fits(after)(type));
  const added = after.filter((type) => !fits(before)(type));
  const named = (types: readonly string[]): string => (types.length === 6 ? "any type" : types.join(" or "));
  if (gone.length > 0) return [here("breaking", `is ${named(after)} now, was ${named(before)}`)];
  return added.length === 0 ? [] : [here("compatible", `may be ${named(after)} now, was ${named(before)}`)];
}

function compareEnums(old: Schema, now: Schema): SchemaChange[] {
  const [before, after] = [old.enum, now.enum];
  if (!Array.isArray(after)) {
    return Array.isArray(before) ? [here("compatible", "is no longer bound to a list of values")] : [];
  }
  if (!Array.isArray(before)) {
    const isBoolean = typesOf(old).join() === "boolean" && after.length === 2;
    return isBoolean ? [] : [here("breaking", `is bound to a list of values now: ${shown(after)}`)];
  }
  const changes: SchemaChange[] = [];
  const gone = without(before, after);
  const added = without(after, before);
  if (gone.length > 0) changes.push(here("breaking", `may no longer be ${shown(gone)}`));
  if (added.length > 0) changes.push(here("compatible", `may be ${shown(added)}, too`));
  return changes;
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => !known.has(canonicalJson(value)));
}

/** The first few values, shortened. */
export function shown(values: readonly unknown[]): string {
  const texts = values.slice(0, 5).map((value) => shorten(canonicalJson(value), 60));
  return texts.join(", ") + (values.length > 5 ? ` and ${values.length - 5} more` : "");
}

interface Bound {
  keyword: string;
  exclusive?: string;
  /** 1 when a larger number is tighter, else -1. */
  sign: 1 | -1;
  /** What goes without saying. */
  usual?: number;
}

const bounds: readonly Bound[] = [
  { keyword: "minimum", exclusive: "exclusiveMinimum", sign: 1 },
  { keyword: "maximum", exclusive: "exclusiveMaximum", sign: -1 },
  ...["minLength", "minItems", "minProperties"].map((keyword): Bound => ({ keyword, sign: 1, usual: 0 })),
  ...["maxLength", "maxItems", "maxProperties"].map((keyword): Bound => ({ keyword, sign: -1 })),
];

function compareBound(old: Schema, now: Schema, bound: Bound): SchemaChange[] {
  const [before, after] = [tightness(old, bound), tightness(now, bound)];
  const difference = after.value - before.value || Number(after.excludes) - Number(before.excludes);
  if (Number.isNaN(difference) || difference === 0) return [];
  const named = (limit: Limit): string =>
    Number.isFinite(limit.value) ? `${limit.excludes ? "beyond " : ""}${limit.value * bound.sign}` : "none";
  const what = `has ${bound.keyword} ${named(after)} now, was ${named(before)}`;
  return [here(difference > 0 ? "breaking" : "compatible", what)];
}

interface Limit {
  /** Larger is tighter. */
  value: number;
  excludes: boolean;
}

function tightness(schema: Schema, { keyword, exclusive, sign, usual }: Bound): Limit {
  const plain: Limit = { value: numberIn(schema, keyword, usual) * sign, excludes: false };
  if (Number.isNaN(plain.value)) plain.value = Number.NEGATIVE_INFINITY;
  const beyond = exclusive === undefined ? Number.NaN : numberIn(schema, exclusive) * sign;
  if (Number.isNaN(beyond) || beyond < plain.value) return plain;
  const isWhole = typesOf(schema).join() === "integer" && Number.isInteger(beyond);
  return isWhole
    ? { value: Math.max(beyond + 1, plain.value), excludes: false }
    : { value: beyond, excludes: true };
}

function numberIn(schema: Schema, keyword: string, usual = Number.NaN): number {
  const value = schema[keyword];
  return typeof value === "number" ? value : usual;
}

/** Rules that are there or not, and cannot be measured against each other. */
function compareRules(old: Schema, now: Schema): SchemaChange[] {
  const changes: SchemaChange[] = [];
  const [before, after] = [old.pattern, now.pattern];
  if (after !== undefined && after !== before)
    changes.push(here("breaking", before === undefined ? "has a pattern now" : "has another pattern"));
  else if (after === undefined && before !== undefined)
    changes.push(here("compatible", "has no pattern any more"));
  if ((now.uniqueItems === true) !== (old.uniqueItems === true))
    changes.push(
      now.uniqueItems === true
        ? here("breaking", "may not repeat items any more")
        : here("compatible", "may repeat items now"),
    );
  const [factor, step] = [numberIn(old, "multipleOf", 0), numberIn(now, "multipleOf", 0)];
  if (factor !== step) {
    const isLooser = step === 0 || (factor !== 0 && Number.isInteger(factor / step));
    changes.push(here(isLooser ? "compatible" : "breaking", `is a multiple of ${step || "anything"} now`));
  }
  return changes;
}

/** Keywords that a model reads and nobody enforces. */
const told: Readonly<Record<string, string>> = {
  description: "has another description",
  default: "has another default",
  examples: "has another example",
  format: "has another format",
  contentEncoding: "has another encoding",
  contentMediaType: "has another media type",
};

function compareAnnotations(old: Schema, now: Schema): SchemaChange[] {
  const isListed = old.enum !== undefined || now.enum !== undefined;
  const changes = Object.entries(told).flatMap(([keyword, what]) => {
    const isSame = canonicalJson(old[keyword]) === canonicalJson(now[keyword]);
    // Where all values are listed, no example is shown.
    return isSame || (keyword === "examples" && isListed) ? [] : [here("behavioural", what)];
  });
  if ((old.deprecated === true) !== (now.deprecated === true))
    changes.push(here("compatible", now.deprecated === true ? "is deprecated" : "is no longer deprecated"));
  return changes;
}
