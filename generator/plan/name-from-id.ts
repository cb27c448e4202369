import { nameFromController, readController } from "./name-from-controller.ts";
import { type MethodsByPath, type NamedOperation, nameFromPath } from "./name-from-path.ts";
import { readPath } from "./path-segments.ts";
import { singularPhrase } from "./plurals.ts";
import { splitGlued } from "./split-glued.ts";
import { genericMethod } from "./verbs.ts";
import { isHash, isVersion, longestSource, splitWords, toAscii } from "./words.ts";

/** Ids that a tool gave because nobody else did. */
const placeholders = new Set(
  "operation op endpoint route request method handler function func undefined null none untitled".split(" "),
);

/** What frameworks and their users add to the name of a handler. */
const handlerSuffixes = new Set(["route", "endpoint", "method", "handler"]);

/** A number after these belongs to them (`oauth_2`, `phase_1`); after others it counts duplicates. */
const numbered = new Set(
  "oauth version v phase step level tier part type layer http ipv base sha md page stage".split(" "),
);

/**
 * Words of a name from the operationId, without what a framework added: controller names, the path and method that
 * FastAPI appends, `UsingGET_1`, counters, hashes, namespaces. Empty when the id says nothing that Latin letters can.
 */
export function nameFromId(operation: NamedOperation, methods: MethodsByPath): string[] {
  const { text, lost } = toAscii((operation.operationId ?? "").slice(0, longestSource));
  if (lost) return [];
  const id = withoutHash(
    text.trim().replace(/Using(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE)(?:_?\d+)?$/, ""),
  );
  const controller = readController(id);
  if (controller !== undefined) return nameFromController(controller, operation, methods);
  const stem = withoutPathSuffix(id, operation);
  const generated = fromMethodAndPath(stem, operation);
  if (generated !== undefined) return generated;
  const words = withoutMount(
    withoutSuffix(withoutCounter(splitGlued(stem, operation)), operation),
    operation,
  );
  if (words.every((word) => placeholders.has(word) || /^\d+$/.test(word))) return [];
  return nameGeneric(words, operation, methods) ?? [...words];
}

/** `list` or `findAll` alone: the verb, and the nouns of the path. */
function nameGeneric(
  words: readonly string[],
  operation: NamedOperation,
  methods: MethodsByPath,
): string[] | undefined {
  const generic = genericMethod(words);
  if (generic === undefined) return undefined;
  const byPath = nameFromPath(operation.method, operation.path, methods);
  return byPath.length > 1 ? [generic.verb, ...byPath.slice(1)] : undefined;
}

function withoutHash(id: string): string {
  const parts = id.split(/[_\s-]+/);
  if (isHash(id)) return "";
  const uuid = /[_-]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
  if (uuid.test(id)) return id.replace(uuid, "");
  if (parts.length < 2) return id;
  const last = parts.at(-1) ?? "";
  if (isHash(last)) return id.slice(0, -last.length).replace(/(?<![_\s-])[_\s-]+$/, "");
  return isHash(parts[0] ?? "") ? id.slice((parts[0] ?? "").length).replace(/^[_\s-]+/, "") : id;
}

/** FastAPI's `read_item_items__item_id__get` is the function, the path and the method, all but letters as `_`. */
function withoutPathSuffix(id: string, { method, path }: NamedOperation): string {
  const lower = id.toLowerCase();
  if (!lower.endsWith(`_${method.toLowerCase()}`)) return id;
  for (const form of [path, path.replace(/\/$/, "")]) {
    const suffix = `${form.replace(/\W/g, "_")}_${method}`.toLowerCase();
    if (
      suffix.startsWith("_") &&
      lower.endsWith(suffix) &&
      lower.length > suffix.length &&
      suffix.length > method.length + 1
    ) {
      // A base URL may hold the first segments of the path that the framework knew.
      return id
        .slice(0, id.length - suffix.length)
        .replace(/(.)(?:_api)?_v\d+_?$/i, "$1")
        .replace(/(.)_api_?$/i, "$1");
    }
  }
  return id;
}

/**
 * An id that is the method and the whole path, parameters too (`get-paymentLinks-linkId`, `usersUserIdGet`,
 * `getApiV1Users`): the parameters, and behind the method mount points and versions, go; the method leads.
 */
function fromMethodAndPath(id: string, { method, path }: NamedOperation): string[] | undefined {
  const key = lettersOf(id);
  const verb = method.toLowerCase();
  if (!key.startsWith(verb) && !key.endsWith(verb)) return undefined;
  const segments = readPath(path);
  const lettersIn = (...kinds: string[]): string =>
    segments.flatMap(({ kind, words }) => (kinds.includes(kind) ? words : [])).join("");
  const literals = lettersIn("literal");
  const whole = lettersOf(path.replace(/\.(?:json|xml)$/i, ""));
  const withParameters = [whole, lettersIn("literal", "parameter")];
  const isCopy =
    (lettersIn("parameter") !== "" &&
      withParameters.some((text) => key === verb + text || key === text + verb)) ||
    (whole !== literals && key === verb + whole);
  if (!isCopy || literals === "") return undefined;
  const nouns = segments.flatMap((segment, index) => {
    if (segment.kind !== "literal") return [];
    return segments[index + 1]?.kind === "parameter" ? singularPhrase(segment.words) : segment.words;
  });
  return [verb, ...nouns];
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

function withoutCounter(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  return words.length > 1 && /^\d{1,2}$/.test(last) && !numbered.has(before) ? words.slice(0, -1) : words;
}

/** `get_agent_route` is get, agent, unless the path itself is about routes. */
function withoutSuffix(words: readonly string[], { path }: NamedOperation): readonly string[] {
  const last = words.at(-1) ?? "";
  return words.length > 2 && handlerSuffixes.has(last) && !path.toLowerCase().includes(last)
    ? words.slice(0, -1)
    : words;
}

/** `Api.Users.Get` and `api_v1_users_list`: where the API is mounted is no part of a name. */
function withoutMount(words: readonly string[], { path }: NamedOperation): readonly string[] {
  if (words[0] !== "api" || words.length < 3) return words;
  const rest = isVersion(words[1] ?? "") ? words.slice(2) : words.slice(1);
  const isNamespace = /^\/?api[./]/i.test(path)
    ? !/^\/?api\./i.test(path)
    : !splitWords(path).includes("api");
  return rest.length > 1 && isNamespace ? rest : words;
}
