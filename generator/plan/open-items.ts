import type { Schema } from "../api/model.ts";

/** Says of a list that does not say what is in it that it may be anything: VS Code and Gemini refuse it otherwise. */
export function openItems(schema: Schema): void {
  const { type, items, prefixItems } = schema;
  const isList = type === "array" || (Array.isArray(type) && type.includes("array"));
  if (isList && items === undefined && prefixItems === undefined) schema.items = {};
}

/** Whether it is a list of anything. */
export function isOpen({ items }: Schema): boolean {
  return typeof items === "object" && items !== null && Object.keys(items).length === 0;
}
