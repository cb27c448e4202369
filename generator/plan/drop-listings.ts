import { sentencesOf } from "./shorten-prose.ts";

/** Words around the values of a list that only say that it is one. */
const around = new Set(
  [
    "a an the of or and as be by is are to with can could may must should will either one any both following only these this",
    "it its allowed available possible permitted accepted supported valid option options value values include includes",
    "currently field parameter property enum string set specify specified use",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Takes the sentences out of a description that only list the values which `enum` lists, too. A sentence that says more of
 * one, as which is the default, stays.
 */
export function dropListings(text: string, values: readonly unknown[]): string {
  if (text.length > maxLength || !values.some((value) => typeof value === "string" && text.includes(value)))
    return text;
  const known = new Set(values.flatMap((value) => wordsOf(String(value))));
  const sentences = sentencesOf(text);
  const kept = sentences.filter(
    (sentence) => !wordsOf(sentence).every((word) => known.has(word) || around.has(word)),
  );
  return kept.length === sentences.length ? text : kept.join(" ");
}

/** Characters of a text that is looked at. */
const maxLength = 2_000;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
