import type { Binding, ListStyle } from "../tool.ts";
import {
  encodeForm,
  encodePathReserved,
  encodeQueryName,
  encodeQueryReserved,
  encodeUnreserved,
} from "./percent-encode.ts";
import { isObject, valueText } from "./value-text.ts";

export type ParameterStyle = NonNullable<Binding["style"]>;

/** Name and value, both as they stand on the wire. */
export type Pair = [name: string, value: string];

/** How names, values and the items of a joined list are written in one place. */
export interface Encoder {
  name(text: string): string;
  value(text: string): string;
  /** A value inside a joined list: its own commas are encoded, so that only the list's own ones separate. */
  item(text: string): string;
}

export const queryEncoder: Encoder = {
  name: encodeQueryName,
  value: encodeUnreserved,
  item: encodeUnreserved,
};

export const reservedQueryEncoder: Encoder = {
  name: encodeQueryName,
  value: encodeQueryReserved,
  item: (text) => encodeQueryReserved(text).replaceAll(",", "%2C"),
};

export const formEncoder: Encoder = { name: encodeForm, value: encodeForm, item: encodeForm };

/** For headers and for the parts of a multipart body: nothing is encoded. */
export const plainEncoder: Encoder = { name: String, value: String, item: String };

const pathEncoder: Encoder = { name: encodeUnreserved, value: encodeUnreserved, item: encodeUnreserved };

const reservedPathEncoder: Encoder = {
  name: encodeUnreserved,
  value: encodePathReserved,
  item: (text) => encodePathReserved(text).replaceAll(",", "%2C"),
};

/** `explode` where the document leaves it out (OpenAPI 3.2.0, 4.12.2): `deepObject` has no other form. */
export function explodes(style: ParameterStyle, explode: boolean | undefined): boolean {
  return explode ?? (style === "form" || style === "deepObject" || style === "cookie");
}

/**
 * A path value in `simple`, `label`, `matrix` or a delimited style (OpenAPI 3.1.1, 4.8.12.4; RFC 6570, 3.2.2, 3.2.5, 3.2.7).
 * Null is written as the table's column for undefined; null members are left out; an empty list or map gives "".
 */
export function serializePathValue(
  name: string,
  value: unknown,
  style: ParameterStyle,
  explode: boolean,
  allowReserved = false,
): string {
  const encoder = allowReserved ? reservedPathEncoder : pathEncoder;
  if (style === "label") return prefixed(".", joined(value, explode ? "." : ",", explode, encoder));
  if (style === "matrix") return matrix(encoder.name(name), value, explode, encoder);
  return serializeSimple(value, explode, encoder, style);
}

/**
 * `simple` style, of path segments and (with `plainEncoder`) of headers. The delimited styles put their own separator
 * between items: Swagger 2.0 has `collectionFormat` in every place.
 */
export function serializeSimple(
  value: unknown,
  explode: boolean,
  encoder: Encoder,
  style: ParameterStyle = "simple",
): string {
  return joined(value, delimiter(style, encoder), explode, encoder) ?? "";
}

/**
 * A value as name-value pairs in `form`, `cookie`, `spaceDelimited`, `pipeDelimited`, `tabDelimited` or `deepObject` style
 * (OpenAPI 3.2.0, 4.12.4): query, cookie, form field. `name` is encoded already. An empty array or object gives no
 * pair; null gives the name with an empty value.
 *
 * Where the standard is silent: delimited styles with `explode` are written like `form`; `deepObject` nests as
 * `a[b][c]` and counts arrays from `a[0]`, where null is an empty value and not left out; elsewhere null members are
 * left out, and an array or object inside another one becomes JSON text.
 */
export function serializePairs(
  name: string,
  value: unknown,
  style: ParameterStyle,
  explode: boolean,
  encoder: Encoder,
): Pair[] {
  if (typeof value !== "object" || value === null) return [[name, encoder.value(valueText(value))]];
  if (style === "deepObject") {
    const pairs: Pair[] = [];
    nest(name, value, encoder, pairs, 0);
    return pairs;
  }
  if (explode) {
    return Array.isArray(value)
      ? value.filter(isPresent).map((item): Pair => [name, encoder.value(valueText(item))])
      : members(value).map(([key, member]): Pair => [encoder.name(key), encoder.value(valueText(member))]);
  }
  const list = joined(value, delimiter(style, encoder), false, encoder);
  return list === undefined ? [] : [[name, list]];
}

const separators: Record<ListStyle, string> = {
  form: ",",
  spaceDelimited: " ",
  pipeDelimited: "|",
  tabDelimited: "\t",
};

/**
 * A list whose items are lists with each of these as one text (Swagger 2.0, `collectionFormat` of an Items Object): the
 * outermost ones by the first style, those inside by the next. Anything else stays.
 */
export function joinItems(value: unknown, styles: readonly ListStyle[]): unknown {
  const [style, ...inner] = styles;
  if (!Array.isArray(value) || style === undefined) return value;
  return value.map((item: unknown) => {
    const list = joinItems(item, inner);
    return Array.isArray(list) ? list.filter(isPresent).map(valueText).join(separators[style]) : item;
  });
}

const deepest = 64;

function nest(name: string, value: unknown, encoder: Encoder, pairs: Pair[], depth: number): void {
  if (depth > deepest) throw new RangeError("nested too deeply");
  if (typeof value !== "object" || value === null) {
    pairs.push([name, encoder.value(valueText(value))]);
    return;
  }
  const [open, close] = [encoder.name("["), encoder.name("]")];
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined)
      nest(name + open + encoder.name(key) + close, member, encoder, pairs, depth + 1);
  }
}

function delimiter(style: ParameterStyle, encoder: Encoder): string {
  if (style === "spaceDelimited") return encoder.item(" ");
  if (style === "pipeDelimited") return encoder.item("|");
  if (style === "tabDelimited") return encoder.item("\t");
  return ",";
}

/** Undefined for an empty list or map, which RFC 6570 takes for undefined. */
function joined(value: unknown, separator: string, explode: boolean, encoder: Encoder): string | undefined {
  if (Array.isArray(value)) {
    const items = value.filter(isPresent);
    return items.length === 0
      ? undefined
      : items.map((item) => encoder.item(valueText(item))).join(separator);
  }
  if (!isObject(value)) return encoder.value(valueText(value));
  const entries = members(value);
  if (entries.length === 0) return undefined;
  const between = explode ? "=" : separator;
  return entries
    .map(([key, member]) => encoder.item(key) + between + encoder.item(valueText(member)))
    .join(separator);
}

function matrix(name: string, value: unknown, explode: boolean, encoder: Encoder): string {
  if (!explode || typeof value !== "object" || value === null) {
    const text = joined(value, ",", false, encoder);
    return text === undefined ? "" : matrixPair(name, text);
  }
  const pairs = serializePairs(name, value, "form", true, { ...encoder, value: encoder.item });
  return pairs.map(([key, text]) => matrixPair(key, text)).join("");
}

/** RFC 6570, 3.2.7: an empty value has no equals sign. */
function matrixPair(name: string, text: string): string {
  return text === "" ? `;${name}` : `;${name}=${text}`;
}

function prefixed(prefix: string, text: string | undefined): string {
  return text === undefined ? "" : prefix + text;
}

function members(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => isPresent(member));
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}
