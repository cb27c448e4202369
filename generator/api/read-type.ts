import type { Schema } from "./model.ts";
import { type Place, type Reading, report, shown } from "./reading.ts";

const types = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);

/** Names that people write for types, and what they mean. */
const misnamed = new Map<string, Schema>([
  ["file", { type: "string", format: "binary" }],
  ["float", { type: "number" }],
  ["double", { type: "number" }],
  ["decimal", { type: "number" }],
  ["int", { type: "integer" }],
  ["int32", { type: "integer" }],
  ["int64", { type: "integer" }],
  ["long", { type: "integer" }],
  ["bool", { type: "boolean" }],
  ["str", { type: "string" }],
  ["text", { type: "string" }],
  ["uuid", { type: "string", format: "uuid" }],
  ["date", { type: "string", format: "date" }],
  ["datetime", { type: "string", format: "date-time" }],
  ["date-time", { type: "string", format: "date-time" }],
  ["dict", { type: "object" }],
  ["map", { type: "object" }],
  ["list", { type: "array" }],
]);

/** Reads `type` into the schema: one name, several, or none for any; names that people write are read as meant. */
export function readType(reading: Reading, schema: Schema, raw: unknown, place: Place): void {
  if (typeof raw === "string" && types.has(raw)) {
    schema.type = raw;
    return;
  }
  const known: string[] = [];
  for (const item of Array.isArray(raw) ? raw : [raw]) {
    const name = typeof item === "string" ? item : item === null ? "null" : "";
    const lower = name.toLowerCase();
    if (types.has(lower)) known.push(lower);
    else if (misnamed.has(lower)) {
      const meant = misnamed.get(lower) as Schema;
      known.push(meant.type as string);
      if (meant.format !== undefined && schema.format === undefined) schema.format = meant.format;
      if (lower !== "file" || reading.dialect !== "2.0") {
        report(
          reading,
          "schema-repaired",
          `${shown(item)} is no JSON Schema type; read as "${meant.type}".`,
          place,
        );
      }
    } else if (lower !== "any") {
      report(reading, "schema-ignored", `${shown(item)} is no JSON Schema type; any type is allowed.`, place);
      return;
    } else return;
  }
  const unique = [...new Set(known)];
  if (unique.length === 1) schema.type = unique[0];
  else if (unique.length > 1) schema.type = unique;
}
