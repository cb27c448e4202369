import { z } from "zod";
import { curationSchema } from "./schema.ts";

/**
 * The schema of curation files for editors: JSON Schema draft 7, which the common YAML extensions know best. Where a
 * mapping or a list is the value of a key, nothing may stand, too: its lines are still comments.
 */
export function curationJsonSchema(): string {
  const schema = z.toJSONSchema(curationSchema, {
    target: "draft-7",
    override({ jsonSchema, path }) {
      const isValue = path.at(-1) !== "items" && path.at(-2) !== "anyOf";
      const { type } = jsonSchema;
      if ((type === "object" || type === "array") && isValue)
        Object.assign(jsonSchema, { type: [type, "null"] });
    },
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
