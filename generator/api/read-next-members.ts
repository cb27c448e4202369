import { objectParts } from "./object-parts.ts";
import { settle, typesOf } from "./read-outline.ts";
import { child, entries, isObject, type Place, type Reading, readOnce } from "./reading.ts";

/** Members of an answer that are named like the way to its next page, by letters only. */
const leadingOn =
  /^(next|nextcursor|nextpage|nextpagecursor|nextpagetoken|nexttoken|nextmarker|nextkey|nextpageur[il]|nextur[il]|nextlink|odatanextlink|nextoffset|continuationtoken|nextcontinuationtoken|paginationkey|endcursor)$/;

/** The last record leads on only where another member says whether there are more. */
const lastRecord = /^last[a-z]*id$/;
const more = /^hasmore$/;

/** Leads on where nothing else does: beside the records, or told with the pages. */
const bareCursor = /^cursor$/;

/** Objects in which APIs keep such members. */
const aboutPages =
  /^(meta|metadata|page|pages|paging|pageinfo|pagination|responsemetadata|links|cursor|cursors)$/;

/**
 * The members of an answer's object that may lead to its next page, as names with dots between them: its own, and those of the
 * objects in it that speak of pages. Sorted; empty where there are none.
 */
export function readNextMembers(reading: Reading, schema: Place): string[] {
  const { $ref } = isObject(schema.value) ? schema.value : {};
  const target = typeof $ref === "string" ? reading.documents.resolve($ref, schema.document) : undefined;
  return target === undefined ? membersOf(reading, schema) : readOnce(reading, target, membersOf);
}

/** Whether an answer's object has a member that says if there are more records than it brings. */
export function saysMore(reading: Reading, schema: Place): boolean {
  return propertiesOf(reading, schema).some(([name]) => more.test(lettersOf(name)));
}

function membersOf(reading: Reading, schema: Place): string[] {
  const own = propertiesOf(reading, schema);
  const isCounted = own.some(([name]) => more.test(lettersOf(name)));
  const leads = (letters: string): boolean =>
    leadingOn.test(letters) || (isCounted && lastRecord.test(letters));
  const found = leadingFrom(reading, own, "", leads);
  if (found.length > 0) return found;
  const holdsList = own.some(([, property]) => isList(reading, property));
  return holdsList ? leadingFrom(reading, own, "", (letters) => bareCursor.test(letters)) : [];
}

type Properties = readonly (readonly [name: string, property: Place])[];

/** Paths of members of an object, and of the objects in it that speak of pages, whose names lead on. Sorted. */
function leadingFrom(
  reading: Reading,
  properties: Properties,
  path: string,
  leads: (letters: string) => boolean,
): string[] {
  const found = properties.flatMap(([name, property]) => {
    const letters = lettersOf(name);
    const at = `${path}${escapeDots(name)}`;
    if (leads(letters) && isScalar(reading, property)) return [at];
    if (/^next(page)?$/.test(letters))
      return leadingInside(reading, property).map((inner) => `${at}.${inner}`);
    if (path !== "" || !aboutPages.test(letters)) return [];
    return leadingFrom(reading, propertiesOf(reading, property), `${at}.`, leads);
  });
  return [...new Set(found)].sort();
}

function propertiesOf(reading: Reading, schema: Place): Properties {
  return objectParts(reading, schema).flatMap((part) => entries(child(part, "properties")));
}

/** The next page may be an object of its own, with a place or an address. */
function leadingInside(reading: Reading, schema: Place): string[] {
  const names = propertiesOf(reading, schema)
    .filter(([, property]) => isScalar(reading, property))
    .map(([name]) => name);
  const found =
    names.find((name) => /^(after|cursor|token|offset|startingafter)$/.test(lettersOf(name))) ??
    names.find((name) => /^(href|ur[il])$/.test(lettersOf(name)));
  return found === undefined ? [] : [escapeDots(found)];
}

function isList(reading: Reading, schema: Place): boolean {
  const settled = settle(reading, schema);
  return settled !== undefined && typesOf(settled.value).includes("array");
}

/** Also what may be null, of several types, or is not said. */
function isScalar(reading: Reading, schema: Place): boolean {
  const settled = settle(reading, schema);
  return (
    settled === undefined || !typesOf(settled.value).some((type) => type === "array" || type === "object")
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

function escapeDots(name: string): string {
  return name.replaceAll(".", "\\.");
}
