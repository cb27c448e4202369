import MiniSearch from "minisearch";
import type { OperationText } from "./operation-index.ts";
import { rootOf } from "./root-of.ts";
import { isIdle } from "./search-terms.ts";
import { splitWords, stemOf } from "./split-words.ts";
import { membersOf, partsOf } from "./thesaurus.ts";

/** Where a term is found. */
export interface TermMatch {
  /** Places of operations in what was indexed, and how well each has the term, up to 1. */
  operations: readonly number[];
  shares: readonly number[];
  /** How much finding it says: less, the more operations have it. */
  rarity: number;
}

/** Looks a term up: a stem, `^` with a root, or `~` with the name of a group. */
export type TermMatches = (term: string) => TermMatch;

type Field = Exclude<keyof OperationText, "method" | "isItem">;

/** How much a word counts by where it is found. */
const weights: Record<Field, number> = {
  name: 3,
  summary: 2,
  group: 1,
  path: 2,
  arguments: 0.3,
  description: 0.3,
  details: 0.2,
};
const fields = Object.keys(weights) as Field[];

/** How a word is counted in a field: `longer` of its length counts, `often` bounds it, and having it at all is worth `had`. */
const counting = { longer: 0.7, often: 1.2, had: 0.5 };

/** What a word counts in all fields together where it counts whole. */
const wholeCount = 12;

/** By what power less than that is brought nearer to the whole. */
const evened = 0.55;

/** From this share on an operation is taken to have a word; by this power its rarity counts. */
const hasShare = 0.15;
const rarityPower = 0.5;

/** Makes the index of the words of operations. What is looked up is kept: there is no more of it than words in the texts. */
export function createTermMatches(operations: readonly OperationText[]): TermMatches {
  const postings = indexWords(operations);
  const count = operations.length;
  const byRoot = new Map<string, string[]>();
  for (const stem of postings.keys()) {
    const root = rootOf(stem);
    const alike = byRoot.get(root);
    if (alike === undefined) byRoot.set(root, [stem]);
    else alike.push(stem);
  }
  const finish = (operations: readonly number[], shares: readonly number[]): TermMatch => {
    let good = 0;
    for (const share of shares) if (share > hasShare) good += 1;
    return { operations, shares, rarity: Math.log(1 + count / (good + 1)) ** rarityPower };
  };
  const stemMatch = ({ operations, scores }: Posting): TermMatch => {
    let top = wholeCount;
    for (const score of scores) if (score > top) top = score;
    return finish(
      operations,
      scores.map((score) => (score / top) ** evened),
    );
  };
  const best = new Float64Array(count);
  /** The best of several stems, each of which counts so much. */
  const bestOf = (stems: readonly (readonly [stem: string, worth: number])[]): TermMatch => {
    const places: number[] = [];
    for (const [stem, worth] of stems) {
      const { operations, shares } = matches(stem);
      for (let index = 0; index < operations.length; index++) {
        const at = operations[index] as number;
        const share = worth * (shares[index] as number);
        if (best[at] === 0) places.push(at);
        if (share > (best[at] as number)) best[at] = share;
      }
    }
    const shares = places.map((at) => best[at] as number);
    for (const at of places) best[at] = 0;
    return finish(places, shares);
  };
  const alike = (member: string): readonly string[] =>
    postings.has(member) ? [member] : (byRoot.get(rootOf(member)) ?? []);
  const kept = new Map<string, TermMatch>();
  const nearWords = lazyNearWords(postings);
  const find = (term: string): TermMatch => {
    const posting = postings.get(term);
    if (posting !== undefined) return stemMatch(posting);
    if (term.startsWith("^"))
      return bestOf((byRoot.get(term.slice(1)) ?? []).map((stem) => [stem, 1] as const));
    if (term.startsWith("~"))
      return bestOf(
        membersOf(term)
          .flatMap(alike)
          .map((stem) => [stem, 1] as const),
      );
    return bestOf(nearWords(term));
  };
  const matches: TermMatches = (term) => {
    const known = kept.get(term);
    if (known !== undefined) return known;
    const match = find(term);
    // Of what somebody asks for there is no end; of groups and of words of the texts there is.
    if (term.startsWith("~") || postings.has(term)) kept.set(term, match);
    return match;
  };
  return matches;
}

/** Where a stem is found: places of operations, ascending, and how well each has it. */
interface Posting {
  operations: number[];
  scores: number[];
  /** The field that was counted last. */
  counted: number;
}

/** By stem, where it is found. Each field counts a stem once, and more the shorter it is. */
function indexWords(operations: readonly OperationText[]): ReadonlyMap<string, Posting> {
  const known = new Map<string, readonly string[]>();
  const stemsOf = (word: string): readonly string[] => {
    let stems = known.get(word);
    if (stems === undefined) {
      stems = isIdle(word) ? [] : [stemOf(word), ...partsOf(word).map(stemOf)];
      known.set(word, stems);
    }
    return stems;
  };
  const usual = fields.map(
    (field) => operations.reduce((sum, text) => sum + text[field].length, 0) / operations.length || 1,
  );
  const found = new Map<string, Posting>();
  let counted = 0;
  for (const [at, operation] of operations.entries())
    for (const [index, field] of fields.entries()) {
      const text = operation[field];
      const length = 1 - counting.longer + (counting.longer * text.length) / (usual[index] as number);
      const score = weights[field] * (counting.had + (counting.often + 1) / (1 + counting.often * length));
      counted += 1;
      for (const word of splitWords(text))
        for (const stem of stemsOf(word)) {
          const posting = found.get(stem);
          if (posting === undefined) found.set(stem, { operations: [at], scores: [score], counted });
          else if (posting.counted !== counted) {
            posting.counted = counted;
            const last = posting.operations.length - 1;
            if (posting.operations[last] === at)
              posting.scores[last] = (posting.scores[last] as number) + score;
            else {
              posting.operations.push(at);
              posting.scores.push(score);
            }
          }
        }
    }
  return found;
}

/** What a stem that begins like the word counts, and one that is spelt nearly like it. */
const near = { prefix: 0.5, fuzzy: 0.4 };

/** Words of the texts that begin like a word that none of them has, or are spelt nearly like it; made when it is first needed. */
function lazyNearWords(
  postings: ReadonlyMap<string, unknown>,
): (stem: string) => [stem: string, worth: number][] {
  let words: MiniSearch<{ id: string }> | undefined;
  return (stem) => {
    if (words === undefined) {
      words = new MiniSearch({ fields: ["id"], tokenize: (text) => [text], processTerm: (text) => text });
      words.addAll([...postings.keys()].map((id) => ({ id })));
    }
    return words
      .search(stem, { prefix: stem.length > 3, fuzzy: stem.length > 4 ? 0.2 : false })
      .map(({ id }) => [id, (id as string).startsWith(stem) ? near.prefix : near.fuzzy]);
  };
}
