import type { ApiModel, BodyContent, Schema } from "../api/model.ts";
import { type FileShape, fileShape } from "./file-shape.ts";

/** The schema of a form that is one argument, its files as a caller gives them. */
export interface FormWithFiles {
  schema: Schema;
  /** The parts that are files, in one variant at least. */
  files: ReadonlyMap<string, FileShape>;
  /** Every part that the schema names. */
  names: ReadonlySet<string>;
  /** Parts that the schema does not name are files. */
  others?: FileShape;
}

/**
 * Finds the files among the properties of a form, in its variants and behind references, too. What holds none stays as
 * it is, also a reference.
 */
export function findFiles(api: ApiModel, content: BodyContent): FormWithFiles {
  const files = new Map<string, FileShape>();
  const names = new Set<string>();
  let others: FileShape | undefined;

  const part = (schema: Schema, name: string): Schema => {
    names.add(name);
    const shape = fileShape(api, schema, content.encoding.get(name));
    if (shape !== undefined && !files.has(name)) files.set(name, shape);
    return shape?.schema ?? schema;
  };
  const further = (schema: Schema): Schema => {
    const shape = Object.keys(schema).length === 0 ? undefined : fileShape(api, schema);
    others ??= shape;
    return shape?.schema ?? schema;
  };
  // A form that holds itself ends where it begins again.
  const followedTo = new Map<Schema, Schema>();
  const follow = (target: Schema): Schema => {
    const known = followedTo.get(target);
    if (known !== undefined) return known;
    followedTo.set(target, target);
    const followed = form(target);
    followedTo.set(target, followed);
    return followed;
  };
  const form = (schema: Schema): Schema => {
    const { $ref, ...own } = schema;
    const target = typeof $ref === "string" ? api.schemas.get($ref)?.schema : undefined;
    const followed = target && follow(target);
    const changes: Schema = {};
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const list = schema[keyword] as Schema[] | undefined;
      const read = list?.map((each) => form(each));
      if (read?.some((each, index) => each !== list?.[index])) changes[keyword] = read;
    }
    for (const keyword of ["properties", "patternProperties"]) {
      const map = schema[keyword] as Record<string, Schema> | undefined;
      if (map === undefined) continue;
      const read = mapValues(map, keyword === "properties" ? part : further);
      if (Object.keys(map).some((name) => read[name] !== map[name])) changes[keyword] = read;
    }
    const { additionalProperties: open } = schema;
    const opened = open === undefined ? open : further(open as Schema);
    if (opened !== open) changes.additionalProperties = opened;
    if (followed !== undefined && followed !== target)
      return Object.keys(own).length === 0
        ? followed
        : { ...own, ...changes, allOf: [...allOf(own, changes), followed] };
    return Object.keys(changes).length === 0 ? schema : { ...schema, ...changes };
  };

  const schema = form(content.schema);
  return { schema, files, names, ...(others === undefined ? {} : { others }) };
}

function allOf(own: Schema, changes: Schema): Schema[] {
  return ((changes.allOf ?? own.allOf) as Schema[] | undefined) ?? [];
}

function mapValues(map: Record<string, Schema>, change: (schema: Schema, name: string) => Schema) {
  const changed: Record<string, Schema> = Object.create(null);
  for (const name of Object.keys(map)) changed[name] = change(map[name] as Schema, name);
  return changed;
}
