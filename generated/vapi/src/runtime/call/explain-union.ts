import { describeSchema } from "./describe-schema.ts";
import { type Definitions, follow, isOfType, isSchema, typesOf } from "./schema-types.ts";

/** What a union allows, and the branch that was meant, whose own problems say more. */
export interface Explanation {
  text: string;
  branch?: unknown;
}

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
  const forms = [...new Set(branches.map((branch) => describeSchema(branch, definitions)))];
  const more = forms.length > maxForms ? `; or one of ${forms.length - maxForms} other forms` : "";
  const text = `must be ${forms.slice(0, maxForms).join("; or ")}${more}`;
  if (typeof value !== "object" || value === null) return { text };
  const fitting = branches.filter((branch) => {
    const schema = follow(branch, definitions);
    return schema !== undefined && isOfType(value, [...typesOf(schema, definitions)]);
  });
  if (fitting.length === 1) return { text, branch: fitting[0] };
  const marked = fitting.filter((branch) => isMarked(value as Record<string, unknown>, branch, definitions));
  return marked.length === 1 ? { text, branch: marked[0] } : { text };
}

function isMarked(value: Record<string, unknown>, branch: unknown, definitions: Definitions): boolean {
  const marks = fixedProperties(branch, definitions).filter(([name]) => Object.hasOwn(value, name));
  return marks.length > 0 && marks.every(([name, values]) => values.includes(value[name]));
}

/** Properties that can only have one of a few given values: those by which branches are told apart. */
function fixedProperties(branch: unknown, definitions: Definitions): [name: string, values: unknown[]][] {
  const properties = follow(branch, definitions)?.properties;
  if (!isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([name, written]): [string, unknown[]][] => {
    const schema = follow(written, definitions);
    if (schema?.const !== undefined) return [[name, [schema.const]]];
    return Array.isArray(schema?.enum) ? [[name, schema.enum]] : [];
  });
}
