import MiniSearch, { type Options } from "minisearch";
import { guessMethods, guessShape } from "./guess-operation.ts";
import { createTermReader, termsOfWord, wordsOfQuestion, wordsOfText } from "./search-terms.ts";

/** What of an operation is searched. */
export interface OperationText {
  name: string;
  /** Its title, and the first sentence of its description. */
  summary: string;
  description: string;
  /** Name of its group. */
  group: string;
  method: string;
  /** Its fixed words. */
  path: string;
  /** Whether the path ends in a parameter. */
  isItem: boolean;
  /** Names of its arguments. */
  arguments: string;
}

/** Names of operations by how well they answer a question, the best first. */
export interface OperationIndex {
  search(question: string, isWanted: (name: string) => boolean, limit: number): string[];
}

/** How much a word counts by where it is found. */
const weights = { name: 3, summary: 3, group: 1.5, path: 2, arguments: 0.5, description: 0.5 };

/** A word that only means the same counts this much of the word itself. */
const groupWeight = 0.9;

/** What a word scores, but for its rarity, where name or summary have it. */
const plainMatch = 4;

/** An operation counts as having the word from this score on. */
const commonShare = 0.3;

/** What is left of a score when hardly any word of the question was found. */
const partly = 0.6;

/** Characters of a description that are searched: what an operation is for stands at its beginning. */
export const maxSearchedDescription = 600;

const options: Options<OperationText> = {
  idField: "name",
  fields: Object.keys(weights),
  extractField: (text, field) => text[field as keyof typeof weights | "name"],
  tokenize: wordsOfText,
};

/** What stands beside the index: what else says whether an operation is meant. */
interface Facts {
  method: string;
  isItem: boolean;
  isDated: boolean;
  /** Number of words of its name: what is asked for most has a short one. */
  words: number;
}

/** Makes the index. The same operations in the same order make the same one. */
export function createOperationIndex(operations: readonly OperationText[]): OperationIndex {
  const index = new MiniSearch<OperationText>({ ...options, processTerm: createTermReader() });
  index.addAll(operations);
  const facts = new Map(
    operations.map(({ name, method, isItem, summary, description }): [string, Facts] => [
      name,
      {
        method,
        isItem,
        isDated: isDated(`${summary} ${description.slice(0, 200)}`),
        words: wordsOfText(name).length,
      },
    ]),
  );
  return {
    search: (question, isWanted, limit) => {
      const prior = priorOf(question);
      return [...scoreWords(index, question)]
        .filter(([name]) => isWanted(name))
        .map(([name, score]) => ({ name, score: score * prior(facts.get(name) as Facts) }))
        .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
        .slice(0, limit)
        .map(({ name }) => name);
    },
  };
}

/** What the words of a question expect of method and path: a factor for each operation. */
function priorOf(question: string): (facts: Facts) => number {
  const { methods, isSure } = guessMethods(question);
  const shape = guessShape(question);
  return ({ method, isItem, isDated: isOld, words }) => {
    let prior = (isOld ? 0.6 : 1) * (1 + words) ** -0.15;
    if (!methods.has(method)) prior *= isSure ? 0.6 : 0.8;
    if (shape !== undefined && method === "GET" && (shape === "one") !== isItem) prior *= 0.85;
    return prior;
  };
}

/** Whether a description says that something else is to be used. */
function isDated(text: string): boolean {
  return (
    /(^|[.!?>]\s*|\n)Deprecated\b/.test(text) ||
    /\((legacy|deprecated)\)|^(legacy|closing down)\b|\b(is|are|been|was) (now )?(deprecated|obsolete|closing down|retired)\b/i.test(
      text,
    )
  );
}

/**
 * How well the words of a question are found in each operation: a word that few have says more than one that many have, and
 * one that answers to more of the words is ahead.
 */
function scoreWords(index: MiniSearch<OperationText>, question: string): Map<string, number> {
  const words = wordsOfQuestion(question);
  const sums = new Map<string, { score: number; words: number }>();
  for (const word of words) {
    const scores = scoreWord(index, word);
    const good = [...scores.values()].filter((score) => score > commonShare).length;
    const rarity = Math.log(1 + index.documentCount / (good + 1)) ** 0.5;
    for (const [name, score] of scores) {
      const sum = sums.get(name) ?? { score: 0, words: 0 };
      sums.set(name, { score: sum.score + rarity * score, words: sum.words + 1 });
    }
  }
  return new Map(
    [...sums].map(([name, { score, words: found }]) => [
      name,
      score * (partly + ((1 - partly) * found) / words.length),
    ]),
  );
}

/** The best that the word, or one that means the same, scores in each operation. */
function scoreWord(index: MiniSearch<OperationText>, word: string): Map<string, number> {
  const best = new Map<string, number>();
  for (const [position, term] of termsOfWord(word).entries()) {
    const isWord = position === 0;
    const results = index.search(term, {
      tokenize: (text) => [text],
      processTerm: (text) => text,
      boost: weights,
      prefix: isWord && term.length > 3,
      fuzzy: isWord && term.length > 4 ? 0.2 : false,
      weights: { prefix: 0.3, fuzzy: 0.2 },
    });
    const idf = Math.log(1 + (index.documentCount - results.length + 0.5) / (results.length + 0.5));
    const top = Math.max(plainMatch * idf, ...results.map(({ score }) => score));
    for (const { id, score } of results) {
      const share = (score / top) * (isWord ? 1 : groupWeight);
      best.set(id, Math.max(best.get(id) ?? 0, share));
    }
  }
  return best;
}
