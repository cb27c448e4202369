import { type Action, actionsOf, fitOfActions, isActionVerb, readWish, type Wish } from "./guess-operation.ts";
import { splitWords, stemOf } from "./split-words.ts";
import { type QuestionWord, saidWords, termsOfWord, wordsOfQuestion, wordsOfText } from "./search-terms.ts";
import { createTermMatches, type TermMatches } from "./term-matches.ts";

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

export const knobs = { partly: 0.5, length: 0.1, stray: 0.25, dated: 0.6, shape: 0.85, deep: 50, again: 0.95 };

/** Characters of a description that are searched: what an operation is for stands at its beginning. */
export const maxSearchedDescription = 600;


/** What stands beside the index: what else says whether an operation is meant. */
interface Facts {
  isRead: boolean;
  isItem: boolean;
  isDated: boolean;
  actions: ReadonlySet<Action>;
  /** What its name is about: the same for operations on the same thing. */
  subject: string;
  /** Words of its name. */
  words: readonly string[];
}

/** Makes the index. The same operations in the same order make the same one. */
export function createOperationIndex(operations: readonly OperationText[]): OperationIndex {
  const matches = createTermMatches(operations);
  const facts = new Map(operations.map((operation) => [operation.name, factsOf(operation)] as const));
  return {
    search: (question, isWanted, limit) => {
      const said = saidWords(question);
      const wish = readWish(said, splitWords(question));
      const words = wordsOfQuestion(said, wish.verb);
      const asked = new Set(words.flatMap(({ terms }) => terms.map(({ term }) => term)));
      const byScore = (a: Scored, b: Scored): number => b.score - a.score || (a.name < b.name ? -1 : 1);
      const scores = scoreWords(matches, words, operations.length);
      const found: Scored[] = [];
      for (const [at, { name }] of operations.entries()) {
        const score = scores[at] as number;
        if (score > 0 && isWanted(name)) found.push({ name, score: score * priorOf(wish, facts.get(name) as Facts) });
      }
      found.sort(byScore);
      const best = found.slice(0, Math.max(knobs.deep, limit));
      const ranked = best
        .map(({ name, score }) => ({ name, score: score * plainness((facts.get(name) as Facts).words, asked) }))
        .sort(byScore);
      const seen = new Map<string, number>();
      return ranked
        .map(({ name, score }) => {
          const { subject } = facts.get(name) as Facts;
          const times = seen.get(subject) ?? 0;
          seen.set(subject, times + 1);
          return { name, score: score * knobs.again ** times };
        })
        .sort(byScore)
        .slice(0, limit)
        .map(({ name }) => name);
    },
  };
}

interface Scored {
  name: string;
  score: number;
}

function factsOf({ name, method, isItem, summary, description }: OperationText): Facts {
  return {
    isRead: method === "GET",
    isItem,
    isDated: isDated(`${summary} ${description.slice(0, 200)}`),
    actions: actionsOf({ name, method, isItem }),
    subject: [...new Set(wordsOfText(name).map(stemOf))].filter((stem) => !isActionVerb(stem)).sort().join(" "),
    words: [...new Set(wordsOfText(name))],
  };
}

/** What a question expects of what an operation does and of its path. */
function priorOf(wish: Wish, { isRead, isItem, isDated, actions }: Facts): number {
  let prior = (isDated ? knobs.dated : 1) * fitOfActions(wish, actions);
  if (wish.shape !== undefined && isRead && (wish.shape === "one") !== isItem) prior *= knobs.shape;
  return prior;
}

/** Less for each word of a name that nobody asked for: the plain thing comes before its parts. */
function plainness(words: readonly string[], asked: ReadonlySet<string>): number {
  const stray = words.filter((word) => !termsOfWord(word).some((term) => asked.has(term))).length;
  return (1 + stray) ** -knobs.stray * (1 + words.length) ** -knobs.length;
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
 * How well the words of a question are found in each operation, by its place: a word that few have says more than one that
 * many have, and one that answers to more of the words is ahead.
 */
function scoreWords(matches: TermMatches, words: readonly QuestionWord[], count: number): Float64Array {
  const sums = new Float64Array(count);
  const found = new Float64Array(count);
  const best = new Float64Array(count);
  let whole = 0;
  for (const { terms } of words) {
    best.fill(0);
    let rarest = 0;
    for (const { term, worth } of terms) {
      const { operations, shares, rarity } = matches(term);
      const factor = worth * rarity;
      rarest = Math.max(rarest, operations.length === 0 ? 0 : factor);
      for (const [index, at] of operations.entries()) {
        const score = factor * (shares[index] as number);
        if (score > (best[at] as number)) best[at] = score;
      }
    }
    whole += rarest;
    for (let at = 0; at < count; at++) {
      const score = best[at] as number;
      if (score === 0) continue;
      sums[at] = (sums[at] as number) + score;
      found[at] = (found[at] as number) + rarest;
    }
  }
  return sums.map((sum, at) =>
    sum === 0 ? 0 : sum * (knobs.partly + ((1 - knobs.partly) * (found[at] as number)) / whole),
  );
}
