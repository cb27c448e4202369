import { splitWords, stemOf } from "./split-words.ts";
import { verbGroups } from "./verb-groups.ts";

/** What an operation does to what it is about. */
export type Action = "list" | "read" | "search" | "create" | "update" | "delete" | "do";

/** What a question says of the operation that it means. */
export interface Wish {
  /** What the operation may do, the likeliest first; undefined when the question names no verb. */
  actions: readonly Action[] | undefined;
  /** The word that said so; undefined when it is none of the question's own. */
  verb: string | undefined;
  /** Whether it asks for one thing or for several; undefined when it does not say. */
  shape: "one" | "several" | undefined;
}

/** What a question asks for by other words than verbs. */
const openings: readonly [words: string, actions: string][] = [
  ["which every all any everything everybody everyone", "LSR"],
  ["who", "LRS"],
  ["what when where how did does is are was were has have why whose", "RLS"],
];

const openingWords = new Set(openings.flatMap(([words]) => words.split(" ")));

const letters: Readonly<Record<string, Action>> = {
  L: "list",
  R: "read",
  S: "search",
  C: "create",
  U: "update",
  D: "delete",
  X: "do",
};

/** Verbs in the names of operations. */
const named: readonly [words: string, action: Action][] = [
  ["list index browse", "list"],
  ["get read retrieve fetch show view describe find lookup check download export has is count", "read"],
  ["search query", "search"],
  [
    "create add new insert register generate upload import buy clone post make start send invite submit request",
    "create",
  ],
  ["update edit modify set patch change rename replace put assign move reorder", "update"],
  ["delete remove destroy unassign detach revoke unlink clear unfollow unsubscribe unstar unblock", "delete"],
];

const actionOfName = byStem(named);
let actionsOfWish: ReadonlyMap<string, readonly Action[]> | undefined;

/** What a word at the beginning of a question asks for: what its first group says. */
function wishOf(stem: string): readonly Action[] | undefined {
  actionsOfWish ??= readActions();
  return actionsOfWish.get(stem);
}

function readActions(): ReadonlyMap<string, readonly Action[]> {
  const found = new Map<string, readonly Action[]>();
  const read = (words: readonly string[], actions: string): void => {
    const wanted = [...actions].flatMap((letter) => letters[letter] ?? []);
    for (const stem of words.map(stemOf)) if (!found.has(stem)) found.set(stem, wanted);
  };
  for (const [words, actions] of openings) read(words.split(" "), actions);
  for (const line of verbGroups.trim().split("\n")) {
    const [actions = "", ...words] = line.split(" ");
    read(words, actions);
  }
  return found;
}

/** Words that stand before what is wanted. */
const polite = new Set(
  "please can could would will you i we want wants need needs like to let lets me us my help how do should just now id d ll".split(
    " ",
  ),
);

/** Verbs that are nouns, too, unless something to do it to follows: `text somebody`, but `text messages`. */
const nouns = new Set(
  "text phone file call message mail ring report order book post place form comment answer list test charge review draft design copy fork export import link fire count release start end report view check display change schedule branch star like block pin"
    .split(" ")
    .map(stemOf),
);

/** Words that stand between a verb and what it is done to. */
const determiners =
  /^(an?|the|my|our|his|her|their|your|this|that|these|those|one|all|every|each|any|some|somebody|someone|everybody|people|it|them|him|me|us|to|for|on|in|into|out|up|off|from|with|another|new|more|many|several|which|what|who|whether|if|as|about|again|now|\d+)$/;

const readingActions: readonly Action[] = ["list", "search", "read"];

/**
 * What a question means, from its first words.
 *
 * @param words with phrases put into the words of APIs (`saidWords`)
 * @param said as they were said
 */
export function readWish(words: readonly string[], said: readonly string[] = words): Wish {
  const shape = readShape(said);
  const [opening = ""] = said;
  if (openingWords.has(opening))
    return { actions: wishOf(stemOf(opening)), verb: words[0] === opening ? opening : undefined, shape };
  const [first = "", second] = words.slice(words.findIndex((word, index) => index > 5 || !polite.has(word)));
  const stem = stemOf(first);
  const actions = wishOf(stem);
  const isInflected = stem !== first && /ing$|ed$|[^s]s$/.test(first);
  if (actions === undefined || isInflected)
    return { actions: shape === "several" ? readingActions : undefined, verb: undefined, shape };
  const isNoun = nouns.has(stem) && second !== undefined && !determiners.test(second);
  if (!isNoun) return { actions, verb: first, shape };
  const either = shape === "several" ? [...readingActions, ...actions] : [...actions, ...readingActions];
  return { actions: [...new Set(either)], verb: undefined, shape };
}

function readShape(words: readonly string[]): Wish["shape"] {
  for (const word of words) {
    if (/^(all|list|every|everybody|everyone|everything|which|many|search|find|who)$/.test(word))
      return "several";
    if (/^(one|a|an|single|detail|details|specific|this|latest|newest|\d+)$/.test(word)) return "one";
    if (/[^suie]s$|[^s]es$/.test(word) && word.length > 4) return "several";
  }
  return undefined;
}

/** What of an operation says what it does. */
export interface Doing {
  name: string;
  method: string;
  /** Whether its path ends in a parameter. */
  isItem: boolean;
}

/** Words of a name among which its verb is. */
const verbPlaces = 4;

/** What an operation does, from the verbs of its name, else from its method and path. */
export function actionsOf({ name, method, isItem }: Doing): ReadonlySet<Action> {
  const words = splitWords(name);
  const actionAt = (place: number): Action | undefined => actionOfName.get(stemOf(words[place] ?? ""));
  // `post_customers` has only its method.
  const start = words[0]?.toUpperCase() === method ? 1 : 0;
  let at = start;
  while (at < verbPlaces && actionAt(at) === undefined) at += 1;
  const action = actionAt(at);
  // Further back in a name, `update` may be a noun.
  const isSure = at === 0 || (action !== undefined && isReading(action) === isSafe(method));
  if (action === undefined || !isSure) return new Set(actionsOfMethod(method, isItem));
  const other = words[at + 1] === "or" ? actionAt(at + 2) : undefined;
  const listsAll = action === "read" && (words[at + 1] === "all" || !isItem);
  return new Set([...(listsAll ? ["list" as const] : []), action, ...(other === undefined ? [] : [other])]);
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether an action changes nothing. */
function isReading(action: Action): boolean {
  return action === "list" || action === "read" || action === "search";
}

function actionsOfMethod(method: string, isItem: boolean): Action[] {
  if (isSafe(method)) return isItem ? ["read"] : ["list", "read"];
  if (method === "DELETE") return ["delete"];
  if (method === "PATCH") return ["update", "do"];
  if (method === "PUT") return ["update", "do", "create"];
  return isItem ? ["update", "do"] : ["create", "do"];
}

/** What is left of an operation's score that does something else than what is wanted. */
const misfit = {
  /** For each action that would fit better. */
  later: 0.07,
  /** It changes something, and what is wanted was not said. */
  unasked: 0.8,
  /** It reads or changes, as wanted, but in another way. */
  near: 0.6,
  /** It changes where reading is wanted, or the other way around. */
  far: 0.4,
};

/** How well what an operation does fits what is wanted: 1, or less. */
export function fitOfActions({ actions }: Wish, own: ReadonlySet<Action>): number {
  const reads = [...own].some(isReading);
  if (actions === undefined) return reads ? 1 : misfit.unasked;
  const place = actions.findIndex((action) => own.has(action));
  if (place >= 0) return 1 - misfit.later * place;
  return isReading(actions[0] as Action) === reads ? misfit.near : misfit.far;
}

function byStem<T>(lines: readonly [words: string, value: T][]): Map<string, T> {
  return new Map(
    lines.flatMap(([words, value]) => words.split(" ").map((word) => [stemOf(word), value] as const)),
  );
}

/** Whether a stem is a verb that names of operations begin with. */
export function isActionVerb(stem: string): boolean {
  return actionOfName.has(stem);
}
