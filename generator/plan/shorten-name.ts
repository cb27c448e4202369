import { singular } from "./plurals.ts";
import { isVerb } from "./verbs.ts";
import { isFiller, isJoiner } from "./words.ts";

/** What a name should not pass; clients put the server's name before it. */
const wantedLength = 40;

/** What no name passes. */
export const longestName = 52;

const abbreviations = new Map(
  Object.entries({
    organization: "org",
    organizations: "orgs",
    repository: "repo",
    repositories: "repos",
    configuration: "config",
    configurations: "configs",
    environment: "env",
    environments: "envs",
    application: "app",
    applications: "apps",
    authentication: "auth",
    documentation: "docs",
    specification: "spec",
    information: "info",
    parameters: "params",
    statistics: "stats",
  }),
);

const noWords: ReadonlySet<string> = new Set();

const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length + 1, -1);

/**
 * Joins words to a name. Beyond 40 characters filler words go, and a group in front whose words come again later. Beyond
 * 52 joining words, repeated words and long forms go too, at last words from the middle; the first word, the verb and the
 * last word stay, and so do words to `keep` as long as others can go. `limit` is at most 52.
 */
export function joinName(
  words: readonly string[],
  limit = longestName,
  keep: ReadonlySet<string> = noWords,
): string {
  let kept = [...words];
  if (lengthOf(kept) > wantedLength)
    kept = withoutRepeatedStart(inside(kept, (word) => !isFiller(word) || keep.has(word)));
  if (lengthOf(kept) > limit) kept = inside(kept, (word) => !isJoiner(word) || keep.has(word));
  if (lengthOf(kept) > limit) kept = withoutRepeats(kept);
  let precious = keep;
  if (lengthOf(kept) > limit) {
    kept = kept.map(abbreviated);
    precious = new Set([...keep].map(abbreviated));
  }
  while (lengthOf(kept) > limit && kept.length > 2) kept.splice(dispensable(kept, precious), 1);
  return kept.join("_").slice(0, limit).replace(/_+$/, "");
}

const abbreviated = (word: string): string => abbreviations.get(word) ?? word;

/** Keeps the first and the last word, and of the others those that `keep` accepts. */
const inside = (words: readonly string[], keep: (word: string) => boolean): string[] =>
  words.filter((word, index) => index === 0 || index === words.length - 1 || keep(word));

/** `packages, delete, package, version` needs no `packages` in front. */
function withoutRepeatedStart(words: readonly string[]): string[] {
  const ones = words.map(singular);
  for (const length of [2, 1]) {
    if (words.length < length + 3) continue;
    const start = ones.slice(0, length).join(" ");
    const rest = ones.slice(length).join(" ");
    if (rest.startsWith(`${start} `) || (isVerb(words[length] ?? "") && ` ${rest} `.includes(` ${start} `))) {
      return words.slice(length);
    }
  }
  return [...words];
}

/** Of a word that comes twice the first stays, except that the last word of all stays in any case. */
function withoutRepeats(words: readonly string[]): string[] {
  const ones = words.map(singular);
  const end = words.length - 1;
  return words.filter((_, index) => {
    const one = ones[index] ?? "";
    if (index === end || index === 0) return true;
    return one !== ones[end] && ones.indexOf(one) === index;
  });
}

/** Index of the word nearest the middle that is neither first, last, the first verb, nor to `keep`. */
function dispensable(words: readonly string[], keep: ReadonlySet<string>): number {
  const verb = words.findIndex(isVerb);
  const middle = Math.floor(words.length / 2);
  let fallback = middle;
  for (let distance = words.length; distance >= 0; distance--) {
    for (const index of [middle - distance, middle + distance]) {
      if (index > 0 && index < words.length - 1 && index !== verb) fallback = index;
    }
  }
  for (let distance = 0; distance < words.length; distance++) {
    for (const index of [middle + distance, middle - distance]) {
      const word = words[index] ?? "";
      if (index > 0 && index < words.length - 1 && index !== verb && !keep.has(word)) return index;
    }
  }
  return fallback;
}
