import type { Schema } from "../api/model.ts";
import { type Comparison, compareParts, compareSettled } from "./compare-schemas.ts";
import { here, shown, typesOf } from "./compare-values.ts";
import { canonicalJson } from "./digest.ts";
import { type ChangeClass, changeClasses, type SchemaChange } from "./model.ts";
import { branchesOf } from "./settle-schema.ts";

/**
 * How a union changed, undefined where neither side has one. What one of the old variants took must be taken by one of the
 * new ones; the order of variants has no meaning. A variant that is not there any more is compared with those that are
 * new, the nearest first, and is gone when none of them takes what it took.
 */
export function compareUnions(comparison: Comparison, old: Schema, now: Schema): SchemaChange[] | undefined {
  if (old.anyOf === undefined && now.anyOf === undefined) return undefined;
  const left = [...branchesOf(comparison.old, old)];
  const right = [...branchesOf(comparison.now, now)];
  const compare = (a: Schema, b: Schema): SchemaChange[] => {
    if (a.anyOf !== undefined || b.anyOf !== undefined) return compareSettled(comparison, a, b);
    return [...compareParts(comparison, a, b), ...compareTitles(a, b, left.length > 1 && right.length > 1)];
  };
  const found: SchemaChange[] = [];
  const unmatched = right.filter((branch) => !takeEqual(left, branch, compare));
  const isTaken = (branch: Schema): boolean =>
    piecesOf(branch).every((piece) => right.some((other) => severityOf(compare(piece, other)) < gravest));
  const used = new Set<Schema>();
  for (const branch of left) {
    const free = unmatched.filter((other) => !used.has(other));
    const best = nearest(branch, free, compare);
    const isHarmless = best !== undefined && best.severity < gravest;
    if (!isHarmless && isTaken(branch)) continue;
    if (best !== undefined && (isHarmless || best.alike)) {
      used.add(best.branch);
      found.push(...best.changes);
    } else found.push(here("breaking", `is no longer ${nameOf(branch)}`));
  }
  const before = branchesOf(comparison.old, old);
  const wasTaken = (branch: Schema): boolean =>
    piecesOf(branch).every((piece) => before.some((other) => accepts(comparison, other, piece)));
  for (const branch of unmatched)
    if (!used.has(branch) && !wasTaken(branch))
      found.push(here("compatible", `may be ${nameOf(branch)}, too`));
  // The same values in more or fewer variants: only words can differ.
  const isRegrouped = before.length !== right.length && severityOf(found) < gravest && right.every(wasTaken);
  return isRegrouped ? found.filter((change) => change.class === "behavioural") : found;
}

type Compare = (a: Schema, b: Schema) => SchemaChange[];

/** Whether an equal variant was among the old ones; it is taken out of them. */
function takeEqual(left: Schema[], branch: Schema, compare: Compare): boolean {
  const index = left.findIndex((other) => compare(other, branch).length === 0);
  if (index !== -1) left.splice(index, 1);
  return index !== -1;
}

function nearest(branch: Schema, others: readonly Schema[], compare: Compare) {
  return others
    .map((other) => {
      const changes = compare(branch, other);
      return { branch: other, changes, severity: severityOf(changes), alike: isAlike(branch, other) };
    })
    .sort(
      (a, b) =>
        Number(b.alike) - Number(a.alike) || a.severity - b.severity || a.changes.length - b.changes.length,
    )[0];
}

/** Variants of one name, or of one type that is not a union of objects: the same one, changed. */
function isAlike(a: Schema, b: Schema): boolean {
  const [kind, other] = [markOf(a), markOf(b)];
  if (kind !== undefined || other !== undefined) return kind === other;
  if (a.title !== undefined && a.title === b.title) return true;
  return typesOf(a).join() === typesOf(b).join();
}

/** The constant values of a variant's properties, by which variants are told apart. */
function markOf({ properties }: Schema): string | undefined {
  const constants = Object.entries((properties ?? {}) as Record<string, Schema>).flatMap(([name, schema]) => {
    const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
    return Array.isArray(values) && values.length === 1 ? [`${name}=${canonicalJson(values[0])}`] : [];
  });
  return constants.length === 0 ? undefined : constants.sort().join();
}

const gravest = changeClasses.indexOf("breaking");

function severityOf(changes: readonly SchemaChange[]): number {
  const rank = (severity: ChangeClass): number => changeClasses.indexOf(severity);
  return Math.max(-1, ...changes.map((change) => rank(change.class)));
}

/** One schema for each type, and for each of a list of values: another union may have them in several variants. */
function piecesOf(schema: Schema): Schema[] {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => ({ ...schema, enum: [value] }));
  const types = typesOf(schema);
  return types.length <= 1 || types.length === 6 ? [schema] : types.map((type) => ({ ...schema, type }));
}

/** Whether the old variant took all that the new one takes. */
function accepts({ old, now }: Comparison, variant: Schema, branch: Schema): boolean {
  const reversed: Comparison = { old: now, now: old, known: new WeakMap(), depth: 0 };
  return severityOf(compareSettled(reversed, branch, variant)) < gravest;
}

/** Only variants show their titles. */
function compareTitles(a: Schema, b: Schema, areVariants: boolean): SchemaChange[] {
  return !areVariants || a.title === b.title ? [] : [here("behavioural", "has a variant with another title")];
}

function nameOf(branch: Schema): string {
  if (Array.isArray(branch.enum)) return shown(branch.enum);
  const mark = markOf(branch);
  return mark === undefined
    ? `a variant of type ${typesOf(branch).join(" or ")}`
    : `the variant with ${mark}`;
}
