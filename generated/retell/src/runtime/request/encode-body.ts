import type { BodyDefinition } from "../tool.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import type { BodyValue } from "./collect-body.ts";
import { encodeText, fileType, utf8 } from "./content-type.ts";
import { encodeFields } from "./encode-form.ts";
import { encodeMultipart, multipartParts } from "./encode-multipart.ts";
import { jsonText } from "./json-text.ts";
import { type FileAccess, readFileArgument } from "./read-file-argument.ts";
import { isObject, valueText } from "./value-text.ts";

/** A body on the wire, and the `Content-Type` that goes with it. */
export interface EncodedBody {
  contentType: string;
  bytes: Buffer;
}

/**
 * Writes a body in its media type. Undefined when nothing was given and the body is not required; a required one is
 * then `{}` in JSON and empty in the other kinds. Kinds that read no file answer at once, without a promise.
 */
export function encodeBody(
  definition: BodyDefinition,
  body: BodyValue,
  files: FileAccess,
): EncodedBody | undefined | Promise<EncodedBody> {
  const { contentType, kind } = definition;
  if (body.value === undefined && definition.required !== true) return undefined;
  switch (kind) {
    case "json":
      return { contentType, bytes: jsonBytes(body.value === undefined ? {} : body.value, body) };
    case "text":
      return forWhole(body, () => encodeText(valueText(body.value), contentType));
    case "lines":
      return { contentType, bytes: forWhole(body, () => utf8(lines(body, contentType))) };
    case "form":
      return { contentType, bytes: Buffer.from(formText(definition, body)) };
    case "multipart":
      return multipart(definition, body, files);
    case "binary":
      return binary(definition, body, files);
  }
}

function jsonBytes(value: unknown, body: BodyValue): Buffer {
  return forWhole(body, () => Buffer.from(jsonText(value)));
}

/** One JSON text a line; in a sequence each begins with a record separator (RFC 7464, 2.2). */
function lines(body: BodyValue, contentType: string): string {
  if (body.value === undefined) return "";
  if (!Array.isArray(body.value)) throw wrongShape(body, "an array, one item a line");
  const start = /json-seq\s*(?:;|$)/.test(contentType) ? "\x1e" : "";
  return body.value.map((item) => `${start}${jsonText(item)}\n`).join("");
}

function formText(definition: BodyDefinition, body: BodyValue): string {
  if (typeof body.value === "string") return forWhole(body, () => utf8(valueText(body.value)).toString());
  return encodeFields(fieldsOf(body), definition.encoding, body.argumentOf, body.names);
}

async function multipart(
  definition: BodyDefinition,
  body: BodyValue,
  files: FileAccess,
): Promise<EncodedBody> {
  const { argumentOf, names } = body;
  const parts = await multipartParts(fieldsOf(body), definition, argumentOf, files, names);
  return encodeMultipart(parts, definition.contentType);
}

async function binary(definition: BodyDefinition, body: BodyValue, files: FileAccess): Promise<EncodedBody> {
  const { bytes, mimeType } = await readFileArgument(body.argumentOf(""), body.value, files);
  const { contentType, contentTypes = [contentType] } = definition;
  const declared = mimeType === undefined ? [contentType] : contentTypes;
  return { contentType: fileType(mimeType, declared), bytes };
}

function fieldsOf(body: BodyValue): Record<string, unknown> {
  if (body.value === undefined) return {};
  if (isObject(body.value)) return body.value;
  throw wrongShape(body, "an object with the fields of the form");
}

function wrongShape(body: BodyValue, wanted: string): Error {
  const argument = body.argumentOf("");
  return argumentError(argument, `must be ${wanted}`, `Call again with ${wanted} in "${argument}".`);
}

function forWhole<T>(body: BodyValue, run: () => T): T {
  return forArgument(body.argumentOf(""), run);
}
