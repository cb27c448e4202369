import { createHash } from "node:crypto";
import type { SecuritySchemeDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, Operation, SecurityScheme } from "../api/model.ts";
import type { CuratedCredential } from "../curation/model.ts";
import { checkCredentials } from "./check-credentials.ts";
import type { CurationProblems } from "./curation-problems.ts";
import type { CredentialPlan } from "./model.ts";

/** What each kind of credential is called in the environment, in the order its values are used. */
const suffixes: Record<SecurityScheme["type"], readonly string[]> = {
  apiKey: ["API_KEY"],
  bearer: ["API_KEY"],
  basic: ["USERNAME", "PASSWORD"],
  clientCredentials: ["CLIENT_ID", "CLIENT_SECRET", "ACCESS_TOKEN"],
  accessToken: ["ACCESS_TOKEN"],
  mutualTLS: ["CLIENT_CERT", "CLIENT_KEY"],
};

/**
 * The credentials that the emitted operations need, by scheme name. With one scheme they are called
 * `<PREFIX>_API_KEY`, with several `<PREFIX>_<SCHEME>_API_KEY`; a part equal to the suffix is not repeated. What a
 * person chose stands in place of that, then what the package has already (`given`).
 */
export function planAuth(
  api: ApiModel,
  operations: readonly Operation[],
  { prefix, given }: { prefix: string; given: ReadonlyMap<string, readonly string[]> },
  chosen: Readonly<Record<string, CuratedCredential>>,
  problems: CurationProblems,
): CredentialPlan[] {
  const names = [...new Set(operations.flatMap((operation) => operation.security.flat()))].sort();
  const schemes = names.flatMap((name) => api.securitySchemes.get(name) ?? []);
  const needs = new Set(schemes.map(({ name }) => name));
  const own = schemes.filter((scheme) => sharedWith(scheme, needs) === undefined);
  const curated = new Map(Object.entries(chosen));
  const needed = schemes.map((scheme) => ({ scheme, variables: suffixes[scheme.type].length }));
  checkCredentials(curated, needed, api, problems);
  const keptNames = ({ name, type }: SecurityScheme): readonly string[] => {
    const names = given.get(name) ?? [];
    return names.length === suffixes[type].length ? names : [];
  };
  const envNames = (scheme: SecurityScheme): string[] =>
    [curated.get(scheme.name)?.env ?? keptNames(scheme)].flat();
  const taken = new Set(schemes.flatMap(envNames));
  const envOf = new Map(
    own.map((scheme): [string, string[]] => {
      const given = envNames(scheme);
      const derived = nameVariables(scheme, prefix, own.length > 1, taken, given.length);
      return [scheme.name, [...given, ...derived]];
    }),
  );
  const variablesOf = (scheme: SecurityScheme): string[] => {
    const others = envOf.get(sharedWith(scheme, needs) ?? scheme.name) as string[];
    return others.map((name, index) => envNames(scheme)[index] ?? name);
  };
  return schemes.map((scheme) => ({
    scheme: scheme.name,
    definition: withPrefix(define(scheme, variablesOf(scheme)), curated.get(scheme.name)?.prefix),
    ...(scheme.description === undefined ? {} : { description: scheme.description }),
  }));
}

/** The scheme whose variables this one uses, when that is needed, too. */
function sharedWith({ sharesWith }: SecurityScheme, needed: ReadonlySet<string>): string | undefined {
  return sharesWith !== undefined && needed.has(sharesWith) ? sharesWith : undefined;
}

function nameVariables(
  scheme: SecurityScheme,
  prefix: string,
  qualified: boolean,
  taken: Set<string>,
  given: number,
): string[] {
  return suffixes[scheme.type].slice(given).map((suffix) => {
    const qualifier = qualified ? environmentWord(scheme.name) : "";
    const plain = [prefix, qualifier, suffix]
      .filter((part, index) => part !== "" && !(index === 1 && part === suffix))
      .join("_");
    const unique = taken.has(plain) ? `${plain}_${shortHash(scheme.name)}` : plain;
    taken.add(unique);
    return unique;
  });
}

/** The prefix of an apiKey, which its value may have already; what a person chose stands in place of the name of its HTTP scheme. */
function withPrefix(
  definition: SecuritySchemeDefinition,
  prefix: string | undefined,
): SecuritySchemeDefinition {
  return definition.type === "apiKey" && prefix !== undefined ? { ...definition, prefix } : definition;
}

function define(scheme: SecurityScheme, env: string[]): SecuritySchemeDefinition {
  const [first, second, third] = env as [string, string, string];
  switch (scheme.type) {
    case "apiKey":
      return {
        type: "apiKey",
        in: scheme.in ?? "header",
        name: scheme.parameterName ?? "Authorization",
        ...(scheme.prefix === undefined ? {} : { prefix: scheme.prefix }),
        env: [first],
      };
    case "basic":
      return { type: "basic", env: [first, second] };
    case "clientCredentials":
      return {
        type: "clientCredentials",
        tokenUrl: scheme.tokenUrl ?? "",
        scopes: scheme.scopes ?? [],
        env: [first, second, third],
      };
    case "mutualTLS":
      return { type: "mutualTLS", env: [first, second] };
    default:
      return { type: scheme.type, env: [first] };
  }
}

/** `retell-ai` becomes `RETELL_AI`: letters, digits and single underscores, a letter first. */
export function environmentWord(name: string): string {
  const spelled = name
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase()
    .slice(0, 40);
  if (spelled === "") return `X_${shortHash(name)}`;
  return /^[A-Z]/.test(spelled) ? spelled : `X_${spelled}`;
}

function shortHash(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 4).toUpperCase();
}
