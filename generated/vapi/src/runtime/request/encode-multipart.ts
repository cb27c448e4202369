import { randomBytes } from "node:crypto";
import type { BodyDefinition, EncodingDefinition } from "../tool.ts";
import { forArgument } from "./argument-error.ts";
import { encodeText, essenceOf, fileType, parameterOf, utf8, withParameter } from "./content-type.ts";
import { isStyled, refuseTaken, takenNames } from "./encode-form.ts";
import { type FileAccess, isFileArgument, maxFileBytes, readFileArgument } from "./read-file-argument.ts";
import { explodes, joinItems, plainEncoder, serializePairs } from "./serialize-parameter.ts";
import { contentText, isJson, isObject, ownValue, valueText } from "./value-text.ts";

/** One part of a multipart body. */
export interface MultipartPart {
  name: string;
  filename?: string;
  /** Absent for plain text, as browsers send it. */
  contentType?: string;
  bytes: Buffer;
}

/** How the parts of a body are sent: those that are named, and any other. */
export type PartEncodings = Pick<BodyDefinition, "encoding" | "others">;

/**
 * Makes the parts of an object (OpenAPI 3.1.1, 4.8.15 and "Encoding multipart Media Types"): a file with its name and
 * type, an array as one part an item, an object as JSON, a primitive as text. `contentType` of the encoding applies to
 * each part; where it lists several or has a wildcard, a file's own type or the first concrete one is sent. Files come
 * last: form processors read what is said of a file before the file (RFC 7578, 5.2 leaves the order to the form).
 */
export async function multipartParts(
  fields: Readonly<Record<string, unknown>>,
  { encoding = {}, others = {} }: PartEncodings,
  argumentOf: (property: string) => string,
  files: FileAccess,
  names: readonly string[] = [],
): Promise<MultipartPart[]> {
  const parts: MultipartPart[] = [];
  const fileParts: MultipartPart[] = [];
  const taken = takenNames([...names, ...Object.keys(fields)]);
  let room = maxFileBytes;
  for (const name of Object.keys(fields)) {
    const value = ownValue(fields, name);
    const how = (Object.hasOwn(encoding, name) ? encoding[name] : undefined) ?? others;
    if (value === undefined) continue;
    if (how.file !== true || !holdsFile(value)) {
      const argument = argumentOf(name);
      const made = forArgument(argument, () => textParts(name, value, how));
      refuseTaken(
        made.map((part) => part.name),
        name,
        taken,
        argument,
      );
      parts.push(...made);
      continue;
    }
    for (const item of Array.isArray(value) ? value : [value]) {
      const file = await readFileArgument(argumentOf(name), item, files, room);
      room -= file.bytes.length;
      const contentType = fileType(file.mimeType, listed(how.contentType));
      fileParts.push({ name, filename: file.filename ?? "file", contentType, bytes: file.bytes });
    }
  }
  return [...parts, ...fileParts];
}

/** What is given decides where variants of the schema let a part be a file or something else. */
function holdsFile(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isFileArgument) : isFileArgument(value);
}

/**
 * Puts parts together (RFC 7578, RFC 2046 section 5.1) with a boundary that occurs in none of them. Of parts that are
 * related the first is the root, and the type says what it is (RFC 2387, 3): JSON where there is some.
 */
export function encodeMultipart(
  given: readonly MultipartPart[],
  contentType: string,
  newBoundary: () => string = randomBoundary,
): { contentType: string; bytes: Buffer } {
  const isRelated = /^multipart\/related\b/i.test(contentType);
  const parts = isRelated ? [...given].sort((a, b) => Number(isRoot(b)) - Number(isRoot(a))) : given;
  let boundary = newBoundary();
  while (parts.some(({ bytes }) => bytes.includes(boundary))) boundary = newBoundary();
  const pieces = parts.flatMap((part) => [
    Buffer.from(partHead(part, boundary)),
    part.bytes,
    Buffer.from("\r\n"),
  ]);
  const [root] = parts;
  const isTyped = !isRelated || root === undefined || parameterOf(contentType, "type") !== undefined;
  const typed = isTyped
    ? contentType
    : withParameter(contentType, "type", `"${essenceOf(root.contentType ?? "text/plain")}"`);
  return {
    contentType: withParameter(typed, "boundary", boundary),
    bytes: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function listed(contentType = ""): string[] {
  return contentType
    .split(",")
    .map((type) => type.trim())
    .filter((type) => type !== "");
}

function isRoot({ filename, contentType = "" }: MultipartPart): boolean {
  return filename === undefined && isJson(contentType);
}

function textParts(name: string, value: unknown, encoding: EncodingDefinition): MultipartPart[] {
  if (isStyled(encoding)) {
    const style = encoding.style ?? "form";
    const joined = joinItems(value, encoding.itemStyles ?? []);
    const pairs = serializePairs(name, joined, style, explodes(style, encoding.explode), plainEncoder);
    return pairs.map(([key, text]) => ({ name: key, bytes: utf8(text) }));
  }
  return (Array.isArray(value) ? value : [value]).map((item) => {
    const declared = encoding.contentType?.split(",")[0]?.trim();
    const contentType = declared ?? (isObject(item) || Array.isArray(item) ? "application/json" : undefined);
    if (contentType === undefined) return { name, bytes: utf8(valueText(item)) };
    return { name, ...encodeText(contentText(item, contentType), contentType) };
  });
}

function partHead({ name, filename, contentType }: MultipartPart, boundary: string): string {
  const file = filename === undefined ? "" : `; filename="${escapeQuoted(filename)}"`;
  const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${escapeQuoted(name)}"${file}\r\n${type}\r\n`;
}

/** HTML standard, "multipart/form-data encoding algorithm"; the other controls, which no header can hold, go the same way. */
function escapeQuoted(text: string): string {
  return text.replace(/[\0-\x1f"\x7f]/g, encodeURIComponent);
}

function randomBoundary(): string {
  return `----mcpgen${randomBytes(16).toString("hex")}`;
}
