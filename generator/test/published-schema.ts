import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";

const addFormats = formats as unknown as (ajv: Ajv) => void;

/** What is wrong with a value by a published schema of `schemas/`; nothing when it fits. */
export function faultsBySchema(name: string, value: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "schemas", `${name}.json`), "utf8"));
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
