import { decode, fromPairs, type Plain, plain, rawPairs } from "./decode-parameter.ts";
import { asNode, isNode } from "./document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";
import type { SampleCall } from "./sample-calls.ts";
import { fileMark, isFile } from "./sample-value.ts";

/** The sampled body and the one that was read from the wire, in a form in which they can be compared. */
export interface BodyPair {
  want: unknown;
  got: unknown;
}

/** Reads a body by its `Content-Type` (OpenAPI 3.1.1, 4.8.14 and 4.8.15; RFC 7578; WHATWG URL, "urlencoded parsing"). */
export function decodeBody(body: NonNullable<SampleCall["body"]>, request: RecordedRequest): BodyPair {
  const type = headerOf(request, "content-type") ?? "";
  const { value } = body;
  if (isFile(value)) return { want: value[fileMark], got: request.body.toString() };
  if (/ndjson|jsonl|json-seq|json-lines/.test(type)) {
    const text = request.body.toString();
    if (!Array.isArray(value)) return { want: value, got: text };
    const lines = text.split("\n").filter((line) => line !== "");
    // RFC 7464, 2.1: a record separator begins each text of a sequence.
    return { want: value, got: lines.map((line) => JSON.parse(line.replace(/^\x1e/, ""))) };
  }
  if (/[/+]json\b/.test(type)) return { want: value, got: JSON.parse(request.body.toString()) };
  if (type.startsWith("application/x-www-form-urlencoded")) return formPair(body, request);
  if (type.startsWith("multipart/")) return multipartPair(body, request, type);
  return { want: plain(value), got: request.body.toString() };
}

function formPair(body: NonNullable<SampleCall["body"]>, request: RecordedRequest): BodyPair {
  const pairs = rawPairs(request.body.toString());
  if (!isNode(body.value)) return { want: plain(body.value), got: request.body.toString() };
  const want: Record<string, Plain> = {};
  const got: Record<string, Plain | undefined> = {};
  for (const [name, value] of Object.entries(body.value)) {
    if (isEmpty(value)) continue;
    want[name] = plain(value);
    got[name] = fromPairs(fieldStyle(body, name, value), pairs, value, decodeField);
  }
  return { want, got };
}

/** OpenAPI 3.1.1, 4.8.15: style where one of its three fields is there, else the media type, JSON for an object. */
function fieldStyle(
  body: NonNullable<SampleCall["body"]>,
  name: string,
  value: unknown,
): Parameters<typeof fromPairs>[0] {
  const encoding = asNode(body.content.encoding[name]);
  const { contentType } = encoding;
  const style = typeof encoding.style === "string" ? encoding.style : "form";
  const explode = typeof encoding.explode === "boolean" ? encoding.explode : /form|deepObject/.test(style);
  const isStyled = ["style", "explode", "allowReserved"].some((key) => Object.hasOwn(encoding, key));
  if (isStyled) return { name, style, explode };
  if (typeof contentType === "string" && /json/.test(contentType))
    return { name, style, explode, mediaType: contentType };
  return isNode(value) ? { name, style, explode, mediaType: "application/json" } : { name, style, explode };
}

function decodeField(text: string): string {
  return decode(text.replaceAll("+", " "));
}

/** One part of a multipart body. */
export interface ReadPart {
  name: string;
  filename?: string;
  type?: string;
  bytes: Buffer;
}

function multipartPair(
  body: NonNullable<SampleCall["body"]>,
  request: RecordedRequest,
  type: string,
): BodyPair {
  const parts = readParts(request.body, /boundary="?([^";]+)/.exec(type)?.[1] ?? "");
  const want: Record<string, unknown> = {};
  const got: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(asNode(body.value))) {
    const encoding = asNode(body.content.encoding[name]);
    const isStyled = ["style", "explode"].some((key) => Object.hasOwn(encoding, key)) && !hasFile(value);
    if (isEmpty(value) && (isStyled || Array.isArray(value))) continue;
    if (isStyled) {
      const pairs = parts.map(({ name: key, bytes }): [string, string] => [key, bytes.toString()]);
      want[name] = plain(value);
      got[name] = fromPairs(fieldStyle(body, name, value), pairs, value, String);
      continue;
    }
    const own = parts.filter((part) => part.name === name);
    const items = Array.isArray(value) ? value : [value];
    want[name] = items.map(wantedPart);
    got[name] = own.map((part, index) => readPart(part, items[index]));
  }
  return { want, got };
}

/** An empty list or map cannot be told from none (RFC 6570, 2.3). */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function hasFile(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isFile) : isFile(value);
}

function wantedPart(value: unknown): unknown {
  if (isFile(value)) return { file: value[fileMark], named: true };
  return typeof value === "object" && value !== null ? value : plain(value);
}

function readPart(part: ReadPart, sampled: unknown): unknown {
  const text = part.bytes.toString();
  if (isFile(sampled)) return { file: text, named: part.filename !== undefined };
  const isJson = part.type !== undefined && /json/.test(part.type);
  if (typeof sampled === "object" && sampled !== null) return isJson ? JSON.parse(text) : text;
  return isJson ? plain(JSON.parse(text)) : text;
}

/** Takes a multipart body apart at its boundary (RFC 2046, 5.1.1). */
export function readParts(bytes: Buffer, boundary: string): ReadPart[] {
  const parts: ReadPart[] = [];
  const mark = Buffer.from(`\r\n--${boundary}`);
  const whole = Buffer.concat([Buffer.from("\r\n"), bytes]);
  let at = whole.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (whole.toString("latin1", start, start + 2) === "--") break;
    const next = whole.indexOf(mark, start);
    if (next < 0) break;
    const headEnd = whole.indexOf("\r\n\r\n", start);
    const head = whole.toString("utf8", start, headEnd);
    const name = /\bname="([^"]*)"/.exec(head)?.[1];
    const filename = /\bfilename="([^"]*)"/.exec(head)?.[1];
    const type = /^content-type:\s*(.*)$/im.exec(head)?.[1];
    parts.push({
      name: unquote(name ?? ""),
      ...(filename === undefined ? {} : { filename: unquote(filename) }),
      ...(type === undefined ? {} : { type: type.trim() }),
      bytes: whole.subarray(headEnd + 4, next),
    });
    at = next;
  }
  return parts;
}

function unquote(text: string): string {
  return text.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n");
}
