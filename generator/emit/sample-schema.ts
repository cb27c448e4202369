/** A schema of an emitted tool: references lead to the root's `$defs`, unions are `anyOf`. */
export interface SampledSchema {
  [keyword: string]: unknown;
}

export type Definitions = Readonly<Record<string, SampledSchema>>;

/** References followed and `allOf` merged, as far as a sample needs it; undefined for what nothing can meet. */
export function flattenSchema(
  schema: SampledSchema,
  defs: Definitions,
  depth = 0,
): SampledSchema | undefined {
  if (depth > 16) return undefined;
  let result: SampledSchema | undefined = schema;
  if (typeof schema.$ref === "string") {
    const { $ref, ...siblings } = schema;
    const target = defs[schema.$ref.slice("#/$defs/".length)];
    if (target === undefined) return siblings;
    const followed = flattenSchema(target, defs, depth + 1);
    result = followed && combineSchemas(followed, siblings);
  }
  for (const part of (result?.allOf as SampledSchema[] | undefined) ?? []) {
    const flat = flattenSchema(part, defs, depth + 1);
    if (flat === undefined || result === undefined) return undefined;
    const { allOf, ...rest } = result;
    result = combineSchemas(rest, flat);
  }
  return result;
}

/** Both schemas in one; undefined when their types or enumerations exclude each other. */
export function combineSchemas(a: SampledSchema, b: SampledSchema): SampledSchema | undefined {
  const type = commonTypes(a.type, b.type);
  if (type?.length === 0) return undefined;
  const properties =
    a.properties === undefined && b.properties === undefined
      ? {}
      : { properties: { ...(a.properties as object), ...(b.properties as object) } };
  const required = [
    ...((a.required as string[] | undefined) ?? []),
    ...((b.required as string[] | undefined) ?? []),
  ];
  const anyOf = a.anyOf ?? b.anyOf;
  const common = commonMembers(a.enum, b.enum);
  if (common?.length === 0) return undefined;
  return {
    ...a,
    ...b,
    ...properties,
    ...(type === undefined ? {} : { type }),
    ...(required.length > 0 ? { required } : {}),
    ...(anyOf === undefined ? {} : { anyOf }),
    ...(common === undefined ? {} : { enum: common }),
  };
}

/** Members of both enumerations; undefined where one of the schemas has none. */
function commonMembers(a: unknown, b: unknown): unknown[] | undefined {
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  const texts = new Set(b.map((member) => JSON.stringify(member)));
  return a.filter((member) => texts.has(JSON.stringify(member)));
}

/** Types that both allow; undefined when neither says any. */
function commonTypes(a: unknown, b: unknown): string[] | undefined {
  if (a === undefined && b === undefined) return undefined;
  if (a === undefined || b === undefined) return [a ?? b].flat() as string[];
  const [left, right] = [[a].flat() as string[], [b].flat() as string[]];
  const allows = (types: string[], type: string): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [
    ...left.filter((type) => allows(right, type)),
    ...right.filter((type) => allows(left, type) && !left.includes(type)),
  ];
}
