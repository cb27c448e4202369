import { businessNouns } from "./business-nouns.ts";
import { furtherNouns } from "./further-nouns.ts";
import { questionPhrases } from "./question-phrases.ts";
import { rootOf } from "./root-of.ts";
import { softwareNouns } from "./software-nouns.ts";
import { splitWords, stemOf } from "./split-words.ts";
import { verbGroups } from "./verb-groups.ts";

/**
 * Nouns and adjectives that people use for the same thing around APIs, a group a line; a word may stand in several. The first
 * is what APIs call it most. Every line holds for any API: what one vendor alone calls a thing does not belong here.
 */
export const nounGroups = softwareNouns + businessNouns + furtherNouns;

/** Names of the groups that a word is in: `~v` of verbs, `~g` of verbs that say no more than what is done, `~n` of nouns. */
export interface Senses {
  verbs: readonly string[];
  nouns: readonly string[];
}

const none: Senses = { verbs: [], nouns: [] };

let senses: ReadonlyMap<string, Senses> | undefined;

/** The words of all groups, as they are written. */
const written = new Set<string>();

const members = new Map<string, readonly string[]>();

/** The stems of the words of a group, the one that names it first; or only that one. */
export function membersOf(group: string): readonly string[] {
  if (group.endsWith("!")) return membersOf(group.slice(0, -1)).slice(0, 1);
  return members.get(group) ?? [];
}

/** The term of only the first word of a group. */
export function headOf(group: string): string {
  return `${group}!`;
}

/** Whether a group is one of verbs that say no more than what is done: to create, to list. */
export function isPlainVerb(group: string): boolean {
  return group.startsWith("~g");
}

/** The groups of a word, by its stem, else by its root. */
export function sensesOf(stem: string): Senses {
  senses ??= readSenses();
  return senses.get(stem) ?? senses.get(rootOf(stem)) ?? none;
}

function readSenses(): ReadonlyMap<string, Senses> {
  const found = new Map<string, { verbs: string[]; nouns: string[] }>();
  const read = (groups: string, kind: "verbs" | "nouns"): void => {
    for (const [index, line] of groups.trim().split(/\n+/).entries()) {
      const group = `~${line.startsWith("*") ? "g" : kind[0]}${index}`;
      const words = line.split(" ").filter((word) => !/[A-Z]/.test(word));
      const stems = [...new Set(words.map(stemOf))];
      for (const word of words) written.add(word);
      members.set(group, stems);
      for (const stem of stems) {
        const of = found.get(stem) ?? { verbs: [], nouns: [] };
        of[kind].push(group);
        found.set(stem, of);
      }
    }
  };
  read(verbGroups, "verbs");
  read(nounGroups, "nouns");
  for (const [stem, of] of [...found]) if (!found.has(rootOf(stem))) found.set(rootOf(stem), of);
  return found;
}

/** A phrase: what is said, stem by stem, `*` for a gap; and what is meant. */
interface Phrase {
  said: readonly string[];
  meant: readonly string[];
}

/** Words that a gap takes at most. */
const widestGap = 5;

let phrases: ReadonlyMap<string, readonly Phrase[]> | undefined;

/** The words of a question with its common phrases put into the words of APIs. */
export function rephrase(words: readonly string[]): string[] {
  phrases ??= readPhrases();
  const stems = words.map(stemOf);
  const said: string[] = [];
  for (let at = 0; at < words.length; ) {
    const match = (phrases.get(stems[at] as string) ?? [])
      .map((phrase) => ({ phrase, gap: matchPhrase(stems, at, phrase.said) }))
      .find(({ gap }) => gap !== undefined);
    if (match === undefined) {
      said.push(words[at] as string);
      at += 1;
      continue;
    }
    const { from, to, end } = match.gap as Match;
    said.push(...match.phrase.meant, ...words.slice(from, to));
    at = end;
  }
  return said;
}

/** Where the words of a gap are, and where a phrase ends. */
interface Match {
  from: number;
  to: number;
  end: number;
}

/** Whether the phrase is said from `at` on. */
function matchPhrase(stems: readonly string[], at: number, said: readonly string[]): Match | undefined {
  const gap = said.indexOf("*");
  const startsAt = (place: number, part: readonly string[]): boolean =>
    part.every((word, index) => stems[place + index] === word);
  if (gap < 0) return startsAt(at, said) ? { from: at, to: at, end: at + said.length } : undefined;
  const before = said.slice(0, gap);
  const after = said.slice(gap + 1);
  if (!startsAt(at, before)) return undefined;
  const from = at + before.length;
  for (let to = from; to <= Math.min(from + widestGap, stems.length); to++)
    if (startsAt(to, after)) return { from, to, end: to + after.length };
  return undefined;
}

function readPhrases(): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const line of questionPhrases.trim().split("\n")) {
    const [meant = "", said = ""] = line.split(": ");
    for (const one of said.split(" | ")) {
      const words = one.split(" ").flatMap((word) => (word === "*" ? [word] : splitWords(word).map(stemOf)));
      const first = words[0] as string;
      found.set(first, [...(found.get(first) ?? []), { said: words, meant: meant.split(" ") }]);
    }
  }
  // The longest first: what says more is meant.
  for (const list of found.values()) list.sort((a, b) => b.said.length - a.said.length);
  return found;
}

/** Letters that a part of a word has at least. */
const shortestPart = 3;

/** The words that a word is written together of, where it is none that is known by itself: `usergroup`. */
export function partsOf(word: string): string[] {
  if (word.length <= 2 * shortestPart || sensesOf(stemOf(word)) !== none) return [];
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => written.has(part) || written.has(part.replace(/s$/, "")))) return parts;
  }
  return [];
}
