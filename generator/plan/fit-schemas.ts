import type { InputSchema } from "../../templates/runtime/tool.ts";
import type { ApiModel, Origin, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { isBeyondReach, showArgumentText, showsExample } from "./argument-texts.ts";
import { type Texts, usualTexts } from "./brevity.ts";
import { capText, cleanText } from "./clean-text.ts";
import { cutCircles } from "./cut-circles.ts";
import { isCut } from "./cut-schema.ts";
import { findUnseen, holdsUnseen, type Unseen } from "./find-unseen.ts";
import { cut, type Fitting, hasRoom, queue, refer, type SchemaArgument, type Task } from "./fitting.ts";
import { inlineSingleUses } from "./inline-definitions.ts";
import { keywordsOf } from "./keyword-order.ts";
import { knownFormats } from "./known-formats.ts";
import { findLeaf, type Leaf, leavesOf, repeatsNames, showLeaf } from "./known-leaves.ts";
import { nameDefinitions } from "./name-definitions.ts";
import { openComposed } from "./open-composed.ts";
import { openItems } from "./open-items.ts";
import { repeatsName, stemsOf } from "./repeats-name.ts";
import { defaultSchemaBudget } from "./schema-budget.ts";
import { checkedByApi, holdsSubschemas, isNever, shallowCost } from "./shallow-cost.ts";
import { shareSubschemas } from "./share-subschemas.ts";
import { simplifyUnions } from "./simplify-unions.ts";
import { unite } from "./unite.ts";

/** Characters of an input below which nothing in it is written twice for long. */
const minWorthSharing = 2_500;

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
    unseen: { texts: false, values: false },
    dropped: new Set(),
    texts,
    toolWords: texts.brevity.terse ? stemsOf(place.tool) : new Set(),
  };
  for (const argument of args) putArgument(fitting, argument);
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
  if (fitting.unseen.texts) {
    const message = `Descriptions or examples in the input of ${place.tool} hold text that is not seen; it is left out.`;
    report(diagnostic("text-hidden", message, place.origin));
  }
  if (fitting.unseen.values) {
    const message = `Names or values in the input of ${place.tool} hold characters that are not seen; the model reads them.`;
    report(diagnostic("value-hidden", message, place.origin));
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

/** Puts an argument's schema in its place; of one without others inside that other tools have, too, there is a copy already. */
function putArgument(fitting: Fitting, argument: SchemaArgument): void {
  const { leaves, properties, toolWords, texts } = fitting;
  const { name } = argument;
  const known = findLeaf(leaves, argument);
  if (known === undefined || !hasRoom(fitting, known.source, known.cost)) {
    const target: Schema = {};
    properties[name] = target;
    const source = known?.source ?? described(argument);
    expand(fitting, { source, target, owner: undefined, variant: false, name, argument });
    return;
  }
  fitting.used += known.cost;
  properties[name] = showLeaf(known, toolWords, texts);
  noteUnseen(fitting, known.unseen);
  for (const keyword of known.dropped) fitting.dropped.add(keyword);
}

/** Copies one schema without its subschemas, or leaves it open when the budget is used up. */
function expand(fitting: Fitting, task: Task): void {
  const { source, argument, target } = task;
  const { texts, toolWords } = fitting;
  const cost = shallowCost(source, texts.brevity.argument);
  if (!hasRoom(fitting, source, cost)) {
    cut(fitting, source, target);
    return;
  }
  fitting.used += cost;
  const unseen = findUnseen(source);
  noteUnseen(fitting, unseen);
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
    unseen,
    dropped: Object.keys(source).filter((keyword) => checkedByApi.has(keyword)),
  };
  fitting.properties[argument.name] = showLeaf(leaf, toolWords, texts);
  fitting.leaves.set(argument.schema, [...(fitting.leaves.get(argument.schema) ?? []), leaf]);
}

function noteUnseen({ unseen }: Fitting, { texts, values }: Unseen): void {
  unseen.texts ||= texts;
  unseen.values ||= values;
}

/** Copies the keywords of a schema; subschemas are queued. */
function copySchema(fitting: Fitting, source: Schema, task: Task): void {
  const { target, owner, variant } = task;
  for (const keyword of keywordsOf(source)) {
    const value = source[keyword];
    switch (keyword) {
      case "title":
        if (variant) target.title = capText(cleanText(value as string), 80);
        break;
      case "description": {
        const written = value as string;
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
        for (const name of names) copies[name] = queue(fitting, map[name] as Schema, owner, false, name);
        target[keyword] = copies;
        break;
      }
      case "oneOf":
      case "anyOf":
        fitting.unites = true;
        unite(
          target,
          (value as Schema[]).map((branch) => queue(fitting, branch, owner, true)),
        );
        break;
      case "allOf":
      case "prefixItems":
        target[keyword] = (value as Schema[]).map((part) => queue(fitting, part, owner));
        break;
      case "items":
      case "additionalProperties":
        if (keyword === "additionalProperties") fitting.closes = true;
        target[keyword] = isNever(value as Schema) ? false : queue(fitting, value as Schema, owner);
        break;
      case "format":
        if (knownFormats.has(value as string)) target.format = value;
        else if (task.name === undefined || !repeatsName(value as string, task.name))
          target.description =
            `${target.description ?? ""} Format: ${capText(cleanText(value as string), 60)}.`.trim();
        break;
      case "examples": {
        const example = (value as unknown[])[0];
        if (showsExample(example, source, fitting.texts) && !holdsUnseen(example))
          target.examples = [example];
        break;
      }
      case "contentMediaType":
      case "contentEncoding":
        if (!holdsUnseen(value)) target[keyword] = value;
        break;
      default:
        if (checkedByApi.has(keyword) || isBeyondReach(keyword, value, fitting.texts))
          fitting.dropped.add(keyword);
        else target[keyword] = value;
    }
  }
  openItems(target);
}
