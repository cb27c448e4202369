import type { InputSchema } from "../../templates/runtime/tool.ts";
import { maxPadding } from "./sample-scalar.ts";

/** Bounds of one thing. Where the lower one is above the upper one, nothing can meet both. */
const bounds: readonly [low: string, high: string][] = [
  ["minimum", "maximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
];
const boundNames: ReadonlySet<string> = new Set(bounds.flat());

/** Where one of these stands, a sample is only right when the runtime says so; all other samples are by their making. */
const intricate: ReadonlySet<string> = new Set([
  ...["anyOf", "allOf", "$ref", "pattern", "uniqueItems", "multipleOf", "prefixItems"],
  ...["patternProperties", "dependentRequired", "minProperties", "maxProperties"],
  ...["exclusiveMinimum", "exclusiveMaximum"],
]);

/** Arguments that were looked at: tools share most of them. */
const known = new WeakMap<object, boolean>();

/** Whether a sample for the schema may turn out not to fit it. */
export function isIntricate(inputSchema: InputSchema): boolean {
  const { properties } = inputSchema;
  return holdsIntricate(inputSchema, (inner) =>
    inner === properties ? holdsIntricate(properties, isIntricateArgument) : holdsIntricate(inner),
  );
}

function isIntricateArgument(schema: object): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const is = holdsIntricate(schema);
  known.set(schema, is);
  return is;
}

function holdsIntricate(schema: object, look: (inner: object) => boolean = holdsIntricate): boolean {
  if (Array.isArray(schema)) {
    for (const inner of schema) if (typeof inner === "object" && inner !== null && look(inner)) return true;
    return false;
  }
  let hasBound = false;
  for (const key in schema) {
    const inner = (schema as Record<string, unknown>)[key];
    // A list that holds nothing.
    if (intricate.has(key) || (key === "items" && inner === false)) return true;
    if (typeof inner === "object" && inner !== null && look(inner)) return true;
    // A fixed value may be of another type than the one beside it.
    if (key === "const" && "type" in schema) return true;
    hasBound ||= boundNames.has(key) || (key === "const" && "enum" in schema);
  }
  return hasBound && mayBeImpossible(schema as Record<string, unknown>);
}

/** Bounds that leave little or nothing or ask for too much, or a fixed value that they or a list of values may forbid. */
function mayBeImpossible(schema: Readonly<Record<string, unknown>>): boolean {
  if (schema.enum !== undefined || schema.const !== undefined) return true;
  if (Number(schema.minLength ?? 0) > maxPadding) return true;
  return bounds.some(([low, high]) => !(Number(schema[low] ?? 0) < Number(schema[high] ?? Infinity)));
}
