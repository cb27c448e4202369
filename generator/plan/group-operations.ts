import { createHash } from "node:crypto";
import { shorten } from "../diagnostics/shorten.ts";
import { deriveNouns } from "./derive-nouns.ts";
import { singularPhrase } from "./plurals.ts";
import { isDeviceName, isVersion, longestSource, splitWords, titleOf, toAscii } from "./words.ts";

/** An operation, with all that its group may depend on. */
export interface OperationToGroup {
  method: string;
  path: string;
  operationId?: string;
  tags: string[];
}

export interface OperationGroup {
  /** `[a-z][a-z0-9-]*`, at most 40 characters; serves as a file name. */
  name: string;
  /** For people. */
  title: string;
}

/** A group before it has a name: what it is called in the document, or the noun that was derived. */
interface Candidate {
  /** Equal for what is one group. */
  key: string;
  /** Spellings that the document uses. */
  spellings: Set<string>;
  words: string[];
  /** Letters were lost on the way to `words`. */
  lossy: boolean;
}

const longestName = 40;

/**
 * Groups operations by their first tag; those without one by the noun of their path or operationId, into a tag's group
 * where that has the same name. Tags equal but for case and punctuation are one group; others whose names come out
 * equal are told apart by a hash. The order of operations has no influence.
 */
export function groupOperations<O extends OperationToGroup>(
  operations: readonly O[],
): Map<O, OperationGroup> {
  const candidates = new Map<string, Candidate>();
  const keyOf = new Map<O, string>();
  const wider = widerTags(operations);
  for (const operation of operations) {
    const first = operation.tags.find((tag) => tag.trim() !== "");
    const tag = first === undefined ? undefined : (wider(operation, first) ?? first);
    if (tag !== undefined) keyOf.set(operation, addTag(candidates, tag));
  }
  // Of several tags for one noun (`User` and `Users`) the first by its letters counts, one in Latin letters before others.
  const tagged = [...candidates.values()].sort(
    (a, b) => Number(b.lossy) - Number(a.lossy) || (a.key < b.key ? 1 : -1),
  );
  const tagOf = new Map(tagged.map(({ key, words }) => [singularPhrase(words).join("-"), key]));
  const untagged = operations.filter((operation) => !keyOf.has(operation));
  for (const [operation, words] of deriveNouns(untagged)) {
    const tag = tagOf.get(singularPhrase(words).join("-"));
    keyOf.set(operation, tag ?? addNoun(candidates, words));
  }
  const groups = nameCandidates([...candidates.values()]);
  return new Map(
    operations.map((operation) => [operation, groups.get(keyOf.get(operation) ?? "") as OperationGroup]),
  );
}

/** A tag that one operation alone has (`chat.scheduledMessages`) gives way to another of its tags that it begins with. */
function widerTags(
  operations: readonly OperationToGroup[],
): (operation: OperationToGroup, tag: string) => string | undefined {
  const uses = new Map<string, number>();
  for (const { tags } of operations) {
    for (const tag of new Set(tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  return ({ tags }, tag) => {
    if (uses.get(tag) !== 1) return undefined;
    const wider = tags.filter((other) => /^[./:]/.test(tag.startsWith(other) ? tag.slice(other.length) : ""));
    return wider.sort((a, b) => b.length - a.length)[0];
  };
}

function addTag(candidates: Map<string, Candidate>, tag: string): string {
  const key = `tag ${
    tag
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "") || tag
  }`;
  const known = candidates.get(key);
  if (known?.spellings.has(tag)) return key;
  const spellings = new Set(known?.spellings).add(tag);
  // The spelling that shows most words: `ApiKeys` rather than `apikeys`.
  const best = [...spellings].sort(
    (one, other) => splitWords(other).length - splitWords(one).length || (one < other ? -1 : 1),
  )[0];
  const words = withoutNoise(splitWords(best ?? tag));
  candidates.set(key, { key, spellings, words, lossy: toAscii(tag).lost });
  return key;
}

function addNoun(candidates: Map<string, Candidate>, words: readonly string[]): string {
  const key = `noun ${words.join("-")}`;
  if (!candidates.has(key))
    candidates.set(key, { key, spellings: new Set(), words: [...words], lossy: false });
  return key;
}

/** `Api20100401Account` is about accounts, `user-controller` about users. */
function withoutNoise(words: readonly string[]): string[] {
  let kept = [...words];
  if (kept.length > 1 && /^api\d{4,}$/.test(kept[0] ?? "")) kept = kept.slice(1);
  if (kept.length > 2 && kept[0] === "api" && isVersion(kept[1] ?? "")) kept = kept.slice(1);
  if (kept.length > 1 && /^(?:controller|resolver)$/.test(kept.at(-1) ?? "")) kept = kept.slice(0, -1);
  return kept.length > 1 && isVersion(kept[0] ?? "") ? [...kept.slice(1), kept[0] ?? ""] : kept;
}

function nameCandidates(candidates: readonly Candidate[]): Map<string, OperationGroup> {
  const plain = new Map(candidates.map((candidate) => [candidate.key, plainName(candidate)]));
  const all = new Map<string, number>();
  const exact = new Map<string, number>();
  for (const { key, lossy } of candidates) {
    const name = plain.get(key) ?? "";
    all.set(name, (all.get(name) ?? 0) + 1);
    if (!lossy) exact.set(name, (exact.get(name) ?? 0) + 1);
  }
  const groups = new Map<string, OperationGroup>();
  for (const candidate of candidates) {
    const name = plain.get(candidate.key) ?? "";
    // A name that holds the whole tag, and alone does, stays; one that lost letters of it must not pass for it.
    const keeps = name !== "" && (all.get(name) === 1 || (!candidate.lossy && exact.get(name) === 1));
    groups.set(candidate.key, {
      name: keeps ? name : hashedName(name, candidate.key),
      title: titleFor(candidate),
    });
  }
  return groups;
}

function plainName({ words }: Candidate): string {
  let name = "";
  for (const word of /^[a-z]/.test(words[0] ?? "a") ? words : ["group", ...words]) {
    if (name.length + 1 + word.length > longestName && name !== "") break;
    name += name === "" ? word : `-${word}`;
  }
  name = name.slice(0, longestName);
  return isDeviceName(name) ? `${name}-group` : name;
}

function hashedName(name: string, key: string): string {
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 6);
  return `${(name === "" ? "group" : name).slice(0, longestName - 7).replace(/-+$/, "")}-${hash}`;
}

/** The document's spelling, the one with capitals if there are several; a name in words where it has none for people. */
function titleFor({ spellings, words }: Candidate): string {
  const shown = [...spellings]
    .map((spelling) =>
      spelling
        .slice(0, longestSource)
        .replace(/[\p{C}\p{Z}\s]+/gu, " ")
        .trim(),
    )
    .sort();
  const best = shown.find((spelling) => /^\p{Lu}/u.test(spelling)) ?? shown[0] ?? "";
  const isCode = /^[\w.:/-]+$/.test(best) && !/^[A-Z]/.test(best);
  if (best === "" || isCode || /^Api\d|Controller$/.test(best)) return titleOf(words) || "General";
  return shorten(best, 80);
}
