import type { EncodingDefinition } from "../tool.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import { namesAnother } from "./names-another.ts";
import { encodeForm, encodeQueryReserved } from "./percent-encode.ts";
import {
  type Encoder,
  explodes,
  formEncoder,
  joinItems,
  type Pair,
  serializePairs,
} from "./serialize-parameter.ts";
import { contentText, ownValue, valueText } from "./value-text.ts";

const reservedFormEncoder: Encoder = {
  name: encodeForm,
  value: reserved,
  item: (text) => reserved(text).replaceAll(",", "%2C"),
};

/**
 * The text of an application/x-www-form-urlencoded body (OpenAPI 3.1.1, 4.8.15). A field with style, explode or
 * allowReserved is written like a query parameter. Else its media type decides: text for a primitive, JSON for an
 * object, and an array without a media type of its own is one field an item. Null is an empty value.
 */
export function encodeFields(
  fields: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, EncodingDefinition>> = {},
  argumentOf: (property: string) => string = String,
  names: readonly string[] = [],
): string {
  const taken = takenNames([...names, ...Object.keys(fields)]);
  return Object.keys(fields)
    .flatMap((name) => {
      const value = ownValue(fields, name);
      if (value === undefined) return [];
      const how = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
      const argument = argumentOf(name);
      const pairs = forArgument(argument, () => fieldPairs(name, value, how ?? {}));
      refuseTaken(
        pairs.map(([key]) => decodeForm(key)),
        name,
        taken,
        argument,
      );
      return pairs;
    })
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Names of fields, as `refuseTaken` compares them. */
export function takenNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Refuses an object whose keys become fields when one of them is the name of another field. */
export function refuseTaken(
  keys: readonly string[],
  own: string,
  taken: ReadonlySet<string>,
  argument: string,
): void {
  if (!keys.some((key) => key !== own && namesAnother(key, own, taken))) return;
  throw argumentError(
    argument,
    "has a property whose name belongs to another field of the body",
    `Call again without that property in "${argument}".`,
  );
}

function decodeForm(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function fieldPairs(name: string, value: unknown, encoding: EncodingDefinition): Pair[] {
  const encoded = encodeForm(name);
  if (isStyled(encoding)) {
    const style = encoding.style ?? "form";
    const encoder = encoding.allowReserved === true ? reservedFormEncoder : formEncoder;
    const joined = joinItems(value, encoding.itemStyles ?? []);
    return serializePairs(encoded, joined, style, explodes(style, encoding.explode), encoder);
  }
  const { contentType } = encoding;
  if (contentType !== undefined) return [[encoded, encodeForm(contentText(value, contentType))]];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => [encoded, encodeForm(valueText(item))]);
}

/** One of the three fields that make style count and the media type not (OpenAPI 3.1.1, 4.8.15.1.2). */
export function isStyled(encoding: EncodingDefinition): boolean {
  return encoding.style !== undefined || encoding.explode !== undefined || encoding.allowReserved === true;
}

function reserved(text: string): string {
  return encodeQueryReserved(text).replaceAll("%20", "+");
}
