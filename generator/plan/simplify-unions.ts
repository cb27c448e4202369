import type { Schema } from "../api/model.ts";
import { byRank } from "./keyword-order.ts";

/**
 * Says the unions in some schemas (`anyOf`, JSON Schema 2020-12, "Core", 10.2.1.2) more shortly, for the same values: lists of
 * texts become one, the empty text beside any text goes, a union of one is no union, and titles stay only where they
 * tell variants apart.
 */
export function simplifyUnions(schemas: Iterable<Schema>): void {
  const found: object[] = [...schemas];
  for (let index = 0; index < found.length; index++)
    for (const [keyword, inner] of Object.entries(found[index] as object))
      if (typeof inner === "object" && inner !== null && !literals.has(keyword)) found.push(inner);
  // What is inside comes after what holds it.
  for (const schema of found.reverse()) if (isUnion(schema)) simplify(schema);
}

/** Keywords whose values are no schemas; `description` is a property's name at times, and then holds one. */
const literals: ReadonlySet<string> = new Set(["enum", "const", "default", "examples", "required"]);

type Union = Schema & { anyOf: Schema[] };

function isUnion(schema: object): schema is Union {
  const { anyOf } = schema as Schema;
  return Array.isArray(anyOf) && anyOf.length > 0;
}

function simplify(union: Union): void {
  const branches = joinTexts(union.anyOf);
  const [only] = branches;
  if (branches.length === 1 && only !== undefined && replace(union, only)) return;
  union.anyOf = branches.map((branch) => {
    if (saysOnlyEmpty(branch)) return { const: "" };
    return "title" in branch && standsOut(branch, branches) ? without(branch, "title") : branch;
  });
}

/** Lists of texts as one list; the empty text goes where another branch takes any text. */
function joinTexts(branches: readonly Schema[]): Schema[] {
  const takesEmpty = branches.some(takesAnyText);
  const left = takesEmpty ? branches.filter((branch) => !saysOnlyEmpty(branch)) : branches;
  const [first, ...others] = left.filter(listsTexts);
  if (first === undefined || others.length === 0) return [...left];
  const values = new Set([first, ...others].flatMap((branch) => branch.enum));
  return left
    .filter((branch) => !others.includes(branch as TextList))
    .map((branch) => (branch === first ? { ...first, enum: [...values] } : branch));
}

type TextList = Schema & { enum: unknown[] };

function listsTexts(branch: Schema): branch is TextList {
  return Array.isArray(branch.enum) && typeOf(branch) === "string" && hasOnly(branch, textList);
}

/** The one type that a schema has or whose values it lists. */
function typeOf({ type, enum: values }: Schema): unknown {
  if (type !== undefined || !Array.isArray(values)) return type;
  return values.every((value) => typeof value === "string") ? "string" : undefined;
}

const textList: ReadonlySet<string> = new Set(["type", "enum", "title"]);

function saysOnlyEmpty(branch: Schema): boolean {
  return listsTexts(branch) && branch.enum.every((value) => value === "");
}

function takesAnyText(branch: Schema): boolean {
  return branch.type === "string" && hasOnly(branch, anyText);
}

const anyText: ReadonlySet<string> = new Set(["type", "title", "description", "maxLength"]);

function hasOnly(schema: Schema, keywords: ReadonlySet<string>): boolean {
  return Object.keys(schema).every((keyword) => keywords.has(keyword));
}

/** Whether no other branch is of its type. */
function standsOut(branch: Schema, branches: readonly Schema[]): boolean {
  const type = typeOf(branch);
  return (
    typeof type === "string" && branches.every((other) => other === branch || isOther(typeOf(other), type))
  );
}

function isOther(type: unknown, than: string): boolean {
  return typeof type === "string" && type !== than;
}

/** Writes a branch in the place of its union; false where both say something with the same keyword. */
function replace(union: Union, branch: Schema): boolean {
  const { anyOf, ...around } = union;
  const inside = without(branch, "title");
  if (Object.keys(around).some((keyword) => keyword !== "description" && keyword in inside)) return false;
  const merged: Schema = { ...inside, ...around };
  for (const keyword of Object.keys(union)) delete union[keyword];
  for (const keyword of Object.keys(merged).sort(byRank)) union[keyword] = merged[keyword];
  return true;
}

function without({ ...schema }: Schema, keyword: string): Schema {
  delete schema[keyword];
  return schema;
}
