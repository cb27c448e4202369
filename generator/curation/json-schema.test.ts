import { readFileSync } from "node:fs";
import { join } from "node:path";
import { curationJsonSchema } from "./json-schema.ts";

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

test("mcpgen.schema.json is what `npm run curation-schema` writes", () => {
  const written = readFileSync(join(import.meta.dirname, "mcpgen.schema.json"), "utf8");
  expect(written).toBe(curationJsonSchema());
});

test("README.md of this folder names every key", () => {
  const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
  const keys = [...keysOf(JSON.parse(curationJsonSchema()) as Schema)].filter((key) => key !== "$schema");
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(readme))).toEqual([]);
});

function keysOf(schema: Schema): Set<string> {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  const inner = [...Object.values(properties), additionalProperties, items, ...anyOf];
  return new Set([
    ...Object.keys(properties),
    ...inner.flatMap((each) => (typeof each === "object" ? [...keysOf(each)] : [])),
  ]);
}
