import type { InputSchema } from "../../templates/runtime/tool.ts";
import type { ApiModel, Origin, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { isBeyondReach, showArgumentText, showsExample } from "./argument-texts.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import { type Texts, usualTexts } from "./brevity.ts";
import { capText, cleanText, hidesText } from "./clean-text.ts";
import { cutCircles } from "./cut-circles.ts";
import { cutSchema, isCut } from "./cut-schema.ts";
import { type Definition, inlineSingleUses } from "./inline-definitions.ts";
import { byRank } from "./keyword-order.ts";
import { knownFormats } from "./known-formats.ts";
import { findLeaf, type Leaf, leavesOf, repeatsNames, showLeaf } from "./known-leaves.ts";
import { nameDefinitions } from "./name-definitions.ts";
import { openComposed } from "./open-composed.ts";
import { openItems } from "./open-items.ts";
import { repeatsName, stemsOf } from "./repeats-name.ts";
import { defaultSchemaBudget, overdraft } from "./schema-budget.ts";
import { checkedByApi, holdsSubschemas, isNever, shallowCost } from "./shallow-cost.ts";
import { shareSubschemas } from "./share-subschemas.ts";
import { simplifyUnions } from "./simplify-unions.ts";
import { unite } from "./unite.ts";

/** Characters of an input below which nothing in it is written twice for long. */
const minWorthSharing = 2_500;

/** Characters that a cut schema is counted with when it says so. */
const cutCost = 100;

/** Characters of a schema that says no more than its type. */
const typeCost = 24;

/** A schema that still has to be copied, and where its copy goes. */
interface Task {
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

interface Fitting {
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
  /** Whether a description holds what is not seen. */
  hides: boolean;
  dropped: Set<string>;
  texts: Texts;
  /** Of the tool's name, where arguments do not say them again. */
  toolWords: ReadonlySet<string>;
}

/** An argument as far as the input schema is concerned. */
export type SchemaArgument = Pick<BoundArgument, "name" | "schema" | "required" | "description" | "curated">;

/**
 * Puts the arguments' schemas together to the input schema of a tool: self-contained, within the budget, in the
 * order of levels, so that what is cut is the deepest. A reference used once is inlined, another becomes a local
 * definition. Everything left out widens the schema; nothing that the API takes is refused.
 */
export function fitSchemas(
  args: readonly SchemaArgument[],
  schemas: ApiModel["schemas"],
  place: { tool: string; origin: Origin; texts?: Texts },
  report: Report,
  budget = defaultSchemaBudget,
): InputSchema {
  const { texts = usualTexts(0) } = place;
  const properties: Record<string, Schema> = Object.create(null);
  const fitting: Fitting = {
    schemas,
    leaves: leavesOf(schemas, texts),
    properties,
    queue: [],
    definitions: new Map(),
    used: 0,
    budget,
    cut: 0,
    closes: false,
    unites: false,
    hides: false,
    dropped: new Set(),
    texts,
    toolWords: texts.brevity.terse ? stemsOf(place.tool) : new Set(),
  };
  for (const argument of args) {
    const target: Schema = {};
    properties[argument.name] = target;
    const { name, schema } = argument;
    fitting.queue.push({ source: schema, target, owner: undefined, variant: false, name, argument });
  }
  for (let index = 0; index < fitting.queue.length; index++) expand(fitting, fitting.queue[index] as Task);
  const inlined = inlineSingleUses(fitting.definitions);
  const defs = nameDefinitions([...fitting.definitions].filter(([key]) => !inlined.has(key)));
  if (fitting.definitions.size > 0) cutCircles(properties, defs);
  if (fitting.closes && openComposed({ properties, $defs: defs }, isCut))
    fitting.dropped.add("additionalProperties");
  if (fitting.unites) simplifyUnions([...Object.values(properties), ...Object.values(defs)]);
  if (fitting.used > minWorthSharing) shareSubschemas(properties, defs);
  if (fitting.cut > 0) {
    const message = `The input of ${place.tool} is larger than ${budget} characters: ${fitting.cut} of its deepest parts are left open.`;
    report(diagnostic("schema-cut", message, place.origin));
  }
  if (fitting.hides) {
    const message = `Descriptions in the input of ${place.tool} hold text that is not seen; it is left out.`;
    report(diagnostic("text-hidden", message, place.origin));
  }
  for (const keyword of [...fitting.dropped].sort()) {
    const message = `${keyword} in the input of ${place.tool} is not advertised; the API checks it.`;
    report(diagnostic("keyword-dropped", message, place.origin));
  }
  const required = args.filter((argument) => argument.required).map(({ name }) => name);
  return {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}),
  };
}

/** The description of the parameter wins over that of its schema. */
function described(argument: SchemaArgument): Schema {
  return argument.description === undefined
    ? argument.schema
    : { ...argument.schema, description: argument.description };
}

/** Copies one schema without its subschemas, or leaves it open when the budget is used up. */
function expand(fitting: Fitting, task: Task): void {
  const { argument, target } = task;
  const { texts, toolWords } = fitting;
  const known = argument && findLeaf(fitting.leaves, argument);
  const source = known?.source ?? (argument === undefined ? task.source : described(argument));
  const cost = known?.cost ?? shallowCost(source, texts.brevity.argument);
  const reached = fitting.used + cost;
  const isOver = reached > fitting.budget && (cost > 2 * cutCost || nests(fitting, source));
  if (isOver || (reached > fitting.budget * overdraft && cost > typeCost)) {
    cut(fitting, source, target);
    return;
  }
  fitting.used = reached;
  if (argument !== undefined && known !== undefined) {
    fitting.properties[argument.name] = showLeaf(known, toolWords, texts);
    fitting.hides ||= known.hides;
    for (const keyword of known.dropped) fitting.dropped.add(keyword);
    return;
  }
  copySchema(fitting, source, task);
  if (argument === undefined || argument.curated === true) return;
  if (source.$ref !== undefined || holdsSubschemas(source)) {
    if (repeatsNames(target, argument.name, toolWords)) delete target.description;
    return;
  }
  const leaf: Leaf = {
    name: argument.name,
    description: argument.description,
    source,
    target: Object.freeze(target),
    cost,
    hides: typeof source.description === "string" && hidesText(source.description),
    dropped: Object.keys(source).filter((keyword) => checkedByApi.has(keyword)),
  };
  fitting.properties[argument.name] = showLeaf(leaf, toolWords, texts);
  fitting.leaves.set(argument.schema, [...(fitting.leaves.get(argument.schema) ?? []), leaf]);
}

/** Copies the keywords of a schema; subschemas are queued. */
function copySchema(fitting: Fitting, source: Schema, task: Task): void {
  const { target, owner, variant } = task;
  const queue = (child: Schema, isVariant = false, name?: string): Schema => {
    const copy: Schema = {};
    const named = name === undefined ? {} : { name };
    fitting.queue.push({ source: child, target: copy, owner, variant: isVariant, ...named });
    return copy;
  };
  for (const keyword of Object.keys(source).sort(byRank)) {
    const value = source[keyword];
    switch (keyword) {
      case "title":
        if (variant) target.title = capText(cleanText(value as string), 80);
        break;
      case "description": {
        const written = value as string;
        fitting.hides ||= hidesText(written);
        const { argument, nested } = fitting.texts.brevity;
        const text =
          task.argument?.curated === true
            ? cleanText(written)
            : showArgumentText(
                written,
                task.name,
                fitting.texts,
                task.argument === undefined ? nested : argument,
                source,
              );
        if (text !== "") target.description = text;
        break;
      }
      case "$ref":
        refer(fitting, value as string, target, owner);
        break;
      case "properties":
      case "patternProperties": {
        const copies: Record<string, Schema> = Object.create(null);
        const map = value as Record<string, Schema>;
        const names = Object.keys(map).sort();
        if (names.length === 0) break;
        for (const name of names) copies[name] = queue(map[name] as Schema, false, name);
        target[keyword] = copies;
        break;
      }
      case "oneOf":
      case "anyOf":
        fitting.unites = true;
        unite(
          target,
          (value as Schema[]).map((branch) => queue(branch, true)),
        );
        break;
      case "allOf":
      case "prefixItems":
        target[keyword] = (value as Schema[]).map((part) => queue(part));
        break;
      case "items":
      case "additionalProperties":
        if (keyword === "additionalProperties") fitting.closes = true;
        target[keyword] = isNever(value as Schema) ? false : queue(value as Schema);
        break;
      case "format":
        if (knownFormats.has(value as string)) target.format = value;
        else if (task.name === undefined || !repeatsName(value as string, task.name))
          target.description =
            `${target.description ?? ""} Format: ${capText(cleanText(value as string), 60)}.`.trim();
        break;
      case "examples": {
        const example = (value as unknown[])[0];
        if (showsExample(example, source, fitting.texts)) target.examples = [example];
        break;
      }
      default:
        if (checkedByApi.has(keyword) || isBeyondReach(keyword, value, fitting.texts))
          fitting.dropped.add(keyword);
        else target[keyword] = value;
    }
  }
  openItems(target);
}

function refer(fitting: Fitting, key: string, target: Schema, owner: string | undefined): void {
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

/** True for what would bring further schemas with it. */
function nests(fitting: Fitting, source: Schema): boolean {
  const { $ref } = source;
  if (typeof $ref === "string" && !fitting.definitions.has($ref)) return true;
  return holdsSubschemas(source);
}

/** What it may be at all stays; what is inside is open. */
function cut(fitting: Fitting, source: Schema, target: Schema): void {
  fitting.cut++;
  const says = fitting.used + cutCost <= fitting.budget * overdraft;
  fitting.used += says ? cutCost : typeCost;
  cutSchema(source, target, says);
}
