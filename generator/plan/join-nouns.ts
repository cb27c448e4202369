import { isJoiner } from "./words.ts";

/** What one operation is about. */
export interface Subject {
  /** The noun in the singular, at least one word. */
  words: string[];
  /** The noun came after a verb (`create-phone-call`), so its number says nothing. */
  afterVerb: boolean;
  /** The noun stood in the plural. */
  isPlural: boolean;
  /** Nouns of the path's parameters: `agent` of `{agent_id}`. */
  parameters: string[];
}

/** A subject this small joins a wider one. */
const few = 3;

/** Where a longer noun has as many operations of its own, it stays apart from the noun it begins with. */
const enough = 6;

/**
 * For each noun that does not stand alone, the noun of the group it joins: the one it begins with or ends in, the one that
 * its path's parameter names, else one with the same first word.
 */
export function joinNouns(subjects: readonly Subject[]): Map<string, string> {
  const sizes = new Map<string, number>();
  for (const { words } of subjects) sizes.set(words.join(" "), (sizes.get(words.join(" ")) ?? 0) + 1);
  const nouns = withImplied(sizes);
  const owners = new Map(
    subjects.filter(({ afterVerb }) => afterVerb).map((subject) => [subject.words.join(" "), subject]),
  );
  const leads = biggestByLead(sizes);
  const home = new Map<string, string>();
  for (const [noun, size] of sizes) {
    const wider = widerNoun(noun, size, nouns);
    if (wider !== undefined) home.set(noun, wider);
    else if (size === 1) {
      const owner = parameterOwner(noun, owners.get(noun), sizes) ?? sharedLead(noun, leads);
      if (owner !== undefined) home.set(noun, owner);
    }
  }
  // A noun may have joined one that joined another.
  for (const noun of home.keys()) {
    const passed = new Set([noun]);
    for (let next = home.get(noun); next !== undefined && !passed.has(next); next = home.get(next)) {
      passed.add(next);
      home.set(noun, next);
    }
  }
  return home;
}

/** `test run` and `batch test` imply tests: a word that one noun begins with and another ends in. */
function withImplied(sizes: ReadonlyMap<string, number>): Map<string, number> {
  const nouns = new Map(sizes);
  const phrases = [...sizes.keys()]
    .map((noun) => noun.split(" "))
    .filter((words) => words.length > 1 && !words.some(isJoiner));
  const ends = new Set(phrases.map((words) => words.at(-1) ?? ""));
  for (const words of phrases) {
    const lead = words[0] ?? "";
    if (ends.has(lead) && !nouns.has(lead)) nouns.set(lead, 0);
  }
  return nouns;
}

/** The longest noun that this one begins with, else the longest it ends in; none where it is big enough for itself. */
function widerNoun(noun: string, size: number, nouns: ReadonlyMap<string, number>): string | undefined {
  const words = noun.split(" ");
  const starts = words.slice(1).map((_, index) => words.slice(0, words.length - 1 - index).join(" "));
  const ends = words.slice(1).map((_, index) => words.slice(index + 1).join(" "));
  const start = starts.find((phrase) => nouns.has(phrase));
  const end = ends.find((phrase) => nouns.has(phrase));
  if (start !== undefined && end !== undefined) return size > few ? undefined : end;
  if (start !== undefined) return size < enough ? start : undefined;
  return end !== undefined && size <= few ? end : undefined;
}

/** `GET /get-mcp-tools/{agent_id}`, alone of its kind, belongs to agents. */
const parameterOwner = (
  noun: string,
  subject: Subject | undefined,
  sizes: ReadonlyMap<string, number>,
): string | undefined =>
  subject?.parameters.find((parameter) => parameter !== noun && (sizes.get(parameter) ?? 0) > 1);

/** Another noun with the same first word. */
function sharedLead(noun: string, leads: ReadonlyMap<string, string>): string | undefined {
  const [lead = "", ...rest] = noun.split(" ");
  return rest.length === 0 ? undefined : leads.get(lead);
}

/** For each first word of longer nouns the noun with most operations, at least two. */
function biggestByLead(sizes: ReadonlyMap<string, number>): Map<string, string> {
  const sorted = [...sizes].filter(([noun, size]) => size > 1 && noun.includes(" "));
  sorted.sort(([a, sizeA], [b, sizeB]) => sizeA - sizeB || (a < b ? 1 : -1));
  return new Map(sorted.map(([noun]) => [noun.split(" ")[0] ?? "", noun]));
}
