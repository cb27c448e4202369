import { markupText, tidy } from "./markup-text.ts";
import { isJsonObject, parseJson } from "./read-json.ts";

export interface VendorError {
  /** The vendor's own words; absent when the body has none. */
  message?: string;
  /** True when the body holds more than the message. */
  saysMore: boolean;
}

const maxLevels = 5;
const maxParts = 10;

/** Where vendors put a sentence, best first; names are compared in lower case, without `_` and `-`. */
const sentenceKeys = [
  "message",
  "errormessage",
  "errordescription",
  "detail",
  "msg",
  "reason",
  "faultstring",
  "title",
  "description",
  "error",
  "errors",
  "messages",
  "fault",
  "exception",
  "code",
];
/** Where they list what went wrong in particular. */
const partKeys = ["errors", "details", "issues", "violations", "error", "fault", "faults", "messages"];
const placeKeys = [
  "field",
  "path",
  "loc",
  "param",
  "parameter",
  "pointer",
  "property",
  "attribute",
  "instancepath",
];

/** Finds the vendor's message in the body of an error: JSON, problem+json (RFC 9457), XML, HTML or plain text. */
export function readVendorError(body: string, status: number, phrase: string): VendorError {
  if (body === "") return { saysMore: false };
  const root = /^["[{]/.test(body) ? parseJson(body) : undefined;
  if (root === undefined) return readText(body);
  const message = wordsOf(root.value, 0);
  const known = [message ?? "", phrase, String(status)].map((text) => text.toLowerCase());
  const saysMore = saysMoreThan(root.value, known);
  return message === undefined ? { saysMore } : { message, saysMore };
}

function readText(body: string): VendorError {
  if (!body.startsWith("<")) return { message: body, saysMore: false };
  const message = markupText(body);
  const saysMore = !/^<(?:!doctype html|html)\b/i.test(body) && elementsSayMoreThan(body, message);
  return message === "" ? { saysMore } : { message, saysMore };
}

/** Whether elements of an XML error hold words that are not in the message, such as a code. */
function elementsSayMoreThan(markup: string, message: string): boolean {
  const known = message.toLowerCase();
  const texts = markup.slice(0, 20_000).match(/>[^<>]*[^<>\s][^<>]*</g) ?? [];
  return texts.some((text) => !known.includes(tidy(text.slice(1, -1)).toLowerCase()));
}

/** Words of a value at most five levels deep; deeper ones are left to the second item. */
function wordsOf(value: unknown, level: number): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (level >= maxLevels) return undefined;
  if (Array.isArray(value)) return joined(value.slice(0, maxParts).map((item) => wordsOf(item, level + 1)));
  return isJsonObject(value) ? wordsOfObject(value, level) : undefined;
}

function wordsOfObject(object: Record<string, unknown>, level: number): string | undefined {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(object)) {
    const name = key.toLowerCase().replaceAll(/[_-]/g, "");
    if (!fields.has(name)) fields.set(name, value);
  }
  const first = (keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const words = wordsOf(fields.get(key), level + 1);
      if (words !== undefined) return words;
    }
    return undefined;
  };
  const sentence = first(sentenceKeys);
  // A bare code beside a sentence, such as `invalid_grant`, adds nothing that a reader needs.
  const parts = first(partKeys.filter((key) => typeof fields.get(key) === "object"));
  const title = wordsOf(fields.get("title"), level + 1);
  const titled =
    title !== undefined && sentence !== undefined && !sentence.includes(title) ? title : undefined;
  const words = joined([joined([titled, sentence], ": "), parts]);
  if (level === 0) return words;
  if (words === undefined) return wordsByName(object, level);
  return joined([placeOf(fields), words], ": ");
}

/** `{ "email": ["is taken"] }`: the names of what is wrong are the keys. */
function wordsByName(object: Record<string, unknown>, level: number): string | undefined {
  const entries = Object.entries(object).slice(0, maxParts);
  return joined(
    entries.map(([key, value]) => {
      const words = wordsOf(value, level + 1);
      return words === undefined ? undefined : `${key}: ${words}`;
    }),
  );
}

function placeOf(fields: ReadonlyMap<string, unknown>): string | undefined {
  for (const key of placeKeys) {
    const place = fields.get(key);
    if (typeof place === "string" && place !== "") return place;
    if (Array.isArray(place) && place.length > 0) return place.slice(0, maxParts).map(String).join(".");
  }
  const source = fields.get("source");
  return isJsonObject(source) && typeof source.pointer === "string" ? source.pointer : undefined;
}

/** Joins what is there; a part that an earlier one already contains is left out. */
function joined(parts: readonly (string | undefined)[], separator = "; "): string | undefined {
  const kept: string[] = [];
  for (const part of parts) {
    if (part !== undefined && !kept.some((earlier) => earlier.includes(part))) kept.push(part);
  }
  return kept.length === 0 ? undefined : kept.join(separator);
}

/** True when a value holds anything but what is already `known` (texts in lower case) and flags. */
function saysMoreThan(root: unknown, known: readonly string[]): boolean {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "object" && value !== null) open.push(...Object.values(value).slice(0, 1_000));
    else if (typeof value === "string" || typeof value === "number") {
      const text = String(value).trim().toLowerCase();
      if (!known.some((other) => other.includes(text))) return true;
    }
  }
  return false;
}
