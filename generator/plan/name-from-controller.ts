import { type MethodsByPath, type NamedOperation, nameFromPath } from "./name-from-path.ts";
import { readPath } from "./path-segments.ts";
import { plural, pluralPhrase, singular, singularPhrase } from "./plurals.ts";
import { genericMethod, imperative, isVerb, verbOfMethod } from "./verbs.ts";
import { isArticle, isFiller, isVersion, longestSource, splitWords, toAscii } from "./words.ts";

/** An id that names a class and a method of it. */
export interface ControllerId {
  /** `phone`, `number` of `PhoneNumberController_findOne`; may be empty. */
  noun: string[];
  /** `find`, `one`; may be empty. */
  method: string[];
  /** A service (gRPC, JAX-RS) rather than a controller: its method names are meant for callers. */
  isService: boolean;
}

/** Controllers of no resource. */
const nameless = new Set("app application api root main index home default base".split(" "));

/** They need no object, so the resource goes first: `auth_login`. */
const intransitive = new Set("login logout signin signup refresh register".split(" "));

/**
 * Recognises `AssistantController_findAll`, `UsersController.index`, `App\Http\Controllers\UserController@show`,
 * `Api::V1::UsersController#show`, `findAll_UsersController`, `usersControllerFindAll`, `UserService_GetUser`.
 */
export function readController(id: string): ControllerId | undefined {
  if (!/controller|Service[_./:]|Resource[_.]|Resolver[_.]|ViewSet[_.]/i.test(id)) return undefined;
  const chunks = id
    .replace(/(?<!\s)\s*\([^()]*\)\s*$/, "")
    .replace(/\[\d*\]$/, "")
    .split(/[_./\\:#@\s]+/)
    .filter((chunk) => chunk !== "");
  for (const [at, chunk] of chunks.entries()) {
    const words = splitWords(chunk);
    const role = words.indexOf("controller");
    if (role > 0 || (role === 0 && at > 0)) {
      const rest = [...words.slice(role + 1), ...chunks.slice(at + 1).flatMap(splitWords)];
      const noun = words.slice(0, role);
      const version = rest.length > 0 && isVersion(rest[0] ?? "") && rest.length > 1 ? rest.slice(0, 1) : [];
      const method =
        rest.length > 0 ? rest.slice(version.length) : chunks.slice(0, at).slice(-1).flatMap(splitWords);
      if (method.length > 0 && (noun.length > 0 || at > 0))
        return { noun: [...noun, ...version], method, isService: false };
    }
    if (/[a-z0-9](?:Service|Resource|Resolver|ViewSet)$/.test(chunk) && at < chunks.length - 1) {
      const method = chunks.slice(at + 1).flatMap(splitWords);
      return { noun: withoutRole(words), method, isService: true };
    }
  }
  return undefined;
}

const withoutRole = (words: readonly string[]): string[] =>
  words.slice(0, words.at(-1) === "set" && words.at(-2) === "view" ? -2 : -1);

/**
 * A short summary that says what is done wins over a controller's method; else the method, with the controller's noun
 * where it has none of its own: `CallController_findOne` is get, call.
 */
export function nameFromController(
  id: ControllerId,
  operation: NamedOperation,
  methods: MethodsByPath,
): string[] {
  const summary = id.isService ? [] : nameFromSummary(operation.summary ?? "");
  if (summary.length > 0) return summary;
  const version = id.method.length > 1 && isVersion(id.method.at(-1) ?? "") ? id.method.slice(-1) : [];
  const method = id.method.slice(0, id.method.length - version.length);
  const noun = id.noun.length === 1 && nameless.has(id.noun[0] ?? "") ? [] : id.noun;
  return [...nameMethod(method, noun, operation, methods), ...version.filter((word) => !noun.includes(word))];
}

function nameMethod(
  method: string[],
  noun: string[],
  operation: NamedOperation,
  methods: MethodsByPath,
): string[] {
  const generic = genericMethod(method);
  if (generic !== undefined) {
    if (noun.length === 0)
      return [generic.verb, ...nameFromPath(operation.method, operation.path, methods).slice(1)];
    return [...generic.verb.split(" "), ...(generic.many ? pluralPhrase(noun) : singularPhrase(noun))];
  }
  const [first, ...rest] = method;
  if (first === undefined) return noun;
  if (rest.length > 0)
    return isVerb(first) || noun.length === 0 || saysNoun(method, noun) ? method : [...noun, ...method];
  if (intransitive.has(first)) return [...singularPhrase(noun), first];
  const onItem = readPath(operation.path).some(({ kind }) => kind === "parameter");
  if (isVerb(first) || operation.method !== "GET") return [first, ...(onItem ? singularPhrase(noun) : noun)];
  return [verbOfMethod(operation.method), ...singularPhrase(noun), first];
}

const saysNoun = (method: readonly string[], noun: readonly string[]): boolean => {
  const last = singular(noun.at(-1) ?? "");
  return method.some((word) => singular(word) === last || word === plural(last));
};

const remarks =
  /[[(]\s*(?:deprecated|beta|alpha|preview|experimental|legacy|internal|new|optional)\s*[\])]/gi;

/**
 * Words of a summary of at most five words (articles and the like not counted) that begins with something to do:
 * "List Assistants", "Get a Call". Empty otherwise.
 */
export function nameFromSummary(summary: string): string[] {
  const { text, lost } = toAscii(summary.slice(0, longestSource).replace(remarks, " ").trim());
  if (lost || text.length > 80 || /[.;:]\s+\S/.test(text)) return [];
  const spoken = text.split(/[\s/]+/).filter((word) => /[A-Za-z0-9]/.test(word));
  const weight = spoken.filter(
    (word) => !isFiller(word.toLowerCase()) && !/^(?:in|on|to|from|and|or)$/i.test(word),
  );
  if (weight.length < 2 || weight.length > 5) return [];
  const [first, ...rest] = splitWords(text);
  const verb = imperative(first ?? "");
  return verb === undefined ? [] : [verb, ...rest.filter((word) => !isArticle(word))];
}
