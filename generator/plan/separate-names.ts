import { createHash } from "node:crypto";
import type { OperationToName } from "./name-tools.ts";
import { readPath } from "./path-segments.ts";
import { singular } from "./plurals.ts";
import { joinName, longestName } from "./shorten-name.ts";
import { splitWords } from "./words.ts";

/** A name in the making: how far it had to go from its plain form. */
export interface Draft<O> {
  operation: O;
  plain: string[];
  words: string[];
  /** Words that tell it from rivals, to be spared when the name is too long. */
  keep: ReadonlySet<string>;
  stage: "plain" | "kept" | "group" | "path" | "hash" | "longer hash";
  name: string;
}

/**
 * Moves every member of each shared name one stage on until no name is shared: words that differ are spared from
 * shortening, then the group is put in front, then come words of the path, then a hash. Names that are `taken` (by lower
 * case) stay with their owners.
 */
export function separateNames<O extends OperationToName>(
  drafts: readonly Draft<O>[],
  taken: ReadonlyMap<string, O>,
): void {
  for (;;) {
    const clusters = new Map<string, Draft<O>[]>();
    for (const draft of drafts) {
      const cluster = clusters.get(draft.name);
      if (cluster === undefined) clusters.set(draft.name, [draft]);
      else cluster.push(draft);
    }
    let settled = true;
    for (const [name, cluster] of clusters) {
      const owner = taken.get(name);
      if (cluster.length === 1 && owner === undefined) continue;
      settled = false;
      qualify(cluster, owner);
    }
    if (settled) return;
  }
}

function qualify<O extends OperationToName>(cluster: readonly Draft<O>[], owner: O | undefined): void {
  const rivals = cluster.map(({ operation }) => operation);
  if (owner !== undefined) rivals.push(owner);
  const groups = new Set(rivals.map(({ group }) => group));
  const differing = differingWords(cluster);
  const telling = tellingWords(rivals, [
    ...cluster.map(({ words }) => words),
    splitWords(owner?.givenName ?? ""),
  ]);
  cluster.forEach((draft, index) => {
    const { operation, stage } = draft;
    if (stage === "plain" && differing !== undefined) {
      // They are one name only because each was shortened.
      draft.stage = "kept";
    } else if ((stage === "plain" || stage === "kept") && groups.size > 1) {
      draft.stage = "group";
      draft.words = withGroup(operation.group, draft.plain);
    } else if (stage === "plain" || stage === "kept" || stage === "group") {
      draft.stage = "path";
      draft.words = [...draft.words, ...(telling[index] ?? [])];
    } else {
      addHash(draft, index);
      return;
    }
    if (differing !== undefined) draft.keep = differing;
    draft.name = joinName(draft.words, longestName, draft.keep);
  });
}

/** Words that some of the drafts have and others have not; undefined when all have the same. */
function differingWords(drafts: readonly Draft<unknown>[]): ReadonlySet<string> | undefined {
  const holders = countHolders(drafts.map(({ words }) => words));
  const differing = new Set([...holders].filter(([, count]) => count < drafts.length).map(([word]) => word));
  return differing.size === 0 ? undefined : differing;
}

/** How many of the lists have each word. */
function countHolders(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const list of lists) {
    for (const word of new Set(list)) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return holders;
}

function withGroup(group: string, words: readonly string[]): string[] {
  const prefix = splitWords(group);
  const leads =
    prefix.length > 0 && prefix.every((word, index) => singular(word) === singular(words[index] ?? ""));
  return leads || !/^[a-z]/.test(prefix[0] ?? "") ? [...words] : [...prefix, ...words];
}

/**
 * For each rival the words that its path has and not all paths have: versions, and where these leave some alike the
 * literals, and then the names of parameters (`/users/{id}` and `/users/{username}`). What each has `said`
 * is not repeated.
 */
function tellingWords(rivals: readonly OperationToName[], words: readonly (readonly string[])[]): string[][] {
  const said = words.map((each) => new Set(each.map(singular)));
  const paths = rivals.map(({ path }) => readPath(path));
  let told: string[][] = rivals.map(() => []);
  for (const kind of ["version", "literal", "parameter"] as const) {
    const all = paths.map((path) => path.flatMap((segment) => (segment.kind === kind ? segment.words : [])));
    const holders = countHolders(all);
    const own = all.map((words, index) =>
      [...new Set(words)].filter(
        (word) => !said[index]?.has(singular(word)) && holders.get(word) !== rivals.length,
      ),
    );
    // Versions read best at the end, parameters after "by".
    told = told.map((words, index) => {
      const more = own[index] ?? [];
      if (kind === "parameter" && more.length > 0) return [...words, "by", ...more];
      return [...more, ...words];
    });
    if (new Set(told.map((words) => words.join(" "))).size === rivals.length) break;
  }
  return told;
}

/** Six hexadecimal digits of method and path; eight, of all that is known, when even these are shared. */
function addHash<O extends OperationToName>(draft: Draft<O>, position: number): void {
  const { method, path, operationId = "", summary = "", group } = draft.operation;
  const longer = draft.stage !== "path";
  const again = draft.stage === "longer hash" ? String(position) : "";
  const source = longer ? [method, path, operationId, summary, group, again].join("\n") : `${method} ${path}`;
  const hash = createHash("sha256")
    .update(source)
    .digest("hex")
    .slice(0, longer ? 8 : 6);
  draft.stage = longer ? "longer hash" : "hash";
  draft.name = `${joinName(draft.plain, longestName - hash.length - 1)}_${hash}`;
}
