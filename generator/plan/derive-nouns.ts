import { joinNouns, type Subject } from "./join-nouns.ts";
import { type PathSegment, readPath } from "./path-segments.ts";
import { isPlural, pluralPhrase, singularPhrase } from "./plurals.ts";
import { isNounToo, isPlainlyVerb, isVerb, opensWithVerb } from "./verbs.ts";
import { isFiller, isJoiner, isVersion, splitWords, toAscii } from "./words.ts";

interface Untagged {
  path: string;
  operationId?: string;
}

/** Steps of a path that say nothing about what it is for. */
const meaningless = new Set("public parameters private external internal open me".split(" "));

/** Alone in front of a path (`/get/users`) these are no subject. */
const crud = /^(?:get|list|fetch|create|add|update|set|delete|remove)$/;

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
  const home = joinNouns([...subjects.values()]);
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
