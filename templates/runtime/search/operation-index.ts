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
const groupWeight = 0.8;

/** Characters of a description that are searched: what an operation is for stands at its beginning. */
export const maxSearchedDescription = 300;

const options: Options<OperationText> = {
  idField: "name",
  fields: Object.keys(weights),
  extractField: (text, field) => text[field as keyof typeof weights | "name"],
  tokenize: wordsOfText,
};

/** Makes the index. The same operations in the same order make the same one. */
export function createOperationIndex(operations: readonly OperationText[]): OperationIndex {
  const index = new MiniSearch<OperationText>({ ...options, processTerm: createTermReader() });
  index.addAll(operations);
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return {
    search: (question, isWanted, limit) => {
      const prior = priorOf(question);
      return [...scoreWords(index, question)]
        .map(([name, score]) => ({ name, score: score * prior(byName.get(name) as OperationText) }))
        .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name)
        .filter(isWanted)
        .slice(0, limit);
    },
  };
}

/** What method, path and age of an operation say of whether it is meant. */
function priorOf(question: string): (operation: OperationText) => number {
  const methods = guessMethods(question);
  const shape = guessShape(question);
  return ({ method, isItem, summary, description }) => {
    let prior = isDated(`${summary} ${description.slice(0, 200)}`) ? 0.6 : 1;
    if (!methods.methods.has(method)) prior *= methods.isSure ? 0.7 : 0.8;
    if (shape !== undefined && method === "GET" && (shape === "one") !== isItem) prior *= 0.85;
    return prior;
  };
}

/** Whether a description says that something else is to be used. */
function isDated(text: string): boolean {
  return /(^|[.!?>\s])Deprecated\b|\((legacy|deprecated)\)|^(legacy|closing down)\b|\b(is|are|been|was) (now )?(deprecated|obsolete|closing down|retired)\b/i.test(text);
}

/** How well the words of a question are found in each operation; one that answers to more of them is ahead. */
function scoreWords(index: MiniSearch<OperationText>, question: string): Map<string, number> {
  const words = wordsOfQuestion(question);
  const sums = new Map<string, { score: number; words: number }>();
  for (const word of words)
    for (const [name, score] of scoreWord(index, word)) {
      const sum = sums.get(name) ?? { score: 0, words: 0 };
      sums.set(name, { score: sum.score + score, words: sum.words + 1 });
    }
  return new Map(
    [...sums].map(([name, { score, words: found }]) => [name, score * (0.4 + (0.6 * found) / words.length)]),
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
    for (const { id, score } of results)
      best.set(id, Math.max(best.get(id) ?? 0, score * (isWord ? 1 : groupWeight)));
  }
  return best;
}
