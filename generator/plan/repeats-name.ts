import { singular } from "./plurals.ts";

/** Words that say nothing of a value beside what it is called. */
const empty = new Set(
  [
    "a an the of to for in on by with from and or at as this that these those which whose its it is are be was were will you your",
    "id ids identifier identifiers identifies identify unique uniquely number name names value values key slug handle",
    "given specified specific particular desired certain associated related respective corresponding current arbitrary",
    "return returns returned get list retrieve retrieved fetch use used using object objects resource field parameter argument",
    "property string only s d details information about contains containing describes belong belongs belonging attach attached",
    "add added new create created has have matching results existing update updated apply applied hash represent represents",
    "representing provide provided provides providing can should would want wish like select selected additional options optional",
    "configure displayed filter filters filtering sort sorts sorting what include includes included including allowed needed set",
    "based indicates short descriptive content contents array settings configuration kind",
  ].flatMap((line) => line.split(" ")),
);

/** Characters beyond which a description says more, whatever it says; so does one that was cut. */
const maxLength = 100;

/**
 * Whether a description says no more than the argument's name, as `The unique identifier of the hook.` of `hook_id`
 * does. Numbers, units and every word that the name has not make it say more.
 */
export function repeatsName(description: string, name: string): boolean {
  return wordsBeyond(description, name)?.length === 0;
}

/** Words beyond a name that are still looked up in another. */
const maxBeyond = 3;

/**
 * The words by which a description says more than a name, without their endings; undefined where they are too many to
 * be those of a tool's name.
 */
export function wordsBeyond(description: string, name: string): readonly string[] | undefined {
  if (description.length > maxLength || description.endsWith("…")) return undefined;
  const key = `${name.length} ${name}${description}`;
  if (found.has(key)) return found.get(key);
  const beyond = findBeyond(description, name);
  if (found.size < maxKnown) found.set(key, beyond);
  return beyond;
}

const found = new Map<string, readonly string[] | undefined>();

function findBeyond(description: string, name: string): string[] | undefined {
  const known = stemsOf(name);
  const beyond = new Set<string>();
  for (const word of wordsOf(description)) {
    if (empty.has(word)) continue;
    const stem = stemOf(word);
    if (known.has(stem)) continue;
    beyond.add(stem);
    if (beyond.size > maxBeyond) return undefined;
  }
  return [...beyond];
}

/** The words of a name without their endings. */
export function stemsOf(name: string): Set<string> {
  return new Set(wordsOf(name).map(stemOf));
}

/** `rejecting`, `rejected` and `rejects` are one. */
function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = singular(word).replace(/(?<=\w{3})(?:ing|ed|e|y)$/, "");
    if (stems.size < maxKnown) stems.set(word, stem);
  }
  return stem;
}

/** Documents use the same few thousand words again and again. */
const stems = new Map<string, string>();
const maxKnown = 10_000;

function wordsOf(text: string): string[] {
  if (ascii.test(text))
    return (
      text
        .replace(/([a-z])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    );
  const split = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return split.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Nearly every text, and read much faster. */
const ascii = /^[\t\n -~]*$/;
