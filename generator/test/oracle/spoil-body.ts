import { type ReadPart, readParts } from "./decode-body.ts";
import { rawPairs } from "./decode-parameter.ts";
import { asNode, isNode, type Node, type WireDocument } from "./document.ts";
import { headerOf, type RecordedRequest, withHeader } from "./recorded-request.ts";
import type { SampleCall } from "./sample-calls.ts";
import { flatten, isFile } from "./sample-value.ts";
import type { SpoiltRequest } from "./spoil-request.ts";

const nonsense = "~no~such~value~";

/** Spoils a good body in its own media type: kind of content, a missing member, a wrong type, an unknown value. */
export function spoilBody(
  document: WireDocument,
  body: NonNullable<SampleCall["body"]>,
  request: RecordedRequest,
): SpoiltRequest[] {
  const type = headerOf(request, "content-type") ?? "";
  const [essence = ""] = type.split(";");
  const result: SpoiltRequest[] = [];
  const add = (damage: string, spoilt: RecordedRequest | undefined): void => {
    if (spoilt !== undefined) result.push({ damage: `${damage}, body ${essence}`, spoilt });
  };
  if (!body.mediaType.includes("*"))
    add("wrong content type", withHeader(request, "Content-Type", "application/x-no-such-type"));
  const edit = editor(essence, type, request);
  if (edit === undefined || !isNode(body.value)) return result;
  const schema = flatten(document, body.content.schema, 0);
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const isChoice = Object.keys(schema).length > 0 && isUnion(document, body.content.schema);
  for (const [name, value] of Object.entries(body.value)) {
    // A member that is wrong in one branch of a union may be right in another.
    if (isChoice) break;
    const { type: wanted, enum: values, nullable } = flatten(document, asNode(schema.properties)[name], 0);
    if (required.includes(name)) add("missing member", edit(name, undefined));
    if (
      /^(integer|number|boolean)$/.test(String(wanted)) &&
      !isUnion(document, asNode(schema.properties)[name])
    )
      add("wrong type", edit(name, nonsense));
    if (
      Array.isArray(values) &&
      nullable !== true &&
      typeof value === "string" &&
      wanted === "string" &&
      !isUnion(document, asNode(schema.properties)[name])
    )
      add("enum broken", edit(name, nonsense));
    if (isFile(value)) add("file as text", edit(name, nonsense));
  }
  return result;
}

function isUnion(document: WireDocument, schema: unknown): boolean {
  const { oneOf, anyOf, allOf } = document.resolve(schema);
  const parts = Array.isArray(allOf) ? allOf : [];
  return Array.isArray(oneOf) || Array.isArray(anyOf) || parts.some((part) => isUnion(document, part));
}

type Edit = (name: string, value: string | undefined) => RecordedRequest | undefined;

function editor(essence: string, type: string, request: RecordedRequest): Edit | undefined {
  if (/[/+]json$/.test(essence)) return (name, value) => editJson(request, name, value);
  if (essence.endsWith("urlencoded")) return (name, value) => editForm(request, name, value);
  if (essence.startsWith("multipart/")) return (name, value) => editParts(request, type, name, value);
  return undefined;
}

function editJson(request: RecordedRequest, name: string, value: string | undefined): RecordedRequest {
  const { [name]: _, ...others } = JSON.parse(request.body.toString()) as Node;
  const changed = value === undefined ? others : { ...others, [name]: value };
  return { ...request, body: Buffer.from(JSON.stringify(changed)) };
}

function editForm(
  request: RecordedRequest,
  name: string,
  value: string | undefined,
): RecordedRequest | undefined {
  const pairs = rawPairs(request.body.toString());
  const others = pairs.filter(([key]) => decodeURIComponent(key.replaceAll("+", " ")) !== name);
  if (others.length === pairs.length) return undefined;
  const changed = value === undefined ? others : [...others, [encodeURIComponent(name), value]];
  return { ...request, body: Buffer.from(changed.map((pair) => pair.join("=")).join("&")) };
}

function editParts(
  request: RecordedRequest,
  type: string,
  name: string,
  value: string | undefined,
): RecordedRequest | undefined {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? "";
  const parts = readParts(request.body, boundary);
  const others = parts.filter((part) => part.name !== name);
  if (others.length === parts.length) return undefined;
  const changed = value === undefined ? others : [...others, { name, bytes: Buffer.from(value) }];
  return {
    ...request,
    body: Buffer.concat([
      ...changed.map((part) => written(part, boundary)),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  };
}

function written({ name, filename, type, bytes }: ReadPart, boundary: string): Buffer {
  const file = filename === undefined ? "" : `; filename="${filename.replaceAll('"', "%22")}"`;
  const kind = type === undefined ? "" : `Content-Type: ${type}\r\n`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', "%22")}"${file}\r\n${kind}\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n")]);
}
