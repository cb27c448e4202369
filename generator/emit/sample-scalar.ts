import type { SampledSchema } from "./sample-schema.ts";

/** What a scalar differs by: the argument it is for, and how often another value was wanted. */
interface ScalarContext {
  name: string;
  variant: number;
}

/** Names are spread over so many values. */
const spread = 97;

/** The number that stands for a name and variant, from 1 to `spread`. */
function numberOf({ name, variant }: ScalarContext): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) as number)) % 65_521;
  return ((sum + variant) % spread) + 1;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Values of the formats of JSON Schema Validation 2020-12, 7.3, and of `byte`. */
const formats = new Map<string, (number: number) => string>([
  ["date-time", (number) => `2030-01-02T03:${twoDigits(number % 60)}:05Z`],
  ["date", (number) => `20${number}-01-02`.replace(/^20(\d)-/, "200$1-")],
  ["time", (number) => `03:${twoDigits(number % 60)}:05Z`],
  ["duration", (number) => `PT${number}M`],
  ["email", (number) => `person-${number}@example.com`],
  ["hostname", (number) => `host-${number}.example.com`],
  ["ipv4", (number) => `192.0.2.${number}`],
  ["ipv6", (number) => `2001:db8::${number}`],
  ["uri", (number) => `https://example.com/${number}`],
  ["uri-reference", (number) => `/${number}`],
  ["uuid", (number) => `123e4567-e89b-42d3-a456-4266141740${twoDigits(number)}`],
  ["byte", (number) => Buffer.from([0, 1, number]).toString("base64")],
]);

/** Characters that a sample is filled up with at most. */
const maxPadding = 10_000;

/** A string with the format and lengths of the schema; without a format it is the name and a number. */
export function sampleText(schema: SampledSchema, context: ScalarContext): string {
  const formatted = formats.get(schema.format as string)?.(numberOf(context));
  const plain = formatted ?? `${context.name}-${context.variant + 1}`;
  if (schema.minLength === undefined && schema.maxLength === undefined) return plain;
  const min = (schema.minLength as number | undefined) ?? 0;
  const max = (schema.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY;
  // A length counts characters, of which some are two code units.
  const symbols = [...plain];
  if (symbols.length > max) return symbols.slice(symbols.length - max).join("");
  return plain + "x".repeat(Math.min(Math.max(min - symbols.length, 0), maxPadding));
}

/** A number within the bounds; where they leave room, one that differs by name and variant. */
export function sampleNumber(schema: SampledSchema, integer: boolean, context: ScalarContext): number {
  const step = (schema.multipleOf as number | undefined) ?? (integer ? 1 : 0.5);
  const low = (schema.minimum ?? schema.exclusiveMinimum) as number | undefined;
  const high = (schema.maximum ?? schema.exclusiveMaximum) as number | undefined;
  let last = high === undefined ? Number.POSITIVE_INFINITY : Math.floor(high / step);
  if (last * step === schema.exclusiveMaximum) last--;
  let first = low === undefined ? last - spread : Math.ceil(low / step);
  if (first * step === schema.exclusiveMinimum) first++;
  if (first < 1 && last >= 1) first = 1;
  const room = Math.min(last - first + 1, spread);
  for (let attempt = 0; attempt < room; attempt++) {
    const value = (first + ((numberOf(context) - 1 + attempt) % room)) * step;
    if (Number.isInteger(value / step) && (!integer || Number.isInteger(value))) return value;
  }
  const isAny = !integer && schema.multipleOf === undefined;
  return isAny && low !== undefined && high !== undefined ? (low + high) / 2 : (low ?? high ?? 0);
}
