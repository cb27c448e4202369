import type { InputSchema } from "../../templates/runtime/tool.ts";
import type { ApiModel, NamedSchema, Origin, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import { capText, cleanText } from "./clean-text.ts";
import { nameDefinitions } from "./name-definitions.ts";

/** Characters of JSON that one tool's input schema may take before its deepest parts are left open. */
export const defaultSchemaBudget = 24_000;

/** A cut schema says so to the model; what it says counts against the budget, too. */
const cutNote = "Any further structure is accepted; it is left out here for length.";
const cutCost = 100;
const maxDescription = 500;

/** A schema that still has to be copied, and where its copy goes. */
interface Task {
  source: Schema;
  target: Schema;
  /** Key of the definition that holds it, undefined at the root. */
  owner: string | undefined;
  /** True below a union, where a title tells the variants apart. */
  variant: boolean;
}

interface Definition {
  entry: NamedSchema;
  target: Schema;
  uses: { target: Schema; owner: string | undefined }[];
}

interface Fitting {
  schemas: ApiModel["schemas"];
  queue: Task[];
  definitions: Map<string, Definition>;
  used: number;
  budget: number;
  cut: number;
  dropped: Set<string>;
}

/**
 * Puts the arguments' schemas together to the input schema of a tool: self-contained, within the budget, in the
 * order of levels, so that what is cut is the deepest. A reference used once is inlined, another becomes a local
 * definition. Everything left out widens the schema; nothing that the API takes is refused.
 */
export function fitSchemas(
  args: readonly BoundArgument[],
  schemas: ApiModel["schemas"],
  place: { tool: string; origin: Origin },
  report: Report,
  budget = defaultSchemaBudget,
): InputSchema {
  const fitting: Fitting = {
    schemas,
    queue: [],
    definitions: new Map(),
    used: 0,
    budget,
    cut: 0,
    dropped: new Set(),
  };
  const properties: Record<string, Schema> = Object.create(null);
  for (const argument of args) {
    const target: Schema = {};
    properties[argument.name] = target;
    fitting.queue.push({ source: described(argument), target, owner: undefined, variant: false });
  }
  for (let index = 0; index < fitting.queue.length; index++) expand(fitting, fitting.queue[index] as Task);
  const inlined = inlineSingleUses(fitting);
  const defs = nameDefinitions([...fitting.definitions].filter(([key]) => !inlined.has(key)));
  if (fitting.cut > 0) {
    report(
      diagnostic(
        "schema-cut",
        `The input of ${place.tool} is larger than ${budget} characters: ${fitting.cut} of its deepest parts are left open.`,
        place.origin,
      ),
    );
  }
  for (const keyword of [...fitting.dropped].sort()) {
    report(
      diagnostic(
        "keyword-dropped",
        `${keyword} in the input of ${place.tool} is not advertised; the API checks it.`,
        place.origin,
      ),
    );
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
function described(argument: BoundArgument): Schema {
  return argument.description === undefined
    ? argument.schema
    : { ...argument.schema, description: argument.description };
}

/** Copies one schema without its subschemas, which are queued; or leaves it open when the budget is used up. */
function expand(fitting: Fitting, { source, target, owner, variant }: Task): void {
  const cost = shallowCost(source);
  if (fitting.used + cost > fitting.budget && cost > 2 * cutCost) {
    cut(fitting, source, target);
    return;
  }
  fitting.used += cost;
  const queue = (child: Schema, isVariant = false): Schema => {
    const copy: Schema = {};
    fitting.queue.push({ source: child, target: copy, owner, variant: isVariant });
    return copy;
  };
  for (const keyword of Object.keys(source).sort(byRank)) {
    const value = source[keyword];
    switch (keyword) {
      case "title":
        if (variant) target.title = capText(cleanText(value as string), 80);
        break;
      case "description": {
        const text = capText(cleanText(value as string), maxDescription);
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
        for (const name of Object.keys(map).sort()) copies[name] = queue(map[name] as Schema);
        target[keyword] = copies;
        break;
      }
      case "oneOf":
      case "anyOf":
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
        target[keyword] = isNever(value as Schema) ? false : queue(value as Schema);
        break;
      case "format":
        if (knownFormats.has(value as string)) target.format = value;
        else
          target.description =
            `${target.description ?? ""} Format: ${capText(cleanText(value as string), 60)}.`.trim();
        break;
      case "examples": {
        const example = (value as unknown[])[0];
        if (source.enum === undefined && JSON.stringify(example ?? null).length <= 120)
          target.examples = [example];
        break;
      }
      default:
        if (checkedByApi.has(keyword)) fitting.dropped.add(keyword);
        else if (keyword !== "minContains" && keyword !== "maxContains") target[keyword] = value;
    }
  }
}

/** Subschemas that a cut could make narrower than the document: left out, so that the schema only widens. */
const checkedByApi = new Set([
  ...["not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas"],
  ...["unevaluatedProperties", "unevaluatedItems", "additionalItems"],
]);

/** Formats that validators know (JSON Schema Validation 2020-12, 7.3, and the OpenAPI registry); Ajv refuses others. */
const knownFormats = new Set([
  ...["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference"],
  ...["uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex"],
  ...["int32", "int64", "float", "double", "byte", "binary", "password"],
]);

/** `oneOf` is advertised as `anyOf`: variants of real documents overlap, and providers take only the latter. */
function unite(target: Schema, branches: Schema[]): void {
  if (target.anyOf === undefined) target.anyOf = branches;
  else target.allOf = [...((target.allOf as Schema[] | undefined) ?? []), { anyOf: branches }];
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

/** What it may be at all stays; what is inside is open. */
function cut(fitting: Fitting, source: Schema, target: Schema): void {
  fitting.cut++;
  fitting.used += cutCost;
  if (source.type !== undefined) target.type = source.type;
  const said = typeof source.description === "string" ? `${capText(cleanText(source.description), 80)} ` : "";
  target.description = said + cutNote;
}

/** Characters that the schema takes without its subschemas, each of which is counted when its turn comes. */
function shallowCost(source: Schema): number {
  let cost = 2;
  for (const keyword of Object.keys(source)) {
    const value = source[keyword];
    if (typeof value === "string") cost += Math.min(value.length, maxDescription);
    else if (keyword === "properties")
      for (const name of Object.keys(value as object)) cost += name.length + 30;
    else if (keyword === "enum" || keyword === "required" || keyword === "default")
      cost += JSON.stringify(value).length;
    else if (Array.isArray(value)) cost += value.length * 10;
    cost += keyword.length + 6;
  }
  return cost;
}

function isNever(schema: Schema): boolean {
  return schema.not !== undefined && Object.keys(schema.not as object).length === 0;
}

/** A definition that one place uses, and not from inside itself, is written there. */
function inlineSingleUses(fitting: Fitting): Set<string> {
  const inlined = new Set<string>();
  for (const [key, definition] of fitting.definitions) {
    const [use] = definition.uses;
    if (definition.uses.length === 1 && use !== undefined && !isInside(fitting, key, use.owner))
      inlined.add(key);
  }
  for (const key of inlined) {
    const { target, uses } = fitting.definitions.get(key) as Definition;
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
    definitionMoved(fitting, target, use.target);
  }
  return inlined;
}

/** A definition that is only a reference to another hands its use on to where it was written. */
function definitionMoved(fitting: Fitting, from: Schema, to: Schema): void {
  if (typeof from.$ref !== "string") return;
  const uses = fitting.definitions.get(from.$ref)?.uses ?? [];
  for (const use of uses) if (use.target === from) use.target = to;
}

function isInside(fitting: Fitting, key: string, owner: string | undefined): boolean {
  const seen = new Set<string>();
  for (let current = owner; current !== undefined && !seen.has(current); ) {
    if (current === key) return true;
    seen.add(current);
    const uses: Definition["uses"] = fitting.definitions.get(current)?.uses ?? [];
    if (uses.length !== 1) return false;
    current = uses[0]?.owner;
  }
  return false;
}

const ranks = new Map(
  [
    "$ref",
    "type",
    "title",
    "description",
    "format",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "anyOf",
  ].map((keyword, index) => [keyword, index]),
);

/** The order in which keywords are written: what a reader asks for first comes first. */
export function byRank(a: string, b: string): number {
  const difference = (ranks.get(a) ?? 99) - (ranks.get(b) ?? 99);
  return difference !== 0 ? difference : a < b ? -1 : 1;
}
