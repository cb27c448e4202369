import { nameFromSummary } from "./name-from-controller.ts";
import { nameFromId } from "./name-from-id.ts";
import { type MethodsByPath, methodsByPath, nameFromPath } from "./name-from-path.ts";
import { readPath } from "./path-segments.ts";
import { type Draft, separateNames } from "./separate-names.ts";
import { joinName } from "./shorten-name.ts";
import { verbOfMethod } from "./verbs.ts";

/** An operation, with all that its tool's name may depend on. */
export interface OperationToName {
  /** Upper case, as on the wire. */
  method: string;
  path: string;
  operationId?: string;
  summary?: string;
  /** Name of its group, which tells two operations of one name apart. */
  group: string;
  /** From the curation or the lock file: taken as it is, and no other operation gets it. */
  givenName?: string;
}

/**
 * Names each operation's tool: the given name, else the operationId without framework noise, else verb and nouns of the
 * path. Names match `[a-z][a-z0-9_]*`, have at most 52 characters and are unique. Operations that would share a name are
 * qualified all alike: by group, then by words of their paths or versions, then by a hash of method and path. The
 * order of operations has no influence. Two equal given names both stay; that is for the caller to refuse.
 */
export function nameTools<O extends OperationToName>(operations: readonly O[]): Map<O, string> {
  const methods = methodsByPath(operations);
  const taken = new Map<string, O>();
  const names = new Map<O, string>();
  const drafts: Draft<O>[] = [];
  for (const operation of operations) {
    if (operation.givenName !== undefined) {
      taken.set(operation.givenName.toLowerCase(), operation);
      continue;
    }
    const plain = plainWords(operation, methods);
    drafts.push({
      operation,
      plain,
      words: plain,
      keep: new Set<string>(),
      stage: "plain",
      name: joinName(plain),
    });
  }
  separateNames(drafts, taken);
  const drafted = new Map(drafts.map(({ operation, name }) => [operation, name]));
  for (const operation of operations)
    names.set(operation, operation.givenName ?? drafted.get(operation) ?? "");
  return names;
}

function plainWords(operation: OperationToName, methods: MethodsByPath): string[] {
  let words = nameFromId(operation, methods);
  if (words.length === 0) words = nameFromPath(operation.method, operation.path, methods);
  if (words.length === 0) words = nameFromSummary(operation.summary ?? "");
  if (words.length === 0) words = [verbOfMethod(operation.method), ...lastResort(operation)];
  return /^[a-z]/.test(words[0] ?? "") ? words : [verbOfMethod(operation.method), ...words];
}

/** Nothing but parameters, or no Latin letter at all: `GET /{id}` is get, by, id; `GET /` is get, root. */
function lastResort({ path }: OperationToName): string[] {
  const parameters = readPath(path).filter(
    (segment) => segment.kind === "parameter" && segment.words.length > 0,
  );
  if (parameters.length > 0) return ["by", ...(parameters.at(-1)?.words ?? [])];
  return path.replace(/[/?#].*$/, "") === "" && /^\/?(?:api|rest|v?\d+|\/)*$/i.test(path)
    ? ["root"]
    : ["operation"];
}
