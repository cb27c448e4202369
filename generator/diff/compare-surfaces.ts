import { compareAccess } from "./compare-access.ts";
import type { Comparison } from "./compare-schemas.ts";
import { compareTools } from "./compare-tools.ts";
import { matchTools, type ToolPair } from "./match-tools.ts";
import { type Change, type ChangeClass, changeClasses, type Surface } from "./model.ts";
import { schemaSide } from "./settle-schema.ts";

/**
 * What changed for clients and operators between two surfaces, the gravest first, then by tool and argument. Order, formatting
 * and where schemas are written make no difference.
 */
export function compareSurfaces(old: Surface, now: Surface): Change[] {
  const { pairs, gone, added } = matchTools(old.tools, now.tools);
  const comparison: Comparison = {
    old: schemaSide(old.schemas),
    now: schemaSide(now.schemas),
    known: new WeakMap(),
    depth: 0,
  };
  // Most tools are as they were, and then need no look at their schemas.
  const areSchemasEqual = isSame(old.schemas, now.schemas);
  const changed = pairs.filter((pair) => {
    return !areSchemasEqual || pair.oldName !== pair.name || !isSame(pair.old, pair.now);
  });
  const changes: Change[] = [
    ...compareAccess(old, now, pairs),
    ...gone.map((tool): Change => ({ class: "breaking", tool, what: "is gone" })),
    ...added.map((tool): Change => ({ class: "compatible", tool, what: "is new" })),
    ...changed.flatMap((pair) => compareTools(comparison, pair)),
    ...takenOver(pairs),
  ];
  const unique = new Map(changes.map((change) => [keyOf(change), change]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

/** Whether the text is the same, keys in the same order; if not, nothing is said. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The gravest class; undefined when nothing changed. */
export function gravestOf(changes: readonly Change[]): ChangeClass | undefined {
  return [...changeClasses].reverse().find((severity) => changes.some((change) => change.class === severity));
}

/** A name that belongs to another operation now: who calls it gets something else. */
function takenOver(pairs: readonly ToolPair[]): Change[] {
  const movedAway = new Set(
    pairs.filter(({ oldName, name }) => oldName !== name).map(({ oldName }) => oldName),
  );
  return pairs
    .filter(({ oldName, name }) => oldName !== name && movedAway.has(name))
    .map(({ name }) => ({ class: "breaking", tool: name, what: "is another tool than before" }));
}

function keyOf({ class: severity, tool = "", argument = "", what }: Change): string {
  return [9 - changeClasses.indexOf(severity), tool, argument, what].join("\u0000");
}
