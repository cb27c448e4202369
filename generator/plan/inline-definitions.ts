import type { NamedSchema, Schema } from "../api/model.ts";
import { byRank } from "./keyword-order.ts";

/** A schema that references of one tool lead to, under its copy for that tool. */
export interface Definition {
  entry: NamedSchema;
  target: Schema;
  /** Where it is referred to, and the definition that this place is in; undefined at the root. */
  uses: { target: Schema; owner: string | undefined }[];
}

type Definitions = ReadonlyMap<string, Definition>;

/** Writes a definition that one place uses, and not from inside itself, there; gives the keys of those. */
export function inlineSingleUses(definitions: Definitions): Set<string> {
  const inlined = new Set<string>();
  for (const [key, definition] of definitions) {
    const [use] = definition.uses;
    if (definition.uses.length === 1 && use !== undefined && !isInside(definitions, key, use.owner))
      inlined.add(key);
  }
  for (const key of inlined) {
    const { target, uses } = definitions.get(key) as Definition;
    const [use] = uses as [Definition["uses"][number]];
    const { $ref, ...siblings } = use.target;
    const clash = Object.keys(siblings).some(
      (keyword) => keyword !== "description" && target[keyword] !== undefined,
    );
    if (clash) {
      inlined.delete(key);
      continue;
    }
    delete use.target.$ref;
    const merged = { ...target, ...siblings };
    for (const keyword of Object.keys(use.target)) delete use.target[keyword];
    for (const keyword of Object.keys(merged).sort(byRank)) use.target[keyword] = merged[keyword];
    definitionMoved(definitions, target, use.target);
  }
  return inlined;
}

/** A definition that is only a reference to another hands its use on to where it was written. */
function definitionMoved(definitions: Definitions, from: Schema, to: Schema): void {
  if (typeof from.$ref !== "string") return;
  const uses = definitions.get(from.$ref)?.uses ?? [];
  for (const use of uses) if (use.target === from) use.target = to;
}

function isInside(definitions: Definitions, key: string, owner: string | undefined): boolean {
  const seen = new Set<string>();
  for (let current = owner; current !== undefined && !seen.has(current); ) {
    if (current === key) return true;
    seen.add(current);
    const uses: Definition["uses"] = definitions.get(current)?.uses ?? [];
    if (uses.length !== 1) return false;
    current = uses[0]?.owner;
  }
  return false;
}
