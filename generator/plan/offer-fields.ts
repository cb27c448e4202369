import type { FieldChoice } from "../../templates/runtime/tool.ts";
import type { Operation } from "../api/model.ts";
import type { SchemaArgument } from "./fitting.ts";

/** The argument by which a caller keeps some fields of each record; its few words stand in every tool that lists. */
export const fieldsArgument: SchemaArgument = {
  name: "fields",
  schema: { type: "array", items: { type: "string" } },
  description: "Only these of each record.",
  required: false,
};

/**
 * How fields are chosen in the answer of an operation; undefined where no list of records is documented, or the name is taken.
 * A list within the answer of a path that ends in a variable belongs to one record, and is not what was asked for.
 */
export function offerFields(
  { path, responses }: Operation,
  taken: readonly { name: string }[],
): FieldChoice | undefined {
  const [only, ...others] = responses.filter(({ status }) => status.startsWith("2"));
  if (only?.list === undefined || others.length > 0) return undefined;
  if (taken.some(({ name }) => name === fieldsArgument.name)) return undefined;
  const { member } = only.list;
  if (member !== undefined && path.endsWith("}")) return undefined;
  return { argument: fieldsArgument.name, ...(member === undefined ? {} : { list: member }) };
}
