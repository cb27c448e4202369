import type { ApiModel, Schema } from "../api/model.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import type { Texts } from "./brevity.ts";
import { cutSchema } from "./cut-schema.ts";
import type { Unseen } from "./find-unseen.ts";
import type { Definition } from "./inline-definitions.ts";
import type { Leaf } from "./known-leaves.ts";
import { overdraft } from "./schema-budget.ts";
import { holdsSubschemas } from "./shallow-cost.ts";

/** An argument as far as the input schema is concerned. */
export type SchemaArgument = Pick<BoundArgument, "name" | "schema" | "required" | "description" | "curated">;

/** Characters that a cut schema is counted with when it says so. */
const cutCost = 100;

/** Characters of a schema that says no more than its type. */
const typeCost = 24;

/** A schema that still has to be copied, and where its copy goes. */
export interface Task {
  source: Schema;
  target: Schema;
  /** Key of the definition that holds it, undefined at the root. */
  owner: string | undefined;
  /** True below a union, where a title tells the variants apart. */
  variant: boolean;
  /** Of a property: what it is called. */
  name?: string;
  /** At the root: whose schema it is. */
  argument?: SchemaArgument;
}

/** The input schema of one tool while it is put together. */
export interface Fitting {
  schemas: ApiModel["schemas"];
  leaves: Map<Schema, Leaf[]>;
  properties: Record<string, Schema>;
  queue: Task[];
  definitions: Map<string, Definition>;
  used: number;
  budget: number;
  cut: number;
  /** Whether a schema inside refuses some or all further properties. */
  closes: boolean;
  /** Whether there is a union inside. */
  unites: boolean;
  /** Whether texts, or names and values of the request, hold what is not seen. */
  unseen: Unseen;
  dropped: Set<string>;
  texts: Texts;
  /** Of the tool's name, where arguments do not say them again. */
  toolWords: ReadonlySet<string>;
}

/** What takes little room and brings nothing further may go somewhat beyond the budget, and what says no more than a type further. */
export function hasRoom(fitting: Fitting, source: Schema, cost: number): boolean {
  const reached = fitting.used + cost;
  if (reached <= fitting.budget) return true;
  if (cost > 2 * cutCost || nests(fitting, source)) return false;
  return reached <= fitting.budget * overdraft || cost <= typeCost;
}

/** A copy that is filled when its turn comes. */
export function queue(
  fitting: Fitting,
  source: Schema,
  owner: string | undefined,
  variant = false,
  name?: string,
): Schema {
  const target: Schema = {};
  fitting.queue.push({ source, target, owner, variant, ...(name === undefined ? {} : { name }) });
  return target;
}

export function refer(fitting: Fitting, key: string, target: Schema, owner: string | undefined): void {
  const entry = fitting.schemas.get(key);
  if (entry === undefined) return;
  let definition = fitting.definitions.get(key);
  if (definition === undefined) {
    definition = { entry, target: {}, uses: [] };
    fitting.definitions.set(key, definition);
    fitting.queue.push({ source: entry.schema, target: definition.target, owner: key, variant: true });
  }
  definition.uses.push({ target, owner });
  target.$ref = key;
}

/** What it may be at all stays; what is inside is open. */
export function cut(fitting: Fitting, source: Schema, target: Schema): void {
  fitting.cut++;
  const says = fitting.used + cutCost <= fitting.budget * overdraft;
  fitting.used += says ? cutCost : typeCost;
  cutSchema(source, target, says);
}

/** True for what would bring further schemas with it. */
function nests(fitting: Fitting, source: Schema): boolean {
  const { $ref } = source;
  if (typeof $ref === "string" && !fitting.definitions.has($ref)) return true;
  return holdsSubschemas(source);
}
