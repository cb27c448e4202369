import type { ResolvedReference } from "./model.ts";
import { pointerToken } from "./resolve-pointer.ts";

/** A value to look through. */
export interface Step {
  value: unknown;
  /** Name of the document it stands in, and its place there. */
  document: string;
  pointer: string;
  /** Whether its keys are names that the author chose, such as those of properties. */
  named?: boolean;
}

/** A reference to a document that was not read. */
export interface OpenReference {
  reference: string;
  document: string;
  pointer: string;
}

/** Keys below which nothing is a reference that an operation needs. */
const ignored = new Set([
  "example",
  "examples",
  "default",
  "enum",
  "const",
  "callbacks",
  "links",
  "mapping",
  "externalDocs",
]);

/** Keys whose value has names for keys: these are never keywords, not even when they look like one. */
const maps = new Set([
  "$defs",
  "additionalOperations",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "parameters",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securityDefinitions",
  "securitySchemes",
]);

/** Whether nothing below a key is a schema or a reference that an operation needs. */
export function isNoSchema(key: string): boolean {
  return ignored.has(key) || key.startsWith("x-");
}

/** Whether the keys of a key's value are names. */
export function namesKeys(key: string): boolean {
  return maps.has(key);
}

/**
 * References to other documents below some values, following the references that lead somewhere already.
 * Each object is visited once over all calls with the same `seen`. Does not recurse.
 */
export function findReferences(
  steps: readonly Step[],
  seen: Set<object>,
  resolve: (reference: string, from: string, at?: string) => ResolvedReference | undefined,
): OpenReference[] {
  const found: OpenReference[] = [];
  const stack = [...steps];
  const searched = new Set<unknown>();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { value, document, pointer, named = false } = step;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        if (typeof item === "object") stack.push({ value: item, document, pointer: `${pointer}/${index}` });
      });
      continue;
    }
    if (!named && "discriminator" in value)
      for (const holder of [parentOf(pointer), "#/components/schemas", "#/definitions"]) {
        const schemas = resolve(holder, document);
        if (schemas === undefined || searched.has(schemas.value)) continue;
        searched.add(schemas.value);
        stack.push(...heirsIn(schemas));
      }
    for (const [key, child] of Object.entries(value)) {
      if (!named && key === "$ref" && typeof child === "string") {
        const target = resolve(child, document, pointer);
        if (target !== undefined) stack.push(target);
        else if (!child.startsWith("#"))
          found.push({ reference: child, document, pointer: `${pointer}/$ref` });
      } else if (typeof child === "object" && (named || !isNoSchema(key)))
        stack.push({
          value: child,
          document,
          pointer: `${pointer}/${pointerToken(key)}`,
          named: !named && namesKeys(key),
        });
    }
  }
  return found;
}

function parentOf(pointer: string): string {
  return `#${pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0)).replaceAll("%", "%25")}`;
}

/** Schemas that include others: a discriminator in one of these stands for them, though nothing refers to them. */
function heirsIn({ value, document, pointer }: ResolvedReference): Step[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([, schema]) => Array.isArray((schema as { allOf?: unknown } | null)?.allOf))
    .map(([name, schema]) => ({ value: schema, document, pointer: `${pointer}/${pointerToken(name)}` }));
}

/**
 * Whether a text may hold a reference to another document. Cheap, and on the safe side: a text without any is never
 * walked through.
 */
export function mayReferElsewhere(text: string): boolean {
  return /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text);
}
