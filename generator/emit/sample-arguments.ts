import type { InputSchema } from "../../templates/runtime/tool.ts";
import type { Definitions, SampledSchema } from "./sample-schema.ts";
import { sampleValue } from "./sample-value.ts";

type Arguments = Record<string, unknown>;

/**
 * Arguments for a tool that its input schema allows: every argument once, each with a value of its own where the
 * schema has room for it, so that a request made of them shows where each went. An argument for which no value can
 * be made is left out.
 */
export function sampleArguments(inputSchema: InputSchema): Arguments {
  const args: Arguments = Object.create(null);
  const required = requiredOf(inputSchema);
  for (const name of Object.keys(inputSchema.properties)) {
    const value = sampleOne(inputSchema, name, 0, required.has(name));
    if (value !== undefined) args[name] = value;
  }
  return args;
}

/**
 * Sets of arguments that tell any two arguments apart. The first has them all; where several share a value, as flags
 * do, each further set gives half of them another value or leaves them out, by the digits of their binary number.
 */
export function sampleCases(inputSchema: InputSchema): Arguments[] {
  const all = sampleArguments(inputSchema);
  const alike = sharingValues(all);
  const most = Math.max(0, ...alike.map((names) => names.length));
  const digits = most === 0 ? 0 : Math.ceil(Math.log2(most));
  const required = requiredOf(inputSchema);
  const cases = [all];
  for (let digit = 0; digit < digits; digit++) {
    const args: Arguments = Object.assign(Object.create(null), all);
    for (const names of alike) {
      for (const [index, name] of names.entries())
        if (((index >> digit) & 1) === 1) change(args, name, inputSchema, required.has(name));
    }
    cases.push(args);
  }
  return cases;
}

/** Names of arguments that have the same value, of each value that several have. */
function sharingValues(args: Arguments): string[][] {
  const byText = new Map<string, string[]>();
  for (const [name, value] of Object.entries(args)) {
    const text = wireText(value);
    const names = byText.get(text);
    if (names === undefined) byText.set(text, [name]);
    else names.push(name);
  }
  return [...byText.values()].filter((names) => names.length > 1);
}

function change(args: Arguments, name: string, inputSchema: InputSchema, isRequired: boolean): void {
  const before = wireText(args[name]);
  for (let variant = 1; variant < 4; variant++) {
    const value = sampleOne(inputSchema, name, variant, isRequired);
    if (value === undefined || wireText(value) === before) continue;
    args[name] = value;
    return;
  }
  if (!isRequired) delete args[name];
}

function requiredOf({ required }: InputSchema): Set<string> {
  return new Set((required as string[] | undefined) ?? []);
}

function sampleOne(
  { properties, $defs = {} }: InputSchema,
  name: string,
  variant: number,
  isRequired: boolean,
): unknown {
  const schema = properties[name] as SampledSchema;
  return sampleValue(schema, { defs: $defs as Definitions, name, variant, depth: 0, mayGuess: isRequired });
}

/** Scalars look alike in a URL when their texts do. */
function wireText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
