import { type AnswerPart, type AnswerSchema, answerParts, settle, typesOf } from "./answer-parts.ts";
import { lettersOf, type PageWord, pageWord } from "./page-words.ts";
import type { Reading } from "./reading.ts";

/** A member whose name speaks of pages. */
interface Member {
  name: string;
  word: PageWord;
  schema: AnswerSchema;
}

type Leads = (word: PageWord) => boolean;

/**
 * The members of an answer's object that may lead to its next page, as names with dots between them: its own, and those of the
 * objects in it that speak of pages. Sorted; empty where there are none.
 */
export function readNextMembers(
  reading: Reading,
  schema: AnswerSchema,
  parts: readonly AnswerPart[] = answerParts(reading, schema),
): string[] {
  const own = membersOf(parts);
  const isCounted = own.some(({ word }) => word.saysMore);
  const found = leadingFrom(reading, own, "", (word) => word.leadsOn || (isCounted && word.isLastRecord));
  if (found.length > 0 || own.length === 0) return found;
  return holdsList(reading, parts) ? leadingFrom(reading, own, "", (word) => word.isCursor) : [];
}

/** Whether an answer's object has a member that says if there are more records than it brings. */
export function saysMore(parts: readonly AnswerPart[]): boolean {
  return membersOf(parts).some(({ word }) => word.saysMore);
}

function membersOf(parts: readonly AnswerPart[]): Member[] {
  const members: Member[] = [];
  for (const { properties, document } of parts)
    for (const name of Object.keys(properties)) {
      const word = pageWord(name);
      if (word !== null) members.push({ name, word, schema: { value: properties[name], document } });
    }
  return members;
}

/** Paths of members of an object, and of the objects in it that speak of pages, whose names lead on. Sorted. */
function leadingFrom(reading: Reading, members: readonly Member[], path: string, leads: Leads): string[] {
  const found = members.flatMap(({ name, word, schema }) => {
    const at = `${path}${escapeDots(name)}`;
    if (leads(word) && isScalar(reading, schema)) return [at];
    if (word.isNextPage) return leadingInside(reading, schema).map((inner) => `${at}.${inner}`);
    if (path !== "" || !word.isAboutPages) return [];
    return leadingFrom(reading, membersOf(answerParts(reading, schema)), `${at}.`, leads);
  });
  return [...new Set(found)].sort();
}

/** The next page may be an object of its own, with a place or an address. */
function leadingInside(reading: Reading, schema: AnswerSchema): string[] {
  const names = answerParts(reading, schema).flatMap(({ properties, document }) =>
    Object.keys(properties)
      .sort()
      .filter((name) => isScalar(reading, { value: properties[name], document })),
  );
  const found =
    names.find((name) => /^(after|cursor|token|offset|startingafter)$/.test(lettersOf(name))) ??
    names.find((name) => /^(href|ur[il])$/.test(lettersOf(name)));
  return found === undefined ? [] : [escapeDots(found)];
}

function holdsList(reading: Reading, parts: readonly AnswerPart[]): boolean {
  return parts.some(({ properties, document }) =>
    Object.values(properties).some((value) => {
      const settled = settle(reading, { value, document });
      return settled !== undefined && typesOf(settled.value).includes("array");
    }),
  );
}

/** Also what may be null, of several types, or is not said. */
function isScalar(reading: Reading, schema: AnswerSchema): boolean {
  const settled = settle(reading, schema);
  return (
    settled === undefined || !typesOf(settled.value).some((type) => type === "array" || type === "object")
  );
}

function escapeDots(name: string): string {
  return name.replaceAll(".", "\\.");
}
