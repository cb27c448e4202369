import {
  type Action,
  actionsOf,
  fitOfActions,
  isActionVerb,
  readWish,
  type Wish,
} from "./guess-operation.ts";
import { scoreWords } from "./score-words.ts";
import { saidWords, termsOfWord, wordsOfQuestion, wordsOfText } from "./search-terms.ts";
import { splitWords, stemOf } from "./split-words.ts";
import { createTermMatches } from "./term-matches.ts";

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
  /** What is said of its arguments, and names of what is in them and in its answer. */
  details: string;
}

/** Names of operations by how well they answer a question, the best first. */
export interface OperationIndex {
  search(question: string, isWanted: (name: string) => boolean, limit: number): string[];
}

/** What is left of a score. */
const left = {
  /** Of an operation that its document advises against. */
  dated: 0.6,
  /** Where one thing is wanted and several are given, or the other way around. */
  otherShape: 0.85,
  /** For each better one on the same thing: what a word means may be another thing. */
  again: 0.95,
};

/** By what power a score sinks with the words of a name, and with those that nobody asked for. */
const sinks = { words: 0.1, strayWords: 0.4 };

/** How many of the best are looked at more closely. */
const rankedAgain = 50;

/** Characters of a description that are searched: what an operation is for stands at its beginning. */
export const maxSearchedDescription = 600;

/** What stands beside the index: what else says whether an operation is meant. */
interface Facts {
  name: string;
  isRead: boolean;
  isItem: boolean;
  isDated: boolean;
  actions: ReadonlySet<Action>;
  /** What its name is about: the same for operations on the same thing. */
  subject: string;
  /** Words of its name but for its verb. */
  words: readonly string[];
}

/** Makes the index. The same operations in the same order make the same one. */
export function createOperationIndex(operations: readonly OperationText[]): OperationIndex {
  const matches = createTermMatches(operations);
  const facts = operations.map(factsOf);
  const known = new Map<string, readonly string[]>();
  const termsOf = (word: string): readonly string[] => {
    const terms = known.get(word) ?? termsOfWord(word);
    known.set(word, terms);
    return terms;
  };
  return {
    search: (question, isWanted, limit) => {
      const said = saidWords(question);
      const wish = readWish(said, splitWords(question));
      const words = wordsOfQuestion(said, wish.verb);
      const asked = new Set(words.flatMap(({ terms }) => terms.map(({ term }) => term)));
      const scores = scoreWords(matches, words, operations.length);
      const found: Scored[] = [];
      for (const [at, fact] of facts.entries()) {
        const score = scores[at] as number;
        if (score > 0 && isWanted(fact.name)) found.push({ fact, score: score * priorOf(wish, fact) });
      }
      const best = found.sort(byScore).slice(0, Math.max(rankedAgain, limit));
      const plain = best.map(({ fact, score }) => ({
        fact,
        score: score * plainness(fact.words.map(termsOf), asked),
      }));
      return spread(plain.sort(byScore))
        .sort(byScore)
        .slice(0, limit)
        .map(({ fact }) => fact.name);
    },
  };
}

interface Scored {
  fact: Facts;
  score: number;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || (a.fact.name < b.fact.name ? -1 : 1);
}

/** Operations on one thing make room for those on another. */
function spread(ranked: readonly Scored[]): Scored[] {
  const seen = new Map<string, number>();
  return ranked.map(({ fact, score }) => {
    const times = seen.get(fact.subject) ?? 0;
    seen.set(fact.subject, times + 1);
    return { fact, score: score * left.again ** times };
  });
}

function factsOf({ name, method, isItem, summary, description }: OperationText): Facts {
  const nameWords = [...new Set(wordsOfText(name))];
  return {
    name,
    isRead: method === "GET",
    isItem,
    isDated: isDated(`${summary} ${description.slice(0, 200)}`),
    actions: actionsOf({ name, method, isItem }),
    subject: [...new Set(nameWords.map(stemOf))]
      .filter((stem) => !isActionVerb(stem))
      .sort()
      .join(" "),
    words: nameWords.filter((word) => !isActionVerb(stemOf(word))),
  };
}

/** What a question expects of what an operation does and of its path. */
function priorOf(wish: Wish, { isRead, isItem, isDated, actions }: Facts): number {
  let prior = (isDated ? left.dated : 1) * fitOfActions(wish, actions);
  if (wish.shape !== undefined && isRead && (wish.shape === "one") !== isItem) prior *= left.otherShape;
  return prior;
}

/** Less for each word of a name that nobody asked for: the plain thing comes before its parts. */
function plainness(words: readonly (readonly string[])[], asked: ReadonlySet<string>): number {
  const stray = words.filter((terms) => !terms.some((term) => asked.has(term))).length;
  return (1 + stray) ** -sinks.strayWords * (1 + words.length) ** -sinks.words;
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
