import { rootOf } from "./root-of.ts";
import { splitWords, stemOf } from "./split-words.ts";
import { headOf, isPlainVerb, membersOf, rephrase, sensesOf } from "./thesaurus.ts";

/** Words that say nothing of what is wanted. */
const idle = new Set(
  (
    "a an the of for to in on at by from with into out up as and or but be is are was were been am it its this that these those " +
    "there their they them we you he she him his her do does did doing done can could will would should shall may might must has " +
    "have had having me us our ours your yours what which how when where why whose whom if then than so such not no please want " +
    "wants need needs like let lets just also only very some any one each belong belongs already yet ever still so far something " +
    "anything thing things certain given particular specific s t d ll"
  ).split(" "),
);

/** Words that say little of what is wanted. */
const faint = new Set(
  (
    "somebody someone anybody anyone everybody everyone nobody person now new another other own same different several existing whole entire " +
    "all every everything available current currently right together my mine i myself last next recent recently lately earlier"
  ).split(" "),
);

/** A term that an operation is found by, and how much of the word itself it is worth. */
export interface Term {
  term: string;
  worth: number;
}

/** A word that is looked for. */
export interface QuestionWord {
  word: string;
  /** The stem of the word itself is the first. */
  terms: readonly Term[];
}

/** What a word of a text is found by: its stem, its root, and the groups of words that mean the same. */
export function termsOfWord(word: string): string[] {
  const stem = stemOf(word);
  const { verbs, nouns } = sensesOf(stem);
  return [stem, rootTerm(stem), ...verbs, ...nouns];
}

/** Whether a word says nothing of what is wanted. */
export function isIdle(word: string): boolean {
  return idle.has(word);
}

/** Words of a text that is searched. */
export function wordsOfText(text: string): string[] {
  return splitWords(text).filter((word) => !idle.has(word));
}

/** Words of a question that are looked for, and characters of a word: a client cannot keep the server busy with more. */
const maxWords = 24;
const maxWordLength = 40;

/** What is worth how much of the word itself. */
const worthOf = {
  root: 0.9,
  /** The first word of a group that the word is in, and its other words. */
  head: 0.95,
  kin: 0.76,
  /** Of both: where the word is a noun and the group one of verbs, or the other way around. */
  aside: 0.6,
  /** A verb that says no more than what is done: that is judged by what operations do. */
  plainVerb: 0.4,
  faint: 0.35,
};

/** Words of a question as they were said, with its phrases put into the words of APIs. */
export function saidWords(question: string): string[] {
  return rephrase(splitWords(question).slice(0, 4 * maxWords)).map((word) => word.slice(0, maxWordLength));
}

/** Words of a question that are looked for; all of them where each one is idle. The verb is what the question asks to do. */
export function wordsOfQuestion(said: readonly string[], verb: string | undefined): QuestionWord[] {
  const telling = said.filter((word) => !idle.has(word));
  const words = [...new Set(telling.length === 0 ? said : telling)].slice(0, maxWords);
  return words.map((word) => ({ word, terms: termsOfQuestion(word, word === verb) }));
}

function termsOfQuestion(word: string, isVerb: boolean): Term[] {
  const stem = stemOf(word);
  const { verbs, nouns } = sensesOf(stem);
  const [firstVerb] = verbs;
  const whole = faint.has(word) ? worthOf.faint : 1;
  const own = isVerb && firstVerb !== undefined && isPlainVerb(firstVerb) ? worthOf.plainVerb * whole : whole;
  const alike = (groups: readonly string[], isMeant: boolean): Term[] =>
    groups.flatMap((group) => {
      const worth =
        whole * (isMeant ? 1 : worthOf.aside) * (isVerb && isPlainVerb(group) ? worthOf.plainVerb : 1);
      if (membersOf(group)[0] === stem) return [{ term: group, worth: worth * worthOf.head }];
      return [
        { term: headOf(group), worth: worth * worthOf.head },
        { term: group, worth: worth * worthOf.kin },
      ];
    });
  return [
    { term: stem, worth: own },
    { term: rootTerm(stem), worth: own * worthOf.root },
    ...alike(verbs, isVerb || nouns.length === 0),
    ...alike(nouns, !isVerb || verbs.length === 0),
  ];
}

/** The term of a root, from a stem. */
function rootTerm(stem: string): string {
  return `^${rootOf(stem)}`;
}
