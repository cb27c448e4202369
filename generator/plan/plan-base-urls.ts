import type { BaseUrlDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, BaseUrl, Operation } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { environmentWord } from "./plan-auth.ts";

export interface BaseUrlPlan {
  baseUrls: Record<string, BaseUrlDefinition>;
  /** Key of an operation's base URL; undefined means the default. */
  keyOf(operation: Operation): string | undefined;
}

/**
 * The base URLs of the operations. The first one of the document is the default; where the document names none,
 * the one that most operations name. Without any, the operator must say (`url: null`).
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
  const define = (baseUrl: BaseUrl): BaseUrlDefinition => {
    const known = resolved.get(baseUrl);
    if (known !== undefined) return known;
    const definition = defineBaseUrl(baseUrl, names.prefix, documentUrl, report);
    resolved.set(baseUrl, definition);
    return definition;
  };
  const first = api.baseUrls[0] ?? mostUsed(operations);
  const fallback: BaseUrlDefinition = first === undefined ? { url: null } : define(first);
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
  for (const operation of operations) {
    const [own] = operation.baseUrls;
    const definition = own === undefined ? fallback : define(own);
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

function defineBaseUrl(
  baseUrl: BaseUrl,
  prefix: string,
  documentUrl: string | undefined,
  report: Report,
): BaseUrlDefinition {
  const url = absolute(baseUrl.url, documentUrl);
  if (url === undefined) {
    const relative = /^\.{0,2}\/|^$/.test(baseUrl.url);
    if (!relative)
      report(
        diagnostic(
          "base-url-refused",
          `${JSON.stringify(baseUrl.url)} is no http(s) URL without user, query and fragment; it is not used.`,
          baseUrl.origin,
        ),
      );
    return { url: null };
  }
  const names = [...new Set([...url.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string))];
  if (names.length === 0) return { url };
  const variables: NonNullable<BaseUrlDefinition["variables"]> = Object.create(null);
  for (const name of names.sort()) {
    const variable = baseUrl.variables.get(name);
    variables[name] = {
      ...(variable?.default === undefined ? {} : { default: variable.default }),
      ...(variable?.enum === undefined ? {} : { enum: variable.enum }),
      env: `${prefix}_VAR_${environmentWord(name)}`,
    };
  }
  return { url, variables };
}

/** Absolute, http or https, no userinfo, query, fragment or backslash; without a slash at the end. */
function absolute(written: string, documentUrl: string | undefined): string | undefined {
  const text = written.trim();
  const whole = text.startsWith("//") ? `https:${text}` : text;
  const templated = whole.includes("{");
  if (/[\\?#\s]/.test(whole)) return undefined;
  if (templated)
    return /^(https?:\/\/|\{)[^@]*$/i.test(whole) && !whole.startsWith("{")
      ? whole.replace(/(?<!\/)\/+$/, "")
      : schemeVariable(whole);
  try {
    const url = new URL(whole, documentUrl);
    if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
    return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, "");
  } catch {
    return undefined;
  }
}

/** `{scheme}://host` and `{url}` are left to the operator's variables. */
function schemeVariable(whole: string): string | undefined {
  return /^\{[^{}]+\}(:\/\/)?[^@]*$/.test(whole) ? whole.replace(/\/+$/, "") : undefined;
}

function mostUsed(operations: readonly Operation[]): BaseUrl | undefined {
  const counts = new Map<string, { count: number; baseUrl: BaseUrl }>();
  for (const { baseUrls } of operations) {
    const [baseUrl] = baseUrls;
    if (baseUrl === undefined) continue;
    const known = counts.get(baseUrl.url);
    counts.set(baseUrl.url, { count: (known?.count ?? 0) + 1, baseUrl: known?.baseUrl ?? baseUrl });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.baseUrl.url < b.baseUrl.url ? -1 : 1))[0]
    ?.baseUrl;
}

function sorted(baseUrls: Record<string, BaseUrlDefinition>): Record<string, BaseUrlDefinition> {
  const { default: fallback, ...others } = baseUrls;
  const result: Record<string, BaseUrlDefinition> = Object.create(null);
  result.default = fallback as BaseUrlDefinition;
  for (const key of Object.keys(others).sort()) result[key] = others[key] as BaseUrlDefinition;
  return result;
}
