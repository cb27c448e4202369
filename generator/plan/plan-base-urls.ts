import type { BaseUrlDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, BaseUrl, Operation } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { hideUrlSecrets } from "../diagnostics/hide-url-secrets.ts";
import { shorten } from "../diagnostics/shorten.ts";
import { environmentWord } from "./plan-auth.ts";
import { originOfBaseUrl, resolveBaseUrl } from "./resolve-base-url.ts";

export interface BaseUrlPlan {
  baseUrls: Record<string, BaseUrlDefinition>;
  /** Key of an operation's base URL; undefined means the default. */
  keyOf(operation: Operation): string | undefined;
}

/**
 * The base URLs of the operations. The first one of the document is the default; where the document names none,
 * the one that most operations name. Operations without any are at the origin of a document that was read by URL
 * (OpenAPI 3.1.1, 4.8.1.1; Swagger 2.0, "host"); else the operator must say (`url: null`). A path from the root in a
 * document of unknown address belongs to the origin of the default.
 *
 * @param names prefix of variables, and the name of the one that replaces the first base URL
 */
export function planBaseUrls(
  api: ApiModel,
  operations: readonly Operation[],
  names: { prefix: string; baseUrl: string },
  documentUrl: string | undefined,
  report: Report,
): BaseUrlPlan {
  const resolved = new Map<BaseUrl, BaseUrlDefinition>();
  const assumed = new Set<string>();
  const define = (baseUrl: BaseUrl, beside?: Beside): BaseUrlDefinition => {
    const known = resolved.get(baseUrl);
    if (known !== undefined) return known;
    const alone = resolveBaseUrl(baseUrl.url, documentUrl);
    const url = alone ?? resolveBaseUrl(baseUrl.url, documentUrl, beside?.origin);
    const definition = defineBaseUrl(baseUrl, url, names.prefix, alone === url ? undefined : beside, report);
    resolved.set(baseUrl, definition);
    if (alone !== url && !assumed.has(baseUrl.url)) {
      const message = `Where the document is served is not known; its base URL ${quoted(baseUrl.url)} is taken for ${url}.`;
      report(diagnostic("base-url-assumed", message, baseUrl.origin));
      assumed.add(baseUrl.url);
    }
    return definition;
  };
  const implied: BaseUrl | undefined =
    documentUrl === undefined || api.baseUrls.length > 0
      ? undefined
      : { url: "/", variables: new Map(), origin: api.origin };
  const ownOf = (operation: Operation): BaseUrl | undefined => operation.baseUrls[0] ?? implied;
  const first = api.baseUrls[0] ?? mostUsed(operations.flatMap((operation) => ownOf(operation) ?? []));
  const fallback: BaseUrlDefinition = first === undefined ? { url: null } : define(first);
  if (implied !== undefined && operations.some((operation) => operation.baseUrls.length === 0)) {
    const message = `Where no base URL is named, it is ${define(implied).url}, from which the document was read.`;
    report(diagnostic("base-url-assumed", message, api.origin));
  }
  if (fallback.url === null) {
    report(
      diagnostic(
        "base-url-missing",
        `The document names no base URL that stands alone; ${names.baseUrl} must name it when the server runs.`,
        first?.origin ?? api.origin,
      ),
    );
  }
  const baseUrls: Record<string, BaseUrlDefinition> = Object.create(null);
  baseUrls.default = fallback;
  const keys = new Map<Operation, string>();
  const origin = fallback.url === null ? undefined : originOfBaseUrl(fallback.url);
  const beside = origin === undefined ? undefined : { origin, variables: first?.variables ?? new Map() };
  for (const operation of operations) {
    const own = ownOf(operation);
    const definition = own === undefined ? fallback : define(own, beside);
    if (definition.url === null && own !== undefined && operation.baseUrlLevel !== "document") {
      const message = `${operation.method} ${operation.path} has a base URL of its own that does not stand alone; the default is used.`;
      report(diagnostic("base-url-missing", message, own.origin));
    }
    if (definition.url === null || definition.url === fallback.url) continue;
    baseUrls[definition.url] = definition;
    keys.set(operation, definition.url);
  }
  return { baseUrls: sorted(baseUrls), keyOf: (operation) => keys.get(operation) };
}

/** What a path from the root belongs to: the origin of the default, and its variables. */
interface Beside {
  origin: string;
  variables: BaseUrl["variables"];
}

function defineBaseUrl(
  baseUrl: BaseUrl,
  url: string | undefined,
  prefix: string,
  beside: Beside | undefined,
  report: Report,
): BaseUrlDefinition {
  if (url === undefined) {
    const relative = /^\.{0,2}\/|^$/.test(baseUrl.url);
    if (!relative)
      report(
        diagnostic(
          "base-url-refused",
          `${quoted(baseUrl.url)} is no http(s) URL without user, query and fragment; it is not used.`,
          baseUrl.origin,
        ),
      );
    return { url: null };
  }
  const names = [...new Set([...url.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string))];
  if (names.length === 0) return { url };
  const variables: NonNullable<BaseUrlDefinition["variables"]> = Object.create(null);
  for (const name of names.sort()) {
    const { variables: declared } = beside?.origin.includes(`{${name}}`) ? beside : baseUrl;
    const variable = declared.get(name);
    variables[name] = {
      ...(variable?.default === undefined ? {} : { default: variable.default }),
      ...(variable?.enum === undefined ? {} : { enum: variable.enum }),
      env: `${prefix}_VAR_${environmentWord(name)}`,
    };
  }
  return { url, variables };
}

function mostUsed(baseUrls: readonly BaseUrl[]): BaseUrl | undefined {
  const counts = new Map<string, { count: number; baseUrl: BaseUrl }>();
  for (const baseUrl of baseUrls) {
    const known = counts.get(baseUrl.url);
    counts.set(baseUrl.url, { count: (known?.count ?? 0) + 1, baseUrl: known?.baseUrl ?? baseUrl });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.baseUrl.url < b.baseUrl.url ? -1 : 1))[0]
    ?.baseUrl;
}

function quoted(url: string): string {
  return JSON.stringify(shorten(hideUrlSecrets(url), 201));
}

function sorted(baseUrls: Record<string, BaseUrlDefinition>): Record<string, BaseUrlDefinition> {
  const { default: fallback, ...others } = baseUrls;
  const result: Record<string, BaseUrlDefinition> = Object.create(null);
  result.default = fallback as BaseUrlDefinition;
  for (const key of Object.keys(others).sort()) result[key] = others[key] as BaseUrlDefinition;
  return result;
}
