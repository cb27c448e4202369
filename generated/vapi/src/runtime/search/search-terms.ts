import { splitWords, stemOf } from "./split-words.ts";
import { readGroups, rephrase } from "./thesaurus.ts";

/** Words that say nothing of what is wanted. */
const idle = new Set(
  (
    "a an the of for to in on at by from with into out up as and or be is are was were been am it its this that these those " +
    "there their they we you he she his her do does did doing can could will would should shall may might must has have had " +
    "having i me us our ours your yours what how when where why whose whom if then than so such not please want wants need " +
    "needs like let lets just also only very some any one each belong belongs"
  ).split(" "),
);

let groups: ReadonlyMap<string, readonly string[]> | undefined;

/** What a word is found by: its stem, and `~` names of the groups of words that mean the same. */
export function termsOfWord(word: string): string[] {
  groups ??= readGroups(stemOf);
  const stem = stemOf(word);
  return [stem, ...(groups.get(stem) ?? [])];
}

/** `termsOfWord` for the words of many texts, most of which recur. */
export function createTermReader(): (word: string) => string[] {
  const known = new Map<string, string[]>();
  return (word) => {
    const terms = known.get(word) ?? termsOfWord(word);
    known.set(word, terms);
    return terms;
  };
}

/** Words of a text that is searched. */
export function wordsOfText(text: string): string[] {
  return splitWords(text).filter((word) => !idle.has(word));
}

/** Words of a question that are looked for, and characters of a word: a client cannot keep the server busy with more. */
const maxWords = 24;
const maxWordLength = 40;

/** Words of a question; all of them where each one is idle. */
export function wordsOfQuestion(text: string): string[] {
  const words = splitWords(rephrase(text)).map((word) => word.slice(0, maxWordLength));
  const telling = words.filter((word) => !idle.has(word));
  return [...new Set(telling.length === 0 ? words : telling)].slice(0, maxWords);
}

/** Whether a term stands for a group of words. */
export function isGroupTerm(term: string): boolean {
  return term.startsWith("~");
}
