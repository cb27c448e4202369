import type { ApiModel, Schema } from "../api/model.ts";

/** An argument's schema without others inside, as every tool that has the argument advertises it. */
export interface Leaf {
  /** The description of the argument, which wins over that of the schema. */
  description: string | undefined;
  /** The schema with that description. */
  source: Schema;
  /** Shared by the tools, hence frozen. */
  target: Schema;
  /** Characters that it takes of a tool's budget. */
  cost: number;
  /** Whether the description holds what is not seen. */
  hides: boolean;
  /** Keywords that are not advertised. */
  dropped: readonly string[];
}

const known = new WeakMap<ApiModel["schemas"], Map<Schema, Leaf[]>>();

/**
 * What is known of the leaves of an API by the schemas of arguments: operations share most of their parameters, and what
 * is the same need be cleaned and copied only once.
 */
export function leavesOf(schemas: ApiModel["schemas"]): Map<Schema, Leaf[]> {
  const leaves = known.get(schemas) ?? new Map<Schema, Leaf[]>();
  known.set(schemas, leaves);
  return leaves;
}
