import { isNode, type WireOperation, type WireParameter } from "./document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";

/**
 * A value with every leaf as text, which is all that a style can carry. Null and missing are the same; so are an empty
 * list and none (RFC 6570, 2.3).
 */
export type Plain = string | Plain[] | { [name: string]: Plain };

/** The sampled value in the form in which a decoder gets it back. */
export function plain(value: unknown): Plain {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plain);
  if (isNode(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
  return String(value);
}

/** Name-value pairs of a query, not decoded. */
export function rawPairs(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    });
}

export function decode(text: string): string {
  return decodeURIComponent(text);
}

/**
 * Reads one parameter out of a recorded request (OpenAPI 3.1.1, 4.8.12.4). The shape of `sampled` says whether a
 * primitive, a list or a map is looked for; nothing else of it is used but the names of its members.
 * Undefined when the request does not have it.
 */
export function decodeParameter(
  operation: WireOperation,
  parameter: WireParameter,
  request: RecordedRequest,
  sampled: unknown,
): Plain | undefined {
  switch (parameter.in) {
    case "path": {
      const raw = pathValues(operation.path, request.target)?.get(parameter.name);
      return raw === undefined ? undefined : fromPath(parameter, raw, sampled);
    }
    case "header": {
      const text = headerOf(request, parameter.name);
      return text === undefined ? undefined : fromText(parameter, text, sampled, String);
    }
    case "cookie": {
      const pairs = (headerOf(request, "cookie") ?? "").split("; ").join("&");
      return fromPairs(parameter, rawPairs(pairs), sampled, decode);
    }
    default:
      return fromPairs(parameter, rawPairs(request.target.split("?").slice(1).join("?")), sampled, decode);
  }
}

/** What stands in the place of each `{variable}` of a path template, below the base path. */
export function pathValues(template: string, target: string): Map<string, string> | undefined {
  const names: string[] = [];
  const [literal = ""] = template.split(/[?#]/);
  const source = literal
    .split(/(\{[^{}]+\})/)
    .map((piece, index) => {
      if (index % 2 === 0) return escapeLiteral(piece);
      names.push(piece.slice(1, -1));
      return "([^/]+?)";
    })
    .join("");
  const path = (target.split("?")[0] ?? "").replace(/^\/base/, "");
  const match = new RegExp(`^${source}$`).exec(path);
  return match === null ? undefined : new Map(names.map((name, index) => [name, match[index + 1] ?? ""]));
}

function escapeLiteral(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function fromPath(parameter: WireParameter, raw: string, sampled: unknown): Plain | undefined {
  const { style, explode, name } = parameter;
  if (style === "label") {
    if (!raw.startsWith(".")) return undefined;
    const separator = explode ? "." : ",";
    return fromText(parameter, raw.slice(1), sampled, decode, separator);
  }
  if (style === "matrix") {
    if (!raw.startsWith(";")) return undefined;
    const pairs = raw
      .slice(1)
      .split(";")
      .map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.split("=").slice(1).join("=")]);
    if (explode && isNode(sampled)) return toMap(pairs, decode);
    const values = pairs.filter(([key]) => decode(key) === name).map(([, value]) => value);
    if (explode && Array.isArray(sampled)) return values.map(decode);
    return values[0] === undefined
      ? undefined
      : fromText({ ...parameter, explode: false }, values[0], sampled, decode);
  }
  return fromText(parameter, raw, sampled, decode);
}

/** A primitive, a joined list or a joined map; items are decoded after they are taken apart. */
function fromText(
  parameter: Pick<WireParameter, "explode" | "mediaType">,
  text: string,
  sampled: unknown,
  read: (text: string) => string,
  separator = ",",
): Plain {
  if (parameter.mediaType !== undefined && /json/.test(parameter.mediaType))
    return plain(JSON.parse(read(text)));
  if (Array.isArray(sampled)) return text === "" ? [] : unfold(text.split(separator).map(read), sampled);
  if (!isNode(sampled)) return read(text);
  const parts = text.split(separator);
  if (parameter.explode) {
    return toMap(
      parts.map((part) => [part.split("=")[0] ?? "", part.split("=").slice(1).join("=")]),
      read,
    );
  }
  const pairs: [string, string][] = [];
  for (let index = 0; index < parts.length; index += 2)
    pairs.push([parts[index] ?? "", parts[index + 1] ?? ""]);
  return toMap(pairs, read);
}

const separators: Record<string, RegExp> = {
  form: /,/,
  simple: /,/,
  spaceDelimited: /%20|\+/,
  pipeDelimited: /%7C|\|/i,
  tabDelimited: /%09|\t/,
};

/** Parts of a multipart body are not percent-encoded, and neither is what separates their items. */
const plainSeparators: Record<string, RegExp> = {
  spaceDelimited: / /,
  pipeDelimited: /\|/,
  tabDelimited: /\t/,
};

/** `form`, the delimited styles and `deepObject`, of query, cookie and form fields. */
export function fromPairs(
  parameter: Pick<WireParameter, "name" | "style" | "explode" | "mediaType">,
  pairs: readonly (readonly [string, string])[],
  sampled: unknown,
  read: (text: string) => string,
): Plain | undefined {
  const { name, style, explode } = parameter;
  const own = pairs.filter(([key]) => read(key) === name).map(([, value]) => value);
  if (style === "deepObject" && typeof sampled === "object" && sampled !== null)
    return fromBrackets(name, pairs, read);
  if (explode && isNode(sampled) && parameter.mediaType === undefined) {
    const names = new Set(Object.keys(sampled));
    const found = pairs.filter(([key]) => names.has(read(key)));
    return found.length === 0 ? undefined : unfoldMap(toMap(found, read), sampled);
  }
  if (explode && Array.isArray(sampled) && parameter.mediaType === undefined)
    return own.length === 0 ? undefined : unfold(own.map(read), sampled);
  const [first] = own;
  if (first === undefined || own.length > 1) return undefined;
  if (parameter.mediaType !== undefined) return fromText(parameter, first, sampled, read);
  if (typeof sampled !== "object" || sampled === null) return read(first);
  const parts = first.split((read === String ? plainSeparators : separators)[style] ?? /,/).map(read);
  if (Array.isArray(sampled)) return unfold(parts, sampled);
  if (!isNode(sampled)) return undefined;
  const map: [string, string][] = [];
  for (let index = 0; index < parts.length; index += 2)
    map.push([parts[index] ?? "", parts[index + 1] ?? ""]);
  return unfoldMap(toMap(map, String), sampled);
}

/** A list or map inside another one has no form in the standard; JSON text is read for it. */
function unfold(items: readonly string[], sampled: readonly unknown[]): Plain[] {
  return items.map((item, index) => unfoldOne(item, sampled[index]));
}

function unfoldMap(map: Record<string, Plain>, sampled: Record<string, unknown>): Record<string, Plain> {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [
      name,
      typeof value === "string" ? unfoldOne(value, sampled[name]) : value,
    ]),
  );
}

function unfoldOne(text: string, sampled: unknown): Plain {
  return typeof sampled === "object" && sampled !== null ? plain(JSON.parse(text)) : text;
}

function toMap(
  pairs: readonly (readonly [string, string])[],
  read: (text: string) => string,
): Record<string, Plain> {
  return Object.fromEntries(pairs.map(([name, value]) => [read(name), read(value)]));
}

/** `a[b][c]=d`, lists counted from `a[0]`. Undefined without a pair of that name. */
function fromBrackets(
  name: string,
  pairs: readonly (readonly [string, string])[],
  read: (text: string) => string,
): Plain | undefined {
  const root: Record<string, Plain> = {};
  let found = false;
  for (const [key, value] of pairs) {
    const text = read(key);
    if (!text.startsWith(`${name}[`)) continue;
    found = true;
    const path = text.slice(name.length + 1, -1).split("][");
    let node = root;
    for (const part of path.slice(0, -1)) {
      node[part] ??= {};
      node = node[part] as Record<string, Plain>;
    }
    node[path.at(-1) ?? ""] = read(value);
  }
  return found ? counted(root) : undefined;
}

/** A map with the names 0, 1, … is a list. */
function counted(value: Plain): Plain {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, member]): [string, Plain] => [name, counted(member)]);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}
