import type { Schema } from "./model.ts";
import { type Place, type Reading, report, shown } from "./reading.ts";
import { repairPattern } from "./repair-pattern.ts";

/** Reads `pattern` into the schema, repaired where that is possible; one of another engine is dropped and told. */
export function readPattern(reading: Reading, schema: Schema, raw: unknown, place: Place): void {
  if (typeof raw !== "string") return;
  const pattern = repairPattern(raw);
  if (pattern !== undefined) schema.pattern = pattern;
  else dropped(reading, raw, place);
}

/** The keys of `patternProperties`, in the same way. */
export function repairKeys(reading: Reading, map: object, place: Place): Record<string, Schema> {
  const repaired: Record<string, Schema> = Object.create(null);
  for (const [written, schema] of Object.entries(map)) {
    const pattern = repairPattern(written);
    if (pattern !== undefined) repaired[pattern] = schema;
    else dropped(reading, written, place);
  }
  return repaired;
}

function dropped(reading: Reading, pattern: string, place: Place): void {
  const message = `The pattern ${shown(pattern)} is no regular expression of ECMA-262.`;
  report(reading, "pattern-dropped", message, place);
}
