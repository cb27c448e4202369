import { settle, typesOf } from "./read-outline.ts";
import { child, isObject, type Place, type Reading, readOnce } from "./reading.ts";

/** Members of an answer that are named like the way to its next page, by letters only. */
const leadingOn =
  /^(next|nextcursor|nextpage|nextpagecursor|nextpagetoken|nexttoken|nextmarker|nextkey|nextpageurl|nexturl|nextoffset|continuationtoken|nextcontinuationtoken|paginationkey|endcursor)$/;

/** The last record leads on only where another member says whether there are more. */
const lastRecord = /^lastid$/;
const more = /^hasmore$/;

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

function membersOf(reading: Reading, schema: Place): string[] {
  const root = settle(reading, schema);
  if (root === undefined) return [];
  const found: string[] = [];
  const saysMore = namesOf(root).some((name) => more.test(lettersOf(name)));
  for (const name of namesOf(root)) {
    const property = child(root, "properties", name);
    const letters = lettersOf(name);
    const leads = leadingOn.test(letters) || (saysMore && lastRecord.test(letters));
    if (leads && isScalar(reading, property)) found.push(escapeDots(name));
    const inner = aboutPages.test(letters) ? settle(reading, property) : undefined;
    if (inner === undefined) continue;
    for (const below of namesOf(inner))
      if (leadingOn.test(lettersOf(below)) && isScalar(reading, child(inner, "properties", below)))
        found.push(`${escapeDots(name)}.${escapeDots(below)}`);
  }
  return found.sort();
}

function namesOf({ value }: Place): string[] {
  return isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [];
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
