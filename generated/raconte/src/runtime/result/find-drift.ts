import type { AnswerOutline } from "../tool.ts";

const maxFindings = 5;
/** Members of one list that are looked at. */
const maxItems = 3;

/**
 * How an answer departs from its documented outline: paths and types, never values. Empty when it does not. The model
 * gets the answer in full all the same; this is for the operator's log.
 */
export function findDrift(answer: unknown, outline: AnswerOutline): string[] {
  const type = typeName(answer);
  if (type !== outline.type) return [`the answer is of type ${type}, documented is ${outline.type}`];
  const items = outline.type === "array" ? (answer as unknown[]).slice(0, maxItems) : [answer];
  const found = items.flatMap((item, index) =>
    inspect(item, outline.required, outline.type === "array" ? `${index}.` : ""),
  );
  return found.slice(0, maxFindings);
}

function inspect(item: unknown, required: AnswerOutline["required"], path: string): string[] {
  const names = Object.keys(required);
  if (names.length === 0) return [];
  if (typeName(item) !== "object")
    return [`${path.slice(0, -1)} is of type ${typeName(item)}, documented is object`];
  return names.flatMap((name) => {
    const types = required[name] as string[];
    if (!Object.hasOwn(item as object, name)) return [`${path}${name} is missing`];
    const value = (item as Record<string, unknown>)[name];
    const type = typeName(value);
    const fits =
      types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
    return fits ? [] : [`${path}${name} is of type ${type}, documented is ${types.join(" or ")}`];
  });
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
