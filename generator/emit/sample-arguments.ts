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
  return sampleAll(inputSchema, requiredOf(inputSchema)).all;
}

/**
 * Sets of arguments that tell any two arguments apart. The first has them all; where several share a value, as flags
 * do, each further set gives half of them another value or leaves them out, by the digits of their binary number.
 * The argument `leftOut` is in none.
 */
export function sampleCases(inputSchema: InputSchema, leftOut?: string): Arguments[] {
  const required = requiredOf(inputSchema);
  const { all, alike } = sampleAll(inputSchema, required, leftOut);
  const cases = [all];
  if (alike.size === 0) return cases;
  const digits = Math.ceil(Math.log2(Math.max(...[...alike.values()].map((names) => names.length))));
  for (let digit = 0; digit < digits; digit++) {
    const args: Arguments = Object.assign(Object.create(null), all);
    for (const [text, names] of alike) {
      for (let index = 1 << digit; index < names.length; index++)
        if (((index >> digit) & 1) === 1)
          change(args, names[index] as string, text, inputSchema, required.has(names[index] as string));
    }
    cases.push(args);
  }
  return cases;
}

/** Every argument with its sample, and the names of those that have the same value, by its text. */
function sampleAll(
  inputSchema: InputSchema,
  required: ReadonlySet<string>,
  leftOut?: string,
): { all: Arguments; alike: Map<string, string[]> } {
  const all: Arguments = Object.create(null);
  const nameOf = new Map<string, string>();
  const alike = new Map<string, string[]>();
  for (const name of Object.keys(inputSchema.properties)) {
    if (name === leftOut) continue;
    const { value, text } = sampleOne(inputSchema, name, 0, required.has(name));
    if (value === undefined) continue;
    all[name] = value;
    const first = nameOf.get(text);
    if (first === undefined) nameOf.set(text, name);
    else alike.set(text, [...(alike.get(text) ?? [first]), name]);
  }
  return { all, alike };
}

function change(
  args: Arguments,
  name: string,
  before: string,
  inputSchema: InputSchema,
  isRequired: boolean,
): void {
  for (let variant = 1; variant < 4; variant++) {
    const { value, text } = sampleOne(inputSchema, name, variant, isRequired);
    if (value === undefined || text === before) continue;
    args[name] = value;
    return;
  }
  if (!isRequired) delete args[name];
}

function requiredOf({ required }: InputSchema): Set<string> {
  return new Set((required as string[] | undefined) ?? []);
}

interface Sample {
  name: string;
  variant: number;
  isRequired: boolean;
  value: unknown;
  /** Scalars look alike in a URL when their texts do. */
  text: string;
}

/** Samples by schema: tools share most of their arguments. */
const made = new WeakMap<object, Sample[]>();

function sampleOne(
  { properties, $defs }: InputSchema,
  name: string,
  variant: number,
  isRequired: boolean,
): Sample {
  const schema = properties[name] as SampledSchema;
  // What a reference leads to is the tool's own.
  const samples = ($defs === undefined ? made.get(schema) : undefined) ?? [];
  for (const sample of samples)
    if (sample.name === name && sample.variant === variant && sample.isRequired === isRequired) return sample;
  const defs = ($defs ?? {}) as Definitions;
  const value = sampleValue(schema, { defs, name, variant, depth: 0, mayGuess: isRequired });
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const sample: Sample = { name, variant, isRequired, value, text };
  samples.push(sample);
  if ($defs === undefined) made.set(schema, samples);
  return sample;
}
