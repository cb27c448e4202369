import type { ApiModel, Schema } from "../api/model.ts";
import type { Texts } from "./brevity.ts";
import type { Unseen } from "./find-unseen.ts";
import { wordsBeyond } from "./repeats-name.ts";

/** An argument's schema without others inside, as every tool that has the argument advertises it. */
export interface Leaf {
  /** Of the argument: a description that only repeats it is left out. */
  name: string;
  /** The description of the argument, which wins over that of the schema. */
  description: string | undefined;
  /** The schema with that description. */
  source: Schema;
  /** Shared by the tools, hence frozen. */
  target: Schema;
  /** Characters that it takes of a tool's budget. */
  cost: number;
  /** Whether its texts or values hold what is not seen. */
  unseen: Unseen;
  /** Keywords that are not advertised. */
  dropped: readonly string[];
  /** Words of the description that the name has not, where they are few. */
  beyond?: readonly string[] | undefined;
  /** Shared by the tools whose names have those words. */
  bare?: Schema;
}

/**
 * What a tool advertises of a leaf: with its description, but where that says no more than the argument's name and the
 * tool's together.
 */
export function showLeaf(leaf: Leaf, toolWords: ReadonlySet<string>, texts: Texts): Schema {
  if (!("beyond" in leaf)) leaf.beyond = beyondName(leaf.target, leaf.name);
  if (!areAmong(leaf.beyond, toolWords)) return leaf.target;
  if (leaf.bare === undefined) {
    const { description, ...bare } = leaf.target;
    leaf.bare = Object.freeze(bare);
  }
  texts.repeating++;
  return leaf.bare;
}

/** Whether the description of an argument says no more than its name and the tool's words together. */
export function repeatsNames(target: Schema, name: string, toolWords: ReadonlySet<string>): boolean {
  return toolWords.size > 0 && areAmong(beyondName(target, name), toolWords);
}

function beyondName({ description }: Schema, name: string): readonly string[] | undefined {
  return typeof description === "string" ? wordsBeyond(description, name) : undefined;
}

function areAmong(words: readonly string[] | undefined, known: ReadonlySet<string>): boolean {
  return words?.every((word) => known.has(word)) === true;
}

const known = new WeakMap<ApiModel["schemas"], WeakMap<Texts, Map<Schema, Leaf[]>>>();

/**
 * What is known of the leaves of an API, as one plan shows their texts, by the schemas of arguments: operations share most of their parameters, and what
 * is the same need be cleaned and copied only once.
 */
export function leavesOf(schemas: ApiModel["schemas"], texts: Texts): Map<Schema, Leaf[]> {
  const byTexts = known.get(schemas) ?? new WeakMap<Texts, Map<Schema, Leaf[]>>();
  known.set(schemas, byTexts);
  const leaves = byTexts.get(texts) ?? new Map<Schema, Leaf[]>();
  byTexts.set(texts, leaves);
  return leaves;
}

/** The leaf of an argument; what a person wrote for one is its own. */
export function findLeaf(
  leaves: ReadonlyMap<Schema, readonly Leaf[]>,
  { schema, description, name, curated }: Pick<Leaf, "name"> & SharedSchema,
): Leaf | undefined {
  if (curated === true) return undefined;
  for (const leaf of leaves.get(schema) ?? none)
    if (leaf.name === name && leaf.description === description) return leaf;
  return undefined;
}

const none: readonly Leaf[] = [];

interface SharedSchema {
  schema: Schema;
  description?: string;
  curated?: boolean;
}
