import { z } from "zod";
import { curationSchema } from "./schema.ts";

/** The keys that a mapping of the curation file may have at a path; none where any are free, or where none can be. */
export function keysAt(path: readonly (string | number)[]): string[] {
  let schemas: readonly z.core.$ZodType[] = [curationSchema];
  for (const step of path)
    schemas = schemas.flatMap((schema) => plain(schema)).flatMap((each) => below(each, step));
  return schemas
    .flatMap(plain)
    .flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []));
}

/** What a schema is without its wrapping, one by one where it is a choice. */
function plain(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodExactOptional) return plain(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain);
  return [schema];
}

function below(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    const member = Object.hasOwn(shape, step) ? shape[step] : undefined;
    return member === undefined ? [] : [member];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.core.$ZodType];
  return schema instanceof z.ZodArray ? [schema.element as z.core.$ZodType] : [];
}
