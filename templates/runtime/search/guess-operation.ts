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

/** Whether a word begins a question rather than a wish. */
function isOpening(word: string): boolean {
  return openings.some(([words]) => words.split(" ").includes(word));
}

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
  ["create add new insert register generate upload import buy clone post make start send invite submit request", "create"],
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
  const lines = verbGroups.trim().split("\n").map((line): [string, string] => {
    const [actions = "", ...words] = line.split(" ");
    return [words.join(" "), actions];
  });
  const found = new Map<string, readonly Action[]>();
  for (const [words, actions] of [...openings, ...lines])
    for (const stem of words.split(" ").map(stemOf))
      if (!found.has(stem)) found.set(stem, [...actions.replace("*", "")].map((letter) => letters[letter] as Action));
  return found;
}

/** Words that stand before what is wanted. */
const polite = new Set(
  "please can could would will you i we want wants need needs like to let lets me us my help how do should just now id d ll".split(" "),
);

/** Verbs that are nouns, too, unless something to do it to follows: `text somebody`, but `text messages`. */
const nouns = new Set(
  "text phone file call message mail ring report order book post place form comment answer list test charge review draft design copy fork export import link fire count release start end report view check display change schedule branch star like block pin".split(
    " ",
  ),
);

/** Words that stand between a verb and what it is done to. */
const determiners =
  /^(an?|the|my|our|his|her|their|your|this|that|these|those|one|all|every|each|any|some|somebody|someone|everybody|people|it|them|him|me|us|to|for|on|in|into|out|up|off|from|with|another|new|more|many|several|which|what|who|whether|if|as|about|again|now|\d+)$/;

const readingActions: readonly Action[] = ["list", "search", "read"];

/** What a question means, from its first words. */
export function readWish(words: readonly string[], said: readonly string[] = words): Wish {
  const opening = words.slice(words.findIndex((word, index) => index > 5 || !polite.has(word)));
  const [first = "", second] = opening;
  const shape = readShape(said);
  const asks = said[0] === undefined || !isOpening(said[0]) ? undefined : wishOf(said[0]);
  if (asks !== undefined) return { actions: asks, verb: words[0] === said[0] ? said[0] : undefined, shape };
  const stem = stemOf(first);
  const actions = wishOf(stem);
  const isNoun =
    nouns.has(stem) && second !== undefined && !determiners.test(second);
  if (actions !== undefined && !(stem !== first && /ing$|[^s]s$/.test(first)))
    return isNoun
      ? { actions: shape === "several" ? [...new Set([...readingActions, ...actions])] : [...actions, ...readingActions], verb: undefined, shape }
      : { actions, verb: first, shape };
  return { actions: shape === "several" ? readingActions : undefined, verb: undefined, shape };
}

function readShape(words: readonly string[]): Wish["shape"] {
  for (const word of words) {
    if (/^(all|list|every|everybody|everyone|everything|which|many|search|find|who)$/.test(word)) return "several";
    if (/^(one|a|an|single|detail|details|specific|this|latest|newest)$/.test(word)) return "one";
    if (/[^suie]s$|[^s]es$/.test(word) && word.length > 4) return "several";
  }
  return undefined;
}

/** What an operation does, from the verbs of its name, else from its method and whether its path ends in a parameter. */
export function actionsOf({ name, method, isItem }: { name: string; method: string; isItem: boolean }): ReadonlySet<Action> {
  const words = splitWords(name);
  const skipped = words[0]?.toUpperCase() === method ? 1 : 0;
  const at = words.findIndex((word, index) => index >= skipped && index < 4 && actionOfName.has(stemOf(word)));
  const isVerb = at >= 0 && (at === 0 || /^(GET|HEAD)$/.test(method) === isReading(actionOfName.get(stemOf(words[at] as string)) as Action));
  if (!isVerb) return new Set(actionsOfMethod(method, isItem));
  const found = [actionOfName.get(stemOf(words[at] as string)) as Action];
  const other = words[at + 1] === "or" ? actionOfName.get(stemOf(words[at + 2] ?? "")) : undefined;
  return new Set(other === undefined ? found : [...found, other]);
}

/** Whether an action changes nothing. */
export function isReading(action: Action): boolean {
  return action === "list" || action === "read" || action === "search";
}

function actionsOfMethod(method: string, isItem: boolean): Action[] {
  if (method === "GET" || method === "HEAD") return isItem ? ["read"] : ["list", "read"];
  if (method === "DELETE") return ["delete"];
  if (method === "PATCH") return ["update", "do"];
  if (method === "PUT") return ["update", "do", "create"];
  return isItem ? ["update", "do"] : ["create", "do"];
}

export const knobs2 = { noverb: 0.65, near: 0.6, far: 0.4, place: 0.04 };

/** How well what an operation does fits what is wanted: 1, or less. */
export function fitOfActions({ actions }: Wish, own: ReadonlySet<Action>): number {
  const isReader = own.has("list") || own.has("read") || own.has("search");
  if (actions === undefined) return isReader ? 1 : knobs2.noverb;
  const place = actions.findIndex((action) => own.has(action));
  if (place >= 0) return 1 - knobs2.place * place;
  const wantsReading = isReading(actions[0] as Action);
  const reads = own.has("list") || own.has("read") || own.has("search");
  return wantsReading === reads ? knobs2.near : knobs2.far;
}

function byStem<T>(lines: readonly [words: string, value: T][]): Map<string, T> {
  return new Map(lines.flatMap(([words, value]) => words.split(" ").map((word) => [stemOf(word), value] as const)));
}

/** Whether a stem is a verb that names of operations begin with. */
export function isActionVerb(stem: string): boolean {
  return actionOfName.has(stem);
}
