import type { ApiModel, Encoding, Schema } from "../api/model.ts";
import { dereference } from "./merge-all-of.ts";

/** What a caller gives for a file; the runtime demands one of data and path. */
export const fileSchema: Schema = {
  type: "object",
  properties: {
    data: { type: "string", description: "Content of the file in base64." },
    path: {
      type: "string",
      description: "Path of a local file, where the operator allows it; instead of data.",
    },
    mimeType: { type: "string" },
    filename: { type: "string" },
  },
  additionalProperties: { not: {} },
};

/** The same where a caller may choose between media types. */
export function fileOf(types: readonly string[]): Schema {
  if (types.length < 2) return fileSchema;
  const mimeType = { type: "string", description: `One of ${types.join(", ")}.` };
  return { ...fileSchema, properties: { ...(fileSchema.properties as object), mimeType } };
}

/** What a file is where nothing more is said of it. */
const anyBytes = "application/octet-stream";

/** A part of a form that is a file, an array of files, or in one of its variants one of these. */
export interface FileShape {
  schema: Schema;
  /** The media type that the schema names (JSON Schema Validation, 8.4). */
  mediaType?: string;
}

/** How deep variants and lists are looked into: a list of variants, or variants that are lists. */
const deepest = 2;

/** The schema of an argument that brings the part; undefined for what is no file. */
export function fileShape(api: ApiModel, schema: Schema, encoding: Encoding = {}): FileShape | undefined {
  return shapeOf(api, schema, encoding, deepest);
}

function shapeOf(api: ApiModel, schema: Schema, encoding: Encoding, levels: number): FileShape | undefined {
  const target = dereference(schema, api.schemas);
  if (isBinary(target) || isTypedAsFile(target, encoding) || isUntypedFile(api, target, encoding)) {
    const { contentMediaType } = target;
    return {
      schema: fileSchema,
      ...(isMediaType(contentMediaType) && contentMediaType !== anyBytes
        ? { mediaType: contentMediaType }
        : {}),
    };
  }
  if (levels === 0) return undefined;
  const union = (target.anyOf ?? target.oneOf) as Schema[] | undefined;
  if (union !== undefined && target.type === undefined) return variants(api, union, encoding, levels);
  const { type, items, minItems, maxItems } = target;
  if (type !== "array" || items === undefined) return undefined;
  const shape = shapeOf(api, items as Schema, encoding, levels - 1);
  const kept = Object.entries({ minItems, maxItems }).filter(([, value]) => value !== undefined);
  return shape && { ...shape, schema: { type: "array", items: shape.schema, ...Object.fromEntries(kept) } };
}

/** A variant without a type is no file: it stands beside those that say what they are. */
function variants(
  api: ApiModel,
  union: readonly Schema[],
  encoding: Encoding,
  levels: number,
): FileShape | undefined {
  const shapes = union.map((branch) =>
    isUntyped(dereference(branch, api.schemas)) ? undefined : shapeOf(api, branch, encoding, levels - 1),
  );
  if (shapes.every((shape) => shape === undefined)) return undefined;
  return { schema: { anyOf: union.map((branch, index) => shapes[index]?.schema ?? branch) } };
}

/** `format: binary` of 3.0, a media type without an encoding of 3.1 (4.8.15.1). */
export function isBinary(schema: Schema): boolean {
  const types = [schema.type].flat();
  if (schema.type !== undefined && !types.includes("string")) return false;
  if (schema.format === "binary" || schema.contentEncoding === "binary") return true;
  const media = schema.contentMediaType;
  return typeof media === "string" && schema.contentEncoding === undefined && !/^text\/|json$/.test(media);
}

function isTypedAsFile(schema: Schema, { contentType }: Encoding): boolean {
  if (contentType === undefined || schema.properties !== undefined) return false;
  if (schema.type !== undefined && schema.type !== "string") return false;
  return /^(image|audio|video|font)\/|octet-stream|pdf|zip/.test(contentType);
}

/** Since 3.1 what has no type is bytes, unless it is written as text ("Considerations for File Uploads"; 4.8.15.1.1). */
function isUntypedFile(api: ApiModel, schema: Schema, encoding: Encoding): boolean {
  const { contentType, style, explode, allowReserved } = encoding;
  if (!hasRawBytes(api) || !isUntyped(schema)) return false;
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) return false;
  const said = contentType ?? schema.contentMediaType;
  if (typeof said !== "string") return true;
  return !(contentType === undefined ? /json$/ : textual).test(said);
}

const textual = /^text\/|[/+](json|xml)\b|yaml|x-www-form-urlencoded/;

const annotations = new Set([
  ...["title", "description", "deprecated", "writeOnly", "minLength", "maxLength", "contentMediaType"],
]);

/** Nothing but words, and how long it may be. */
function isUntyped(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => annotations.has(keyword));
}

function hasRawBytes({ specification }: ApiModel): boolean {
  return !/^(2|3\.0)/.test(specification);
}

/**
 * The media type of a part that is text, where its encoding says nothing: that of bytes for text that stands for bytes
 * (OpenAPI 3.1.1, 4.8.15.1.1; 3.0.4, 4.7.15.1.1). Undefined for plain text and what is sent as JSON.
 */
export function textPartType(api: ApiModel, schema: Schema): string | undefined {
  const target = dereference(schema, api.schemas);
  const { type, format, contentEncoding } =
    target.type === "array" ? dereference((target.items as Schema | undefined) ?? {}, api.schemas) : target;
  if (![type].flat().includes("string")) return undefined;
  const isEncoded = hasRawBytes(api) ? contentEncoding !== undefined : format === "byte";
  return isEncoded ? anyBytes : undefined;
}

/** RFC 9110, 8.3.1, without parameters; nothing in it can end a header line. */
function isMediaType(value: unknown): value is string {
  return (
    typeof value === "string" && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value)
  );
}
