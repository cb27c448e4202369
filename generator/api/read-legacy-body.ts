import { collectionStyles, readItemStyles } from "./collection-styles.ts";
import { loseEmptyValue } from "./lose-operation-parts.ts";
import type { Body, Encoding, Schema } from "./model.ts";
import { mediaTypeParameters, normalMediaType, rankOfBody } from "./normal-media-type.ts";
import { rawParameters } from "./read-parameters.ts";
import { readSchema } from "./read-schema.ts";
import { child, isObject, originOf, type Place, type Reading, text, word } from "./reading.ts";

/** Swagger 2.0: one `in: body` parameter, or the `in: formData` ones put together into an object. */
export function readLegacyBody(
  reading: Reading,
  pathItem: Place,
  operation: Place,
): Body | "unreadable" | undefined {
  const raw = [child(operation, "parameters"), child(pathItem, "parameters")].flatMap((list) =>
    rawParameters(reading, list),
  );
  const at = (name: string) => raw.filter(({ value }) => word((value as { in?: unknown }).in) === name);
  const whole = at("body")[0];
  const consumes = legacyMediaTypes(reading, operation, "consumes");
  if (whole !== undefined) {
    const value = whole.value as Record<string, unknown>;
    const schema = readSchema(reading, child(whole, "schema"));
    const description = text(value.description);
    const usable = consumes
      .map(splitType)
      .filter(({ contentType: type }) => rankOfBody(type) < 3 || rankOfBody(type) === 5);
    return {
      required: value.required === true,
      ...(description === undefined ? {} : { description }),
      contents: (usable.length === 0 ? [{ contentType: "application/json" }] : usable).map((type) => ({
        ...type,
        schema,
        encoding: new Map(),
        origin: originOf(whole),
      })),
      origin: originOf(whole),
    };
  }
  const fields = at("formdata");
  return fields.length === 0 ? undefined : formBody(reading, fields, consumes);
}

function formBody(reading: Reading, fields: Place[], consumes: string[]): Body {
  const properties: Record<string, Schema> = Object.create(null);
  const encoding = new Map<string, Encoding>();
  const required = new Set<string>();
  let hasFile = false;
  for (const place of fields) {
    const {
      name: written,
      required: needed,
      in: _,
      description,
      collectionFormat,
      ...schema
    } = place.value as Record<string, unknown>;
    const below = child(place, "schema");
    const name = text(written);
    if (name === undefined || Object.hasOwn(properties, name)) continue;
    const said = text(description);
    properties[name] = {
      ...readSchema(reading, isObject(below.value) ? below : { ...place, value: schema }),
      ...(said === undefined ? {} : { description: said }),
    };
    loseEmptyValue(reading, place, properties[name] as Schema);
    if (needed === true) required.add(name);
    const type = isObject(below.value) ? below.value : schema;
    const isOld = reading.dialect === "2.0";
    if (type.type === "file" || (!isOld && type.format === "binary")) hasFile = true;
    const style = collectionStyles.get(collectionFormat);
    if (style !== undefined || isOld)
      encoding.set(name, {
        ...(style ?? { style: "form", explode: false }),
        ...readItemStyles(reading, place),
      });
  }
  const form = "application/x-www-form-urlencoded";
  const multipart = "multipart/form-data";
  const offered = consumes.map((type) => splitType(type).contentType);
  const contentType = hasFile || (offered.includes(multipart) && !offered.includes(form)) ? multipart : form;
  const origin = originOf(fields[0] as Place);
  const schema: Schema = {
    type: "object",
    properties,
    ...(required.size > 0 ? { required: [...required].sort() } : {}),
  };
  return { required: required.size > 0, contents: [{ contentType, schema, encoding, origin }], origin };
}

/** A media type, and its parameters where it has some. */
function splitType(type: string): { contentType: string; parameters?: string } {
  const start = type.indexOf(";");
  return start === -1
    ? { contentType: type }
    : { contentType: type.slice(0, start), parameters: type.slice(start) };
}

/** `consumes` or `produces` of a Swagger 2.0 operation, or else of its document; each with its parameters. */
export function legacyMediaTypes(reading: Reading, operation: Place, key: "consumes" | "produces"): string[] {
  const own = child(operation, key);
  const root = reading.documents.resolve("#", operation.document)?.value;
  const listed = Array.isArray(own.value) ? own.value : isObject(root) ? root[key] : [];
  const types = (Array.isArray(listed) ? listed : []).filter(
    (type): type is string => typeof type === "string",
  );
  const usable = types.flatMap((written) => {
    const type = normalMediaType(written);
    return type === undefined ? [] : [`${type}${mediaTypeParameters(written) ?? ""}`];
  });
  const rankOf = (type: string): number => rankOfBody(splitType(type).contentType);
  return [...new Set(usable)].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
}
