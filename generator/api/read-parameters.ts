import { canonical } from "./canonical.ts";
import { collectionStyles, readItemStyles } from "./collection-styles.ts";
import { loseEmptyValue } from "./lose-operation-parts.ts";
import type { Parameter, ParameterPlace, ParameterStyle, Schema } from "./model.ts";
import { readContents } from "./read-body.ts";
import { readSchema } from "./read-schema.ts";
import {
  child,
  follow,
  isObject,
  maxWireName,
  members,
  originOf,
  type Place,
  type Reading,
  readOnce,
  report,
  shown,
  text,
} from "./reading.ts";
import { reportSecret } from "./report-secrets.ts";

const places = new Set(["path", "query", "header", "cookie", "querystring"]);

/** Styles that a place knows, its default first (OpenAPI 3.2.0, 4.12.2). */
const stylesOf: Record<ParameterPlace, readonly ParameterStyle[]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

/**
 * The parameters of an operation: those of its path item, overridden by its own of the same name and place
 * (OpenAPI 3.1.1, 4.8.10). Body and form parameters of Swagger 2.0 are left to `readBody`.
 */
export function readParameters(reading: Reading, pathItem: Place, operation: Place): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const holder of [pathItem, operation]) {
    const list = child(holder, "parameters");
    if (list.value === undefined) continue;
    const seen = new Set<string>();
    for (const place of rawParameters(reading, list)) {
      const parameter = readOnce(reading, place, readParameter);
      if (parameter === undefined) continue;
      const key = keyOf(parameter);
      if (seen.has(key)) {
        const how = parameter.in === "querystring" ? "comes after another one" : "is declared twice";
        const message = `The ${parameter.in} parameter ${shown(parameter.name)} ${how}.`;
        report(reading, "parameter-repeated", message, place);
        continue;
      }
      seen.add(key);
      byKey.set(key, parameter);
    }
  }
  return [...byKey.values()];
}

/** Equal for two that go to one place: a query as a whole can be there once, whatever it is called (OpenAPI 3.2.0, 4.12.1). */
function keyOf({ in: place, name }: Parameter): string {
  if (place === "querystring") return place;
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** The Parameter Objects of a list, references followed. Some documents write a map instead of a list. */
export function rawParameters(reading: Reading, list: Place): Place[] {
  const all = isObject(list.value)
    ? Object.keys(list.value)
        .sort()
        .map((key) => child(list, key))
    : members(list);
  const found: Place[] = [];
  for (const place of all) {
    const target = follow(reading, place);
    if (target === undefined) continue;
    if (isObject(target.value)) found.push(target);
    else
      report(
        reading,
        "parameter-ignored",
        `A parameter is expected here, found ${shown(target.value)}.`,
        target,
      );
  }
  return found;
}

function readParameter(reading: Reading, place: Place): Parameter | undefined {
  const value = place.value as Record<string, unknown>;
  const where = typeof value.in === "string" ? value.in.toLowerCase() : undefined;
  if (where === "body" || where === "formdata") return undefined;
  const name = text(value.name);
  if (name === undefined && where !== "querystring") {
    report(reading, "parameter-ignored", "A parameter has no name.", place);
    return undefined;
  }
  if (where === undefined || !places.has(where)) {
    report(
      reading,
      "parameter-ignored",
      value.in === undefined
        ? `The parameter ${shown(name)} has no \`in\`, which says where it goes.`
        : `The parameter ${shown(name)} is in ${shown(value.in)}, which is no place.`,
      place,
    );
    return undefined;
  }
  if (name !== undefined && name.length > maxWireName) {
    const message = `The parameter ${shown(name)} has a name of more than ${maxWireName} characters.`;
    report(reading, "parameter-ignored", message, place);
    return undefined;
  }
  const at = where as ParameterPlace;
  if (at === "header" && /^(accept|content-type)$/i.test(name as string)) {
    report(
      reading,
      "header-ignored",
      `The header parameter ${shown(name)} is ignored, as OpenAPI says: the media types of body and answers decide.`,
      place,
    );
    return undefined;
  }
  const content = readContents(reading, child(place, "content"))[0];
  const schema = content?.schema ?? readParameterSchema(reading, place);
  loseEmptyValue(reading, place, schema);
  const description = text(value.description);
  const example = exampleOf(reading, place);
  return {
    name: name ?? "query",
    in: at,
    required: at === "path" || value.required === true || value.required === "true",
    ...(description === undefined ? {} : { description }),
    deprecated: value.deprecated === true,
    schema,
    ...readStyle(reading, place, at),
    allowReserved: value.allowReserved === true,
    ...readItemStyles(reading, place),
    ...(content === undefined ? {} : { contentType: content.contentType }),
    ...(example === undefined ? {} : { example }),
    origin: originOf(place),
  };
}

/** Swagger 2.0 writes the schema into the parameter itself. */
function readParameterSchema(reading: Reading, place: Place): Schema {
  const value = place.value as Record<string, unknown>;
  if (value.schema !== undefined) return readSchema(reading, child(place, "schema"));
  if (value.type === undefined && value.enum === undefined && value.items === undefined) return {};
  const { description, required, name, in: where, example, examples, ...schema } = value;
  return readSchema(reading, { ...place, value: schema });
}

function readStyle(
  reading: Reading,
  place: Place,
  at: ParameterPlace,
): { style: ParameterStyle; explode: boolean } {
  const value = place.value as Record<string, unknown>;
  const known = stylesOf[at];
  const fallback = known[0] as ParameterStyle;
  if (reading.dialect === "2.0") {
    const collection = collectionStyles.get(value.collectionFormat);
    // `multi` repeats the name, which a path and a header cannot.
    if (collection !== undefined && (at === "query" || !collection.explode)) return collection;
    return { style: fallback, explode: false };
  }
  let style = fallback;
  if (typeof value.style === "string" && value.style !== fallback) {
    const isKnown = value.style !== "cookie" || reading.dialect === "3.2";
    if (isKnown && known.includes(value.style as ParameterStyle)) style = value.style as ParameterStyle;
    else
      report(
        reading,
        "style-replaced",
        `The style ${shown(value.style)} does not exist in ${at}; "${fallback}" is used.`,
        place,
      );
  }
  const explode =
    typeof value.explode === "boolean" ? value.explode : /^(form|deepObject|cookie)$/.test(style);
  return { style, explode };
}

/** The example of a parameter or media type; of several named ones the first by name. */
export function exampleOf(reading: Reading, place: Place): unknown {
  const example = findExample(reading, place);
  reportSecret(reading, example, place);
  return example;
}

function findExample(reading: Reading, place: Place): unknown {
  const value = place.value as Record<string, unknown>;
  if (value.example !== undefined) return canonical(value.example);
  const examples = child(place, "examples");
  if (!isObject(examples.value)) return undefined;
  const first = Object.keys(examples.value).sort()[0];
  if (first === undefined) return undefined;
  const target = follow(reading, child(examples, first));
  if (!isObject(target?.value)) return undefined;
  return canonical(target.value.value ?? target.value.dataValue);
}
