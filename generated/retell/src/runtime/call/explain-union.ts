import { describeSchema } from "./describe-schema.ts";
import { type Definitions, follow, isOfType, isSchema, type Schema, typesOf } from "./schema-types.ts";

/** Either the branch that was meant, whose own problems say more, or what the union allows. */
export type Explanation = { branch: Schema; text?: never } | { branch?: never; text: string };

const maxForms = 6;

/**
 * Why a value fits no branch of a union. The branch that was meant is the only one for objects or arrays, or the
 * only one whose fixed properties (`type: "end_call"`) are those of the value.
 */
export function explainUnion(
  value: unknown,
  branches: readonly unknown[],
  definitions: Definitions,
): Explanation {
  const schemas = branches.map((branch) => follow(branch, definitions)).filter(isSchema);
  if (typeof value === "object" && value !== null) {
    const fitting = schemas.filter((schema) => isOfType(value, [...typesOf(schema, definitions)]));
    const [branch] =
      fitting.length === 1 ? fitting : meant(value as Record<string, unknown>, fitting, definitions);
    if (branch !== undefined) return { branch };
  }
  const forms = [...new Set(branches.map((branch) => describeSchema(branch, definitions)))];
  const more = forms.length > maxForms ? `; or one of ${forms.length - maxForms} other forms` : "";
  return { text: `must be ${forms.slice(0, maxForms).join("; or ")}${more}` };
}

function meant(
  value: Record<string, unknown>,
  branches: readonly Schema[],
  definitions: Definitions,
): Schema[] {
  const marked = branches.filter((branch) => {
    const marks = fixedProperties(branch, definitions).filter(([name]) => Object.hasOwn(value, name));
    return marks.length > 0 && marks.every(([name, values]) => values.includes(value[name]));
  });
  return marked.length === 1 ? marked : [];
}

/** Properties that can only have one of a few given values: those by which branches are told apart. */
function fixedProperties(
  { properties }: Schema,
  definitions: Definitions,
): [name: string, values: unknown[]][] {
  if (!isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([name, written]): [string, unknown[]][] => {
    const schema = follow(written, definitions);
    if (schema?.const !== undefined) return [[name, [schema.const]]];
    return Array.isArray(schema?.enum) ? [[name, schema.enum]] : [];
  });
}
