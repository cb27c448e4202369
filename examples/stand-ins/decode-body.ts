import type { OpenAPIV3 } from "openapi-types";
import { type ApiDocument, resolveSchema } from "./api-document.ts";

/** A file that came as a part of a multipart body. */
export interface UploadedFile {
  field: string;
  filename: string;
  mediaType: string;
  contents: Buffer;
}

export interface DecodedBody {
  /** What JSON or a form says; of a file the empty string, its contents are in `files`. Undefined when there is none. */
  value: unknown;
  files: UploadedFile[];
}

/**
 * Reads a request's body as its media type says: JSON, or multipart form data with each property encoded as OpenAPI
 * 3.0.3, 4.8.15 has it by default (each array item a part of its own, objects as JSON, all else as text).
 * @throws Error with a sentence for the sender when it cannot be read.
 */
export async function decodeBody(
  document: ApiDocument,
  operation: OpenAPIV3.OperationObject,
  mediaType: string,
  bytes: Buffer,
): Promise<DecodedBody> {
  if (bytes.length === 0) return { value: undefined, files: [] };
  if (/^application\/json\b/.test(mediaType)) return { value: JSON.parse(bytes.toString("utf8")), files: [] };
  const schema = bodySchema(document, operation, "multipart/form-data");
  if (!mediaType.startsWith("multipart/form-data") || schema === undefined) {
    throw new Error(`A body of ${mediaType || "no media type"} is not what the operation takes.`);
  }
  return decodeForm(document, schema, mediaType, bytes);
}

/** The schema of an operation's body in one media type, when it takes that. */
export function bodySchema(
  document: ApiDocument,
  operation: OpenAPIV3.OperationObject,
  mediaType: string,
): OpenAPIV3.SchemaObject | undefined {
  const body = operation.requestBody;
  if (body === undefined || "$ref" in body) return undefined;
  const schema = body.content[mediaType]?.schema;
  return schema === undefined ? undefined : resolveSchema(document, schema);
}

async function decodeForm(
  document: ApiDocument,
  schema: OpenAPIV3.SchemaObject,
  mediaType: string,
  bytes: Buffer,
): Promise<DecodedBody> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { "content-type": mediaType },
  }).formData();
  const value: Record<string, unknown> = Object.create(null);
  const files: UploadedFile[] = [];
  for (const field of new Set(form.keys())) {
    const declared = resolveSchema(document, schema.properties?.[field] ?? {});
    const item = declared.type === "array" ? resolveSchema(document, declared.items) : declared;
    const parts: unknown[] = [];
    for (const part of form.getAll(field)) {
      if (typeof part === "string") {
        if (item.format === "binary") throw new Error(`Part "${field}" came as text, and is a file.`);
        parts.push(decodeText(item, part));
      } else {
        const contents = Buffer.from(await part.arrayBuffer());
        files.push({ field, filename: part.name, mediaType: part.type, contents });
        parts.push("");
      }
    }
    value[field] = declared.type === "array" || parts.length > 1 ? parts : parts[0];
  }
  return { value, files };
}

function decodeText(schema: OpenAPIV3.SchemaObject, text: string): unknown {
  if (schema.type === undefined || schema.type === "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
