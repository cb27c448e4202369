import { type PathSegment, readPath } from "./path-segments.ts";
import { isPlural, pluralPhrase, singularPhrase } from "./plurals.ts";
import { isNounToo, isPlainlyVerb, isVerb, opensWithVerb } from "./verbs.ts";
import { isFiller, isJoiner, isVersion, splitWords, toAscii } from "./words.ts";

interface Untagged {
  path: string;
  operationId?: string;
}

/** What one operation is about. */
interface Subject {
  /** The noun in the singular, at least one word. */
  words: string[];
  /** The noun came after a verb (`create-phone-call`), so its number says nothing. */
  afterVerb: boolean;
  /** The noun stood in the plural. */
  isPlural: boolean;
  /** Nouns of the path's parameters: `agent` of `{agent_id}`. */
  parameters: string[];
}

/** Steps of a path that say nothing about what it is for. */
const meaningless = new Set("public parameters private external internal open me".split(" "));

/** Alone in front of a path (`/get/users`) these are no subject. */
const crud = /^(?:get|list|fetch|create|add|update|set|delete|remove)$/;

/** A subject this small joins a wider one. */
const few = 3;

/** Where a longer noun has as many operations of its own, it stays apart from the noun it begins with. */
const enough = 6;

/**
 * The noun that each operation is about, as words: the first meaningful segment of a REST path, or the noun of a verb path
 * (`/create-phone-call`), else that of the operationId. Singular and plural are one noun, written in the plural
 * where the document does, or after a verb. Small subjects join the wider one they belong to (`phone call` and
 * `call analysis` join calls, where there are calls).
 */
export function deriveNouns<O extends Untagged>(operations: readonly O[]): Map<O, string[]> {
  const skipped = sharedStart(operations);
  const hasVerbPaths = operations.some(({ path }) =>
    /\/(?:create|get|list|update|delete|add|remove|set)[-_A-Z]/.test(path),
  );
  const subjects = new Map(
    operations.map((operation) => [operation, subjectOf(operation, skipped, hasVerbPaths)]),
  );
  const home = joinSmall([...subjects.values()]);
  const written = new Map<string, { plural: boolean; verb: boolean }>();
  for (const subject of subjects.values()) {
    const own = subject.words.join(" ");
    const key = home.get(own) ?? own;
    const known = written.get(key) ?? { plural: false, verb: false };
    const namesIt = own === key || own.endsWith(` ${key}`);
    known.plural ||= subject.isPlural && namesIt;
    known.verb ||= subject.afterVerb && namesIt;
    written.set(key, known);
  }
  const result = new Map<O, string[]>();
  for (const [operation, { words }] of subjects) {
    const key = home.get(words.join(" ")) ?? words.join(" ");
    const form = written.get(key);
    result.set(operation, form?.plural || form?.verb ? pluralPhrase(key.split(" ")) : key.split(" "));
  }
  return result;
}

function subjectOf({ path, operationId = "" }: Untagged, skipped: string, hasVerbPaths: boolean): Subject {
  const segments = readPath(path).filter(({ kind }) => kind !== "version");
  const parameters = segments
    .filter(({ kind }) => kind === "parameter")
    .map(({ words }) =>
      singularPhrase(words.filter((word) => !/^(?:id|ids|uuid|sid|key|name|slug)$/.test(word))).join(" "),
    );
  const literals = meaningful(segments);
  const past = literals.length > 1 && literals[0]?.words.join(" ") === skipped ? literals.slice(1) : literals;
  return { ...nounOf(past, operationId, hasVerbPaths), parameters };
}

/** The literal steps that say something; all of them where none does. */
function meaningful(segments: readonly PathSegment[]): PathSegment[] {
  const literals = segments.filter(({ kind }) => kind === "literal");
  const kept = literals.filter(
    ({ words }) => !words.every((word) => meaningless.has(word) || /^\d+$/.test(word)),
  );
  return kept.length > 0 ? kept : literals;
}

function nounOf(
  literals: readonly PathSegment[],
  operationId: string,
  hasVerbPaths: boolean,
): Omit<Subject, "parameters"> {
  const [first, second] = literals;
  if (first?.namespace !== undefined) return countable(first.namespace.slice(0, 1), false);
  if (first !== undefined && opensWithVerb(first.words) && (hasVerbPaths || asksForItself(first.words))) {
    return countable(first.words.slice(1), true);
  }
  if (first !== undefined && second !== undefined && crud.test(first.words.join(" ")))
    return countable(second.words, true);
  if (first !== undefined) return countable(first.words, false);
  const words = toAscii(operationId).lost ? [] : splitWords(operationId.replace(/controller/i, "_"));
  const noun = words.filter((word, index) => !(index === 0 && isVerb(word)) && !isVersion(word));
  return noun.length > 0 ? countable(noun, true) : { words: ["general"], afterVerb: false, isPlural: false };
}

/** In an API of things a verb is one only if it is no noun, and no attribute of one (`/connect-apps`). */
function asksForItself(phrase: readonly string[]): boolean {
  const [first = ""] = phrase;
  return isPlainlyVerb(first) || !(isNounToo(first) || isPlural(phrase.at(-1) ?? ""));
}

/** `call by id`, after a verb, is about a call; a version at the end says nothing. */
function countable(words: readonly string[], afterVerb: boolean): Omit<Subject, "parameters"> {
  const preposition = !afterVerb
    ? -1
    : words.findIndex(
        (word, index) =>
          index > 0 &&
          (isFiller(word) || (isJoiner(word) && word !== "and" && word !== "to" && word !== "on")),
      );
  const noun = (preposition > 0 ? words.slice(0, preposition) : words).filter(
    (word, index) => index === 0 || !isVersion(word),
  );
  return { words: singularPhrase(noun), afterVerb, isPlural: isPlural(noun.at(-1) ?? "") };
}

/** The first step when every operation takes it (`/Accounts/…` of a whole API) and most go further. */
function sharedStart(operations: readonly Untagged[]): string {
  if (operations.length < 4) return "";
  const starts = new Set<string>();
  let further = 0;
  for (const { path } of operations) {
    const literals = meaningful(readPath(path));
    starts.add(literals[0]?.words.join(" ") ?? "");
    if (literals.length > 1) further++;
  }
  return starts.size === 1 && further > operations.length / 2 ? ([...starts][0] ?? "") : "";
}

/** For each noun that does not stand alone, the noun of the group it joins. */
function joinSmall(subjects: readonly Subject[]): Map<string, string> {
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
