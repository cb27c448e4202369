import type { QuestionWord } from "./search-terms.ts";
import type { TermMatches } from "./term-matches.ts";

/** What is left of a score when hardly any word of the question was found. */
const partly = 0.5;

/**
 * How well the words of a question are found in each operation, by its place: a word that few have says more than one that
 * many have, and one that answers to more of the words is ahead.
 */
export function scoreWords(
  matches: TermMatches,
  words: readonly QuestionWord[],
  count: number,
): Float64Array {
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
    sum === 0 ? 0 : sum * (partly + ((1 - partly) * (found[at] as number)) / whole),
  );
}
