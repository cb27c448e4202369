import { isMultipleOf, lengthOf } from "./compare-values.ts";
import { counted, shownPattern } from "./describe-schema.ts";
import { matchPattern } from "./match-pattern.ts";
import type { Schema } from "./schema-types.ts";

/**
 * What a schema says against a string, by its length and pattern (JSON Schema Validation 2020-12, 6.3), in words
 * that follow the name of the value; formats are annotations.
 */
export function checkString(text: string, { minLength, maxLength, pattern }: Schema): string[] {
  const faults: string[] = [];
  const needsLength = minLength !== undefined || maxLength !== undefined;
  const length = needsLength ? lengthOf(text) : 0;
  if (minLength !== undefined && length < Number(minLength))
    faults.push(
      text === ""
        ? "must not be empty"
        : `has ${counted(length, "character", "characters")}; it needs at least ${minLength}`,
    );
  if (maxLength !== undefined && length > Number(maxLength))
    faults.push(`has ${counted(length, "character", "characters")}; it takes at most ${maxLength}`);
  if (typeof pattern === "string" && matchPattern(pattern, text) === false)
    faults.push(`must match the pattern ${shownPattern(pattern)}`);
  return faults;
}

/** What a schema says against a number (JSON Schema Validation 2020-12, 6.2). */
export function checkNumber(value: number | bigint, schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const faults: string[] = [];
  if (minimum !== undefined && value < Number(minimum)) faults.push(`must be at least ${minimum}`);
  if (maximum !== undefined && value > Number(maximum)) faults.push(`must be at most ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= Number(exclusiveMinimum))
    faults.push(`must be above ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= Number(exclusiveMaximum))
    faults.push(`must be below ${exclusiveMaximum}`);
  if (multipleOf !== undefined && !isMultipleOf(value, Number(multipleOf)))
    faults.push(`must be a multiple of ${multipleOf}`);
  return faults;
}
