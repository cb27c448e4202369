import { isPlural } from "./plurals.ts";

const plainVerbs = new Set(
  `accept acknowledge activate add allow append apply approve archive assign attach authenticate authorize ban begin
  bind book build buy calculate cancel capture clear clone close compile complete compute configure confirm connect
  convert copy create deactivate decline decrypt delete deliver deny deploy deprecate describe detach detect disable
  disconnect dismiss dispatch download duplicate edit enable encrypt enqueue ensure evaluate exchange execute expire
  extend extract fetch find finish flush follow forward generate get grant handle hide hold import ingest init
  initialize initiate insert install invalidate invite invoke join kick launch leave list lock login logout lookup
  make mark merge migrate modify move mute notify obtain open pause perform pin ping place poll populate predict
  prepare preview provision prune publish purge push put query read reactivate rebuild receive redeem refresh refund
  regenerate register reject release reload remove rename render reopen reorder replace replicate reply reprocess
  rerun resend reset resolve restart restore resubmit resume retrieve retry return revert revoke rotate run save
  scan schedule search see send separate set settle show sign signin signup simulate skip snooze split start stop
  store submit subscribe suspend switch synchronize terminate toggle train transcribe transfer transform translate
  trigger unarchive unassign unban unblock uncancel undelete undo unfollow unlink unlock unmute unpin unpublish
  unregister unsubscribe untag update upgrade upload upsert validate verify void withdraw write redirect modify attach
  detach check test export sync request process count end block report bulk batch link tag stream share order call
  record review post patch star unstar watch compare estimate analyze analyse index match rate score play dub design
  remix compose process print crosspost rebase compact regenerate reverse`.split(/\s+/),
);

/** Also nouns: before a plural (`test-runs`, `export-requests`) they describe a thing and ask for nothing. */
const nounLike = new Set(
  `archive batch block book bulk call check copy count end export hold import index invite link match order pin place
  poll post preview process put query rate record release report request return review run schedule score share sign
  split star start store stream sync tag test train transfer trigger upload watch play print design lock
  launch switch scan move mark`.split(/\s+/),
);

/** Too much of a noun to be an action when it ends a path alone, as in `POST /store/order`. */
const ratherNouns = new Set(
  `batch bulk call order record report request review post link tag stream rate score index patch book design
  process batch store end`.split(/\s+/),
);

/** What a GET may do besides reading. */
const readingVerbs = new Set(
  `search find lookup download export preview query validate verify check calculate estimate compare count get list
  fetch retrieve read show describe resolve predict login logout ping test redirect`.split(/\s+/),
);

/** What a DELETE may be called instead. */
const removingVerbs = new Set(
  "delete remove cancel clear revoke unsubscribe unlink detach disconnect purge".split(" "),
);

/** Alone in front of a path these act on what follows: `GET /search/commits`, `POST /send/email`. */
const leadingVerbs = new Set(
  "search find lookup validate verify send calculate generate convert get create update delete list add remove set fetch".split(
    " ",
  ),
);

/** So plainly a verb that a path which opens with it is no thing, even with items below it. */
export const isPlainlyVerb = (word: string): boolean => leadingVerbs.has(word);

export const leadsPath = (phrase: readonly string[]): boolean =>
  phrase.length === 1 && leadingVerbs.has(phrase[0] ?? "");

/** Several things come out of these, whatever follows: `list users`, `search orders`. */
export const findsMany = (verb: string): boolean =>
  /^(?:list|search|find|query|lookup|count|export)$/.test(verb);

export const isVerb = (word: string): boolean =>
  plainVerbs.has(word) || /^(?:un|re|de|dis)?[a-z]{3,}(?:ize|ise|ify)$/.test(word);

export const isNounToo = (verb: string): boolean => nounLike.has(verb);

/** `phrase` opens with something to do: `create phone call`; not `test runs`. */
export function opensWithVerb(phrase: readonly string[]): boolean {
  const first = phrase[0];
  const last = phrase.at(-1);
  if (first === undefined || last === undefined || phrase.length < 2 || !isVerb(first)) return false;
  return !(nounLike.has(first) && isPlural(last) && first !== "import");
}

/** A path that ends in this phrase asks `method` to do it: `POST …/activate`, `GET …/search`. */
export function isAction(phrase: readonly string[], method: string): boolean {
  const first = phrase[0];
  if (first === undefined) return false;
  if (method === "GET" || method === "HEAD")
    return readingVerbs.has(first) && (phrase.length === 1 || opensWithVerb(phrase));
  if (phrase.length > 1) return opensWithVerb(phrase);
  return method === "DELETE" ? removingVerbs.has(first) : isVerb(first) && !ratherNouns.has(first);
}

/** `lists` is `list`, `retrieves` is `retrieve`; undefined when the word is no verb. */
export function imperative(word: string): string | undefined {
  if (isVerb(word)) return word;
  for (const ending of ["s", "es"]) {
    if (word.endsWith(ending) && isVerb(word.slice(0, -ending.length))) return word.slice(0, -ending.length);
  }
  if (word.endsWith("ies") && isVerb(`${word.slice(0, -3)}y`)) return `${word.slice(0, -3)}y`;
  return undefined;
}

const methodVerbs = new Map([
  ["GET", "get"],
  ["POST", "create"],
  ["PUT", "update"],
  ["PATCH", "update"],
  ["DELETE", "delete"],
  ["HEAD", "check"],
]);

/** The verb of a method when nothing better is known; a method without one is its own verb. */
export const verbOfMethod = (method: string): string =>
  methodVerbs.get(method) ?? (method.toLowerCase().replace(/[^a-z]/g, "") || "call");

/** What method names of controllers say about any resource. `many` wants a plural noun after it. */
const genericMethods = new Map<string, { verb: string; many?: true }>([
  ...[
    "find all",
    "get all",
    "list",
    "list all",
    "index",
    "all",
    "find many",
    "get many",
    "get list",
    "find",
  ].map((name) => [name, { verb: "list", many: true }] as const),
  ...[
    "find one",
    "get",
    "get one",
    "show",
    "read",
    "retrieve",
    "fetch",
    "detail",
    "details",
    "find by id",
    "get by id",
  ]
    .concat(["find one by id", "read one", "get single"])
    .map((name) => [name, { verb: "get" }] as const),
  ...["create", "create one", "store", "post", "insert", "save new"].map(
    (name) => [name, { verb: "create" }] as const,
  ),
  ...["update", "update one", "edit", "patch", "put", "modify", "partial update", "update by id"].map(
    (name) => [name, { verb: "update" }] as const,
  ),
  ...["replace", "replace one"].map((name) => [name, { verb: "replace" }] as const),
  ...["remove", "delete", "destroy", "delete one", "remove one", "delete by id", "remove by id"].map(
    (name) => [name, { verb: "delete" }] as const,
  ),
  ["search", { verb: "search", many: true }],
  ["count", { verb: "count", many: true }],
  ["delete all", { verb: "delete all", many: true }],
  ["remove all", { verb: "delete all", many: true }],
]);

/** The verb behind a method name without a noun (`findAll`, `get by id`, `destroy`); undefined when there is more in it. */
export const genericMethod = (words: readonly string[]): { verb: string; many?: true } | undefined =>
  genericMethods.get(words.filter((word) => word !== "paginated" && word !== "async").join(" "));
