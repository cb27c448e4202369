import { loseEncodingParts } from "./lose-operation-parts.ts";
import { holdsBodyParameter, schemaWithoutContent } from "./misplaced-body.ts";
import type { Body, BodyContent, Encoding, ParameterStyle } from "./model.ts";
import { isMediaTypeList, mediaTypeParameters, normalMediaType, rankOfBody } from "./normal-media-type.ts";
import { readLegacyBody } from "./read-legacy-body.ts";
import { exampleOf } from "./read-parameters.ts";
import { readSchema } from "./read-schema.ts";
import {
  child,
  entries,
  follow,
  isObject,
  originOf,
  type Place,
  type Reading,
  report,
  shown,
  text,
} from "./reading.ts";

/**
 * The body of an operation: a Request Body Object (OpenAPI 3.1.1, 4.8.13), or the body and form parameters of
 * Swagger 2.0. Undefined when there is none, `unreadable` when the document promises one that cannot be found.
 */
export function readBody(
  reading: Reading,
  pathItem: Place,
  operation: Place,
): Body | "unreadable" | undefined {
  const isLegacy = reading.dialect === "2.0";
  const legacy = isLegacy ? readLegacyBody(reading, pathItem, operation) : undefined;
  if (legacy !== undefined) return legacy;
  const written = child(operation, "requestBody");
  if (written.value === undefined || written.value === null)
    return isLegacy ? undefined : readMisplacedBody(reading, pathItem, operation);
  const place = follow(reading, written);
  if (place === undefined || !isObject(place.value)) return "unreadable";
  if (isLegacy)
    report(
      reading,
      "body-misplaced",
      "Swagger 2.0 knows no requestBody; it is read as OpenAPI 3 has it.",
      place,
    );
  const contents = readContents(reading, child(place, "content"));
  if (contents.length === 0) {
    const schema = schemaWithoutContent(place);
    if (schema === undefined && place.value.required !== true) return undefined;
    if (schema === undefined)
      report(reading, "body-without-content", "The body names no media type; it is taken as JSON.", place);
    else
      report(
        reading,
        "body-misplaced",
        "The body has a schema outside of content; it is taken as JSON.",
        place,
      );
    contents.push({
      contentType: "application/json",
      schema: schema === undefined ? {} : readSchema(reading, schema),
      encoding: new Map(),
      origin: originOf(place),
    });
  }
  const description = text(place.value.description);
  return {
    required: place.value.required === true,
    ...(description === undefined ? {} : { description }),
    contents,
    origin: originOf(place),
  };
}

/** A body that stands among the parameters, as in Swagger 2.0. */
function readMisplacedBody(
  reading: Reading,
  pathItem: Place,
  operation: Place,
): Body | "unreadable" | undefined {
  const lists = [child(operation, "parameters"), child(pathItem, "parameters")];
  if (!holdsBodyParameter(reading, lists)) return undefined;
  const body = readLegacyBody(reading, pathItem, operation);
  if (typeof body === "object")
    report(
      reading,
      "body-misplaced",
      "A body stands among the parameters; it is read as Swagger 2.0 has it.",
      operation,
    );
  return body;
}

/** The Media Type Objects below `content`, best first: JSON, then form, then multipart, then others by name. */
export function readContents(reading: Reading, content: Place): BodyContent[] {
  const contents: BodyContent[] = [];
  for (const [written, place] of entries(content)) {
    const contentType = normalMediaType(written);
    if (contentType === undefined) {
      report(reading, "body-ignored", `${shown(written)} is no media type.`, place);
      continue;
    }
    const target = follow(reading, place);
    if (target === undefined || !(isObject(target.value) || target.value === null)) {
      report(
        reading,
        "body-ignored",
        `The media type ${shown(written)} says nothing that can be read.`,
        place,
      );
      continue;
    }
    const parameters = mediaTypeParameters(written);
    if (parameters === undefined)
      report(
        reading,
        "body-ignored",
        `What follows the type in ${shown(written)} is not sent: it is no list of parameters.`,
        place,
      );
    const content = readContent(reading, contentType, { ...target, value: target.value ?? {} });
    contents.push(parameters ? { ...content, parameters } : content);
  }
  return contents.sort((a, b) => rankOfBody(a.contentType) - rankOfBody(b.contentType));
}

function readContent(reading: Reading, contentType: string, place: Place): BodyContent {
  const itemSchema = child(place, "itemSchema");
  loseEncodingParts(reading, place, ["prefixEncoding", "itemEncoding"]);
  const example = exampleOf(reading, place);
  const schema = child(place, "schema");
  const dialect = dialectOf(reading, schema);
  return {
    contentType,
    schema: readSchema(reading, schema),
    ...(dialect === undefined ? {} : { dialect }),
    encoding: readEncodings(reading, child(place, "encoding")),
    ...(itemSchema.value === undefined ? {} : { itemSchema: readSchema(reading, itemSchema) }),
    ...(example === undefined ? {} : { example }),
    origin: originOf(place),
  };
}

/** The `$schema` of a schema or of what it refers to (JSON Schema 2020-12 Core, 8.1.1), if that is 2020-12. */
function dialectOf(reading: Reading, schema: Place): string | undefined {
  let place: Place | undefined = schema;
  for (let step = 0; step < 8 && isObject(place?.value); step++) {
    const { $schema, $ref } = place.value;
    if (typeof $schema === "string")
      return $schema.replace(/#$/, "") === latestDialect ? latestDialect : undefined;
    if (typeof $ref !== "string") return undefined;
    place = reading.documents.resolve($ref, place.document, place.pointer);
  }
  return undefined;
}

const latestDialect = "https://json-schema.org/draft/2020-12/schema";

function readEncodings(reading: Reading, place: Place): Map<string, Encoding> {
  const encodings = new Map<string, Encoding>();
  for (const [name, part] of entries(place)) {
    const { value } = part;
    if (!isObject(value)) continue;
    loseEncodingParts(reading, part, ["headers", "encoding", "prefixEncoding", "itemEncoding"]);
    encodings.set(name, {
      ...readPartType(reading, child(part, "contentType")),
      ...readStyle(reading, part, value.style),
      ...(typeof value.explode === "boolean" ? { explode: value.explode } : {}),
      ...(value.allowReserved === true ? { allowReserved: true } : {}),
    });
  }
  return encodings;
}

/** The media type of a part, or several with commas (OpenAPI 3.1.1, 4.8.15.1). */
function readPartType(reading: Reading, place: Place): { contentType?: string } {
  const { value } = place;
  if (typeof value !== "string") return {};
  if (isMediaTypeList(value)) return { contentType: value };
  report(reading, "body-ignored", `The contentType ${shown(value)} of a part is no media type.`, place);
  return {};
}

const fieldStyles = new Set<unknown>([
  ...["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"],
]);

/** Fields have the styles of query parameters (OpenAPI 3.1.1, 4.8.15.1.2); with another the media type counts. */
function readStyle(reading: Reading, part: Place, style: unknown): { style?: ParameterStyle } {
  if (fieldStyles.has(style)) return { style: style as ParameterStyle };
  if (style !== undefined)
    report(
      reading,
      "style-replaced",
      `The style ${shown(style)} does not exist in a body; it is ignored.`,
      part,
    );
  return {};
}
