/** A JSON Schema, as a tool advertises it. */
export type JsonSchema = Record<string, unknown>;

/** How deep references are written out; a schema that is inside of itself is left open at once. */
const maxInlined = 6;

/** Schemas in one translation; what comes after them is left open. */
const maxSchemas = 3_000;

interface Translation {
  defs: Readonly<Record<string, JsonSchema>>;
  /** Names of definitions that are being written out. */
  inside: readonly string[];
  count: { left: number };
}

/**
 * Translates the input schema of a tool (JSON Schema 2020-12) to the subset that Gemini's function declarations take: no
 * references, no definitions, one type a schema, unions that stand alone, enumerations of texts, `nullable` for null. What
 * the subset cannot say is widened, never narrowed, and where it helps said in the description.
 */
export function toGeminiSchema(schema: JsonSchema): JsonSchema {
  const { $defs } = schema;
  const defs = isSchema($defs) ? ($defs as Record<string, JsonSchema>) : {};
  return translate(schema, { defs, inside: [], count: { left: maxSchemas } });
}

function translate(written: JsonSchema, translation: Translation): JsonSchema {
  translation.count.left--;
  if (translation.count.left < 0) return {};
  const { $ref } = written;
  if (typeof $ref === "string") return inline($ref, written, translation);
  const schema = Array.isArray(written.allOf) ? mergeParts(written, translation) : written;
  const { anyOf, type } = schema;
  const types = Array.isArray(type) ? type.filter((each) => each !== "null") : [];
  if (Array.isArray(type) && types.length < type.length) {
    const { type: _, ...rest } = schema;
    return nullable(translate(types.length === 0 ? rest : { ...rest, type: types }, translation));
  }
  if (types.length > 1) {
    const { type: _, description, ...rest } = schema;
    const branches = types.map((each) => ({ ...rest, type: each }));
    return translate({ anyOf: branches, ...(description === undefined ? {} : { description }) }, translation);
  }
  if (Array.isArray(anyOf)) return union(schema, anyOf, translation);
  return plain(types.length === 1 ? { ...schema, type: types[0] } : schema, translation);
}

/** The definition in the place of the reference; open where it would never end. */
function inline(reference: string, { description }: JsonSchema, translation: Translation): JsonSchema {
  const name = reference.replace(/^#\/\$defs\//, "");
  const said = description === undefined ? {} : { description };
  const target = Object.hasOwn(translation.defs, name) ? translation.defs[name] : undefined;
  const inside = translation.inside;
  if (target === undefined || inside.includes(name) || inside.length >= maxInlined)
    return {
      ...(typeof target?.type === "string" ? { type: target.type } : {}),
      ...said,
      ...openItems(target),
    };
  return translate({ ...target, ...said }, { ...translation, inside: [...inside, name] });
}

function openItems(target: JsonSchema | undefined): JsonSchema {
  return target?.type === "array" ? { items: {} } : {};
}

/** A union stands alone in its schema: its description goes to the first branch, null becomes `nullable`. */
function union(schema: JsonSchema, anyOf: unknown[], translation: Translation): JsonSchema {
  const { anyOf: _, description, ...shared } = schema;
  const branches = anyOf.filter(isSchema);
  const others = branches.filter(({ type }) => type !== "null");
  const constants = others.map(({ const: value }) => value);
  const allTexts = others.length > 1 && constants.every((value) => typeof value === "string");
  const merged = allTexts ? [{ type: "string", enum: constants }] : others;
  const translated = merged
    .map((branch) => translate({ ...shared, ...branch }, translation))
    .flatMap((branch) => (Array.isArray(branch.anyOf) ? (branch.anyOf as JsonSchema[]) : [branch]));
  const isNullable = others.length < branches.length || translated.some((branch) => branch.nullable === true);
  const [first] = translated;
  if (first === undefined) return isNullable ? { nullable: true } : {};
  const outcome: JsonSchema =
    translated.length === 1 ? { ...first } : { anyOf: [{ ...first }, ...translated.slice(1)] };
  const holder = (outcome.anyOf as JsonSchema[] | undefined)?.[0] ?? outcome;
  if (typeof description === "string")
    holder.description =
      typeof holder.description === "string" ? `${description} ${holder.description}` : description;
  return isNullable ? nullable(outcome) : outcome;
}

/** Beside a union nothing may stand, so every branch takes the mark. */
function nullable(schema: JsonSchema): JsonSchema {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return { ...schema, nullable: true };
  return { anyOf: anyOf.map((branch) => ({ ...branch, nullable: true })) };
}

/** One object of the parts that are objects; of others the first counts. */
function mergeParts({ allOf, ...rest }: JsonSchema, translation: Translation): JsonSchema {
  const merged: JsonSchema = { ...rest };
  for (const written of (allOf as unknown[]).filter(isSchema)) {
    const { $ref } = written;
    const name = typeof $ref === "string" ? $ref.replace(/^#\/\$defs\//, "") : undefined;
    const part =
      name !== undefined && Object.hasOwn(translation.defs, name) ? translation.defs[name] : written;
    for (const [keyword, value] of Object.entries(part ?? {})) {
      const known = merged[keyword];
      if (keyword === "properties" && isSchema(value))
        merged.properties = { ...value, ...(isSchema(known) ? known : {}) };
      else if (keyword === "required" && Array.isArray(value))
        merged.required = [...new Set([...(Array.isArray(known) ? known : []), ...value])];
      else if (known === undefined && keyword !== "$ref" && keyword !== "allOf") merged[keyword] = value;
    }
  }
  return merged;
}

/** Keywords that are taken as they are. */
const kept = new Set([
  "type",
  "title",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
]);

/** `format` says no more than these (google.ai.generativelanguage.v1beta.Schema). */
const formats: Readonly<Record<string, readonly string[]>> = {
  string: ["date-time"],
  integer: ["int32", "int64"],
  number: ["float", "double"],
};

/** A schema with one type at most and no union. */
function plain(schema: JsonSchema, translation: Translation): JsonSchema {
  const result: JsonSchema = {};
  const notes: string[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (kept.has(keyword)) result[keyword] = value;
    else if (keyword === "enum" || keyword === "const")
      choose(keyword === "enum" ? value : [value], result, notes);
    else if (keyword === "format" && typeof value === "string") {
      if (formats[String(schema.type)]?.includes(value) === true) result.format = value;
      else notes.push(`Format: ${value}.`);
    } else if (keyword === "pattern") notes.push(`Pattern: ${String(value)}`);
    else if (keyword === "default") notes.push(`Default: ${JSON.stringify(value)}.`);
    else if (keyword === "exclusiveMinimum") result.minimum ??= value;
    else if (keyword === "exclusiveMaximum") result.maximum ??= value;
    else if (keyword === "items" && isSchema(value)) result.items = translate(value, translation);
    else if (keyword === "properties" && isSchema(value))
      result.properties = translateMap(value, translation);
  }
  if (schema.type === "array") result.items ??= itemsOf(schema, translation);
  const known = isSchema(result.properties) ? result.properties : {};
  if (Array.isArray(schema.required)) {
    const required = schema.required.filter((name) => Object.hasOwn(known, name));
    if (required.length > 0) result.required = required;
  }
  const { description } = schema;
  const said = [...(typeof description === "string" ? [description] : []), ...notes].join(" ");
  if (said !== "") result.description = said;
  return result;
}

/** An enumeration may hold texts only; of other values the description tells. */
function choose(values: unknown, result: JsonSchema, notes: string[]): void {
  if (!Array.isArray(values)) return;
  const others = values.filter((value) => value !== null);
  if (others.length < values.length) result.nullable = true;
  const areTexts = others.length > 0 && others.every((value) => typeof value === "string");
  if (areTexts) result.type ??= "string";
  // An empty text is refused in an enumeration; without one the schema would be narrower.
  if (areTexts && !others.includes("")) result.enum = others;
  else if (others.length > 0)
    notes.push(`One of ${others.map((value) => JSON.stringify(value)).join(", ")}.`);
}

function itemsOf({ prefixItems }: JsonSchema, translation: Translation): JsonSchema {
  const items = Array.isArray(prefixItems) ? prefixItems.filter(isSchema) : [];
  if (items.length === 0) return {};
  return translate(items.length === 1 ? (items[0] as JsonSchema) : { anyOf: items }, translation);
}

function translateMap(properties: JsonSchema, translation: Translation): Record<string, JsonSchema> {
  const translated: Record<string, JsonSchema> = Object.create(null);
  for (const [name, schema] of Object.entries(properties))
    translated[name] = isSchema(schema) ? translate(schema, translation) : {};
  return translated;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
