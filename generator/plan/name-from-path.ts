import { type PathSegment, readPath } from "./path-segments.ts";
import { namesCollection, pluralPhrase, singular, singularPhrase } from "./plurals.ts";
import {
  findsMany,
  isAction,
  isPlainlyVerb,
  isVerb,
  leadsPath,
  opensWithVerb,
  verbOfMethod,
} from "./verbs.ts";

/** What a name is made from, the group aside. */
export interface NamedOperation {
  method: string;
  path: string;
  operationId?: string;
  summary?: string;
}

/** Methods of each path template, parameters written `{}`: what else can be done there and one level below. */
export type MethodsByPath = ReadonlyMap<string, ReadonlySet<string>>;

const templateOf = (path: string): string =>
  path
    .replace(/\{[^{}]*\}/g, "{}")
    .replace(/\.(?:json|xml)$/i, "")
    .replace(/\/$/, "");

export function methodsByPath(operations: readonly { method: string; path: string }[]): MethodsByPath {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of operations) {
    const template = templateOf(path);
    const known = methods.get(template);
    if (known === undefined) methods.set(template, new Set([method]));
    else known.add(method);
  }
  return methods;
}

/**
 * Words of a name from method and path alone: `GET /users/{id}/posts` is list, user, posts. A noun that an id follows is
 * in the singular, a path that ends in something to do (`POST …/activate`) is named by it. Empty when the path has no
 * Latin word.
 */
export function nameFromPath(method: string, path: string, methods: MethodsByPath): string[] {
  const segments = readPath(path).filter((segment) => segment.kind !== "version");
  const literals = segments.filter((segment) => segment.kind === "literal");
  const last = segments.at(-1);
  const lastLiteral = literals.at(-1);
  if (last === undefined || lastLiteral === undefined) return [];
  const namespaced =
    lastLiteral.namespace !== undefined && lastLiteral.words.slice(lastLiteral.namespace.length);
  if (namespaced && namespaced[0] !== undefined && isVerb(namespaced[0])) return lastLiteral.words;
  const [lead] = segments;
  if (
    lead?.kind === "literal" &&
    literals.length > 1 &&
    (leadsPath(lead.words) || opensWithVerb(lead.words))
  ) {
    return nameAction(lead.words, [], nounsOf(segments.slice(1), false));
  }
  const before = segments.slice(0, segments.indexOf(lastLiteral));
  const isThing =
    !(lastLiteral.words.length > 1 && isPlainlyVerb(lastLiteral.words[0] ?? "")) &&
    hasItems(path, last, methods);
  if (!isThing && isAction(lastLiteral.words, method)) return nameAction(lastLiteral.words, before, []);
  const verb = chooseVerb(method, path, segments, methods);
  const nouns = nounsOf(segments, method === "POST");
  return withMe(verb, verb === "list" ? pluralPhrase(nouns) : nouns);
}

/** What has items of its own is a thing, also under the name of an action: `POST /eval/run` beside `/eval/run/{id}`. */
function hasItems(path: string, last: PathSegment, methods: MethodsByPath): boolean {
  const template = templateOf(path);
  return methods.has(`${template}/{}`) || (last.kind === "parameter" && methods.has(template.slice(0, -3)));
}

/**
 * `activate` after `/users/{id}` is activate, user; `send-email` is send, user, email. What comes `after` is not
 * repeated: `/delete-source/{id}/source/{source}` deletes a source.
 */
function nameAction(
  phrase: readonly string[],
  before: readonly PathSegment[],
  after: readonly string[],
): string[] {
  const [verb = "", ...rest] = phrase;
  const context = nounsOf(before, false);
  const said = new Set(phrase.map(singular));
  const more = after.filter((word) => !said.has(singular(word)));
  if (rest.length === 0 && more.length === 0 && findsMany(verb)) return withMe(verb, pluralPhrase(context));
  if (rest.length === 0 && more.length === 0) {
    return withMe(verb, /^(?:create|add|register|insert)$/.test(verb) ? singularPhrase(context) : context);
  }
  const shared =
    rest.length > 0 && context.length > 0 && singular(rest[0] ?? "") === singular(context.at(-1) ?? "");
  return withMe(verb, [...(shared ? context.slice(0, -1) : context), ...rest, ...more]);
}

function chooseVerb(
  method: string,
  path: string,
  segments: readonly PathSegment[],
  methods: MethodsByPath,
): string {
  const last = segments.at(-1);
  const onItem = last?.kind === "parameter";
  const siblings = methods.get(templateOf(path));
  if (method === "GET" && !onItem) {
    const noun = last?.words.at(-1) ?? "";
    return namesCollection(noun) || methods.has(`${templateOf(path)}/{}`) ? "list" : "get";
  }
  if (method === "POST" && onItem) return siblings?.has("PATCH") || siblings?.has("PUT") ? "post" : "update";
  if (method === "PUT" && siblings?.has("PATCH")) return "replace";
  return verbOfMethod(method);
}

/** Words of the literals; in the singular where a parameter follows, and at the end when `one` is made. */
function nounsOf(segments: readonly PathSegment[], one: boolean): string[] {
  const nouns: string[] = [];
  segments.forEach((segment, index) => {
    if (segment.kind !== "literal") return;
    const next = segments[index + 1];
    const last = segment.words.at(-1) ?? "";
    const single = next?.kind === "parameter" || (next === undefined && one && namesCollection(last));
    const words = single ? singularPhrase(segment.words) : segment.words;
    // `/users/{id}/user-settings` says user once.
    const repeated = words.length > 1 && words[0] === nouns.at(-1);
    nouns.push(...(repeated ? words.slice(1) : words));
  });
  return nouns;
}

/** `/me/albums` and `/users/@me` belong to the caller: list, my, albums and get, my, user. */
function withMe(verb: string, nouns: readonly string[]): string[] {
  const at = nouns.indexOf("me");
  if (at < 0 || nouns.length === 1) return [verb, ...nouns];
  const rest = nouns
    .filter((_, index) => index !== at)
    .map((word, index) => (index < at ? singular(word) : word));
  return [verb, "my", ...rest];
}
