import type { Schema } from "./model.ts";
import { type Place, type Reading, report, shown } from "./reading.ts";

/**
 * An `enum` of which no member has the type beside it could never be met. Scalars are written as the type has them,
 * those beside `array` are meant for its items; where neither helps, the type alone stays.
 */
export function repairEnum(reading: Reading, schema: Schema, place: Place): void {
  const members = schema.enum as unknown[] | undefined;
  if (members === undefined || schema.type === undefined) return;
  const types = [schema.type].flat() as string[];
  if (members.some((member) => member === null || types.some((type) => hasType(member, type)))) return;
  delete schema.enum;
  const converted = members.map((member) => convert(member, types));
  if (!converted.includes(undefined)) schema.enum = converted;
  else if (types.includes("array")) moveToItems(schema, members);
  const [type] = types;
  report(
    reading,
    "schema-repaired",
    `No value of the enum is of type ${shown(type)}; read as it was probably meant.`,
    place,
  );
}

function moveToItems(schema: Schema, members: unknown[]): void {
  const items = (schema.items ?? {}) as Schema;
  if (items.enum === undefined && items.$ref === undefined && items.type !== "object")
    schema.items = { ...items, enum: members };
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The scalar as a value of one of the types: 1 for "1", "1" for 1, true for "true". */
function convert(value: unknown, types: readonly string[]): unknown {
  if (types.includes("string") && typeof value !== "object") return String(value);
  if (typeof value !== "string") return undefined;
  if (types.includes("boolean") && /^(true|false)$/.test(value)) return value === "true";
  const isNumber = /^-?\d{1,15}(\.\d+)?$/.test(value);
  return isNumber && types.some((type) => type === "number" || (type === "integer" && !value.includes(".")))
    ? Number(value)
    : undefined;
}
