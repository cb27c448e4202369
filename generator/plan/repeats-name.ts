import { singular } from "./plurals.ts";

/** Words that say nothing of a value beside what it is called. */
const empty = new Set(
  [
    "a an the of to for in on by with from and or at as this that these those which whose its it is are be was will you your",
    "id ids identifier identifiers identifies identify unique uniquely number name names value values key slug handle",
    "given specified specific particular desired certain associated related respective corresponding current",
    "return returns returned get list retrieve fetch use used using object resource field parameter argument property string",
  ].flatMap((line) => line.split(" ")),
);

/** Characters beyond which a description says more, whatever it says. */
const maxLength = 60;

/**
 * Whether a description says no more than the argument's name, as `The unique identifier of the hook.` of `hook_id`
 * does. Numbers, units and every word that the name has not make it say more.
 */
export function repeatsName(description: string, name: string): boolean {
  if (description.length > maxLength) return false;
  const known = new Set(wordsOf(name).map(singular));
  return wordsOf(description).every((word) => empty.has(word) || known.has(singular(word)));
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
