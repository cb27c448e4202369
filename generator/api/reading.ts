import type { Code } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { shorten } from "../diagnostics/shorten.ts";
import type { LoadedDocuments } from "../load/model.ts";
import type { Loss } from "./losses.ts";
import type { NamedSchema, Origin } from "./model.ts";

export type Dialect = "2.0" | "3.0" | "3.1" | "3.2";

/** What every reader of a document shares while it reads. */
export interface Reading {
  documents: LoadedDocuments;
  dialect: Dialect;
  report: Report;
  /** Filled as references of inputs are met; ends as `ApiModel.schemas`. */
  schemas: Map<string, NamedSchema>;
  /** Referenced schemas that are still to be read. */
  pending: PendingSchema[];
  /** What was read where references lead, by reader and place: documents refer to the same few things all the time. */
  known: Map<unknown, Map<Place, unknown>>;
  /** What no tool will carry; told when the document has been read. */
  losses: Loss[];
  /** The operation that is being read, for example `GET /items`; empty outside of one. */
  operation: string;
}

/** A schema that is still to be read, or one like another in which some required names are optional. */
export type PendingSchema =
  | { entry: NamedSchema; place: Place }
  | { entry: NamedSchema; base: string; optional: readonly string[] };

/** An untrusted value and where it stands. */
export interface Place {
  value: unknown;
  document: string;
  pointer: string;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function originOf(place: Place): Origin {
  return `${place.document}#${place.pointer}`;
}

/** The value below one to three keys, with its place. Own properties only. */
export function child(
  place: Place,
  key: string | number,
  second?: string | number,
  third?: string | number,
): Place {
  const { value, document, pointer } = place;
  const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  const found = {
    value: isThere ? (value as JsonObject)[key] : undefined,
    document,
    pointer: `${pointer}/${escapeKey(key)}`,
  };
  return second === undefined ? found : child(found, second, third);
}

/** RFC 6901, section 3. */
export function escapeKey(key: string | number): string {
  if (typeof key === "number") return String(key);
  return key.includes("/") || key.includes("~") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

export function report(reading: Reading, code: Code, message: string, place: Place, help?: string): void {
  reading.report(diagnostic(code, message, originOf(place), help));
}

/** A string that says something, or undefined. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A word of the specification, such as a type or a place, in lower case; "" for an object or a list. */
export function word(value: unknown): string {
  return typeof value === "object" && value !== null ? "" : String(value).toLowerCase();
}

/** Characters that a path or a name has at most: servers take a request line and headers of some 8 KB. */
export const maxWireName = 8_000;

/** Whether a name of a property is longer than anything that is sent, which is told. */
export function isTooLong(reading: Reading, name: string, place: Place): boolean {
  if (name.length <= maxWireName) return false;
  const message = `The name ${shown(name)} has more than ${maxWireName} characters and is left out.`;
  report(reading, "schema-ignored", message, place);
  return true;
}

/** The members of an array with their places; anything else has none. */
export function members(place: Place): Place[] {
  return Array.isArray(place.value) ? place.value.map((_, index) => child(place, index)) : [];
}

/** The entries of an object with their places, sorted by key so that order in the document never matters. */
export function entries(place: Place): [key: string, place: Place][] {
  if (!isObject(place.value)) return [];
  const found: [string, Place][] = [];
  for (const key of Object.keys(place.value).sort()) found.push([key, child(place, key)]);
  return found;
}

/**
 * Follows a chain of Reference Objects (OpenAPI 3.1.1, 4.8.23) to a value that is none.
 * Since 3.1 a summary and a description beside a reference stand in place of the target's own.
 * Undefined, with a warning, when the chain ends nowhere or in itself.
 */
export function follow(reading: Reading, start: Place): Place | undefined {
  let words: JsonObject | undefined;
  let place = start;
  for (let step = 0; step < 64; step++) {
    const { value } = place;
    if (!isObject(value)) return place;
    if (typeof value.$ref !== "string")
      return words === undefined ? place : { ...place, value: { ...value, ...words } };
    if (reading.dialect === "3.1" || reading.dialect === "3.2") words = withWords(value, words);
    const target = reading.documents.resolve(value.$ref, place.document, place.pointer);
    if (target === undefined) {
      report(reading, "reference-not-found", `Nothing is at the reference ${shown(value.$ref)}.`, place);
      return undefined;
    }
    place = target;
  }
  report(reading, "reference-not-found", "A chain of references ends in itself.", start);
  return undefined;
}

/**
 * What `read` makes of a place, read once for all references that lead there. What loses something is read again, since
 * that is told of each operation.
 */
export function readOnce<T>(reading: Reading, place: Place, read: (reading: Reading, place: Place) => T): T {
  let known = reading.known.get(read);
  if (known === undefined) {
    known = new Map();
    reading.known.set(read, known);
  }
  if (known.has(place)) return known.get(place) as T;
  const losses = reading.losses.length;
  const value = read(reading, place);
  if (reading.losses.length === losses) known.set(place, value);
  return value;
}

/** The words of the outermost reference win. */
function withWords(
  { summary, description }: JsonObject,
  outer: JsonObject | undefined,
): JsonObject | undefined {
  const said = Object.entries({ summary, description }).filter(([, value]) => typeof value === "string");
  return said.length === 0 ? outer : { ...Object.fromEntries(said), ...outer };
}

/** Text of the document inside one of our sentences: quoted, in one line, capped. */
export function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 120 ? shorten(written, 118) : written;
}
