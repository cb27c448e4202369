import type { ArgumentContext, ArgumentDraft } from "./curate-arguments.ts";

/**
 * Sets of arguments of which one set must be given, with the names that the curation gives them. What is always sent
 * need not be given, and a set of nothing else ends its choice; a set with a hidden argument falls away, unless values
 * were lifted out of that.
 */
export function curateChoices(
  choices: readonly string[][][],
  drafts: readonly ArgumentDraft[],
  { at, problems }: ArgumentContext,
): string[][][] {
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const curated: string[][][] = [];
  for (const choice of choices) {
    const left = choice.flatMap((keys) => sets(keys, byKey, drafts));
    if (left.some((names) => names.length === 0)) continue;
    if (left.length > 0) curated.push(left);
    else
      problems.refused(
        [...at, "arguments"],
        `One of ${choice.map((keys) => keys.join(" and ")).join(", ")} must be given, and none can be: all are hidden.`,
      );
  }
  return curated;
}

/** The sets of names that stand for one set of keys: none, one, or one for each lifted value. */
function sets(
  keys: readonly string[],
  byKey: ReadonlyMap<string, ArgumentDraft>,
  drafts: readonly ArgumentDraft[],
): string[][] {
  let found: string[][] = [[]];
  for (const key of keys) {
    const draft = byKey.get(key);
    const names =
      draft?.from === "nobody"
        ? drafts.filter((other) => other.lifted?.parent.name === key).flatMap(nameOf)
        : draft === undefined
          ? []
          : nameOf(draft);
    found = names.flatMap((name) => found.map((set) => (name === "" ? set : [...set, name])));
  }
  return found;
}

/** None for what nobody sends, "" for what is always sent. */
function nameOf({ from, value, argument }: ArgumentDraft): string[] {
  if (from === "nobody") return [];
  return [from === "constant" || value !== undefined ? "" : argument.name];
}
