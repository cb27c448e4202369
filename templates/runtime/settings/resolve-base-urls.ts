import type { BaseUrlDefinition, ServerDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";

/** What the operator says about base URLs. */
export interface BaseUrlSettings {
  /** Replaces the document's first base URL: `--base-url`, else the environment. */
  baseUrl?: string;
  /** `--base-url FROM=TO`: replaces a further base URL, by its origin or as a whole. */
  replacements: ReadonlyMap<string, string>;
  /** Further origins that may be called (`--allow-origin`). */
  allowedOrigins: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}

/** What the command line and the environment say about base URLs. */
export function baseUrlSettings(
  settings: { baseUrl?: string; baseUrlReplacements: ReadonlyMap<string, string>; allowedOrigins: string[] },
  env: BaseUrlSettings["env"],
): BaseUrlSettings {
  const { baseUrl, baseUrlReplacements: replacements, allowedOrigins } = settings;
  return { ...(baseUrl === undefined ? {} : { baseUrl }), replacements, allowedOrigins, env };
}

/** Gives the base URL of a tool by its key. @throws {ToolError} that says what the operator has to set. */
export type BaseUrlOf = (key: string | undefined) => URL;

/**
 * Resolves the base URLs once. Those of the same origin as the document's first follow it when it is replaced;
 * another origin is called only when the operator allowed or replaced it.
 * @throws {Error} for a replacement that is no usable URL; the message is for the operator.
 */
export function resolveBaseUrls(server: ServerDefinition, settings: BaseUrlSettings): BaseUrlOf {
  const first = server.baseUrls.default as BaseUrlDefinition;
  const replacement =
    settings.baseUrl === undefined ? undefined : parseBaseUrl(settings.baseUrl, "--base-url");
  const resolved = new Map<string, URL | ToolError>();
  return (key = "default") => {
    let url = resolved.get(key);
    if (url === undefined) {
      url = resolve(key);
      resolved.set(key, url);
    }
    if (url instanceof ToolError) throw url;
    return url;
  };

  function resolve(key: string): URL | ToolError {
    const definition = server.baseUrls[key] ?? first;
    if (key === "default" && replacement !== undefined) return replacement;
    const written = fill(definition, settings.env);
    if (written instanceof ToolError) return written;
    const own = written === null ? undefined : tryParse(written);
    if (own === undefined) return missing(server);
    return key === "default" ? own : further(own, written as string);
  }

  function further(own: URL, written: string): URL | ToolError {
    for (const [from, to] of settings.replacements) {
      if (trimmed(from) === trimmed(written)) return parseBaseUrl(to, "--base-url");
      if (originOf(from) === own.origin && trimmed(from) === own.origin)
        return joined(parseBaseUrl(to, "--base-url"), own.pathname);
    }
    const start = first.url === null ? null : fill(first, settings.env);
    const origin = typeof start === "string" ? tryParse(start) : undefined;
    if (origin !== undefined && origin.origin === own.origin) {
      return replacement === undefined ? own : follow(replacement, origin, own);
    }
    if (settings.allowedOrigins.some((allowed) => originOf(allowed) === own.origin)) return own;
    return new ToolError(
      `This tool calls ${own.origin}, which is another origin than the rest of the API.`,
      `The operator can allow it with --allow-origin ${own.origin}, or replace it with --base-url ${own.origin}=URL.`,
    );
  }
}

/** A gateway's prefix before the document's path is kept: `/gw/v1` for `/v1` makes `/gw/v2` of `/v2`. */
function follow(replacement: URL, first: URL, own: URL): URL {
  const [to, from] = [trimmed(replacement.pathname), trimmed(first.pathname)];
  const prefix = to.endsWith(from) ? to.slice(0, to.length - from.length) : "";
  return joined(new URL(replacement.origin + prefix), own.pathname);
}

function joined(base: URL, path: string): URL {
  return new URL(base.origin + trimmed(base.pathname) + (path.startsWith("/") ? path : `/${path}`));
}

function fill(
  { url, variables = {} }: BaseUrlDefinition,
  env: BaseUrlSettings["env"],
): string | null | ToolError {
  if (url === null) return null;
  let problem: ToolError | undefined;
  const filled = url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = (variable === undefined ? undefined : env[variable.env]) || variable?.default;
    if (value === undefined || value === "") {
      problem ??= new ToolError(
        `The address of the API has a part that is not set: ${name}.`,
        `The operator sets it in the environment: ${variable?.env ?? name}.`,
      );
      return "";
    }
    if (variable?.enum !== undefined && !variable.enum.includes(value)) {
      problem ??= new ToolError(
        `${variable.env} has a value that the API does not know.`,
        `The operator sets it to one of: ${variable.enum.join(", ")}.`,
      );
    }
    return value;
  });
  return problem ?? filled;
}

function missing(server: ServerDefinition): ToolError {
  return new ToolError(
    `The address of the ${server.title} API is not known.`,
    `The operator sets ${server.baseUrlEnvironment} in the environment of this server, or starts it with --base-url URL.`,
  );
}

/**
 * An http(s) URL without user, query, fragment and backslash; https unless it is this machine or the operator wrote it.
 * @throws {Error} that says what is wrong with it; the value itself may hold a secret and is not repeated.
 */
export function parseBaseUrl(written: string, source: string): URL {
  const problem = `${source} names a base URL that cannot be used. Give an absolute http(s) URL without user, query and fragment, such as https://api.example.com/v1.`;
  if (/[\\\s]/.test(written)) throw new Error(problem);
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    throw new Error(problem);
  }
  const clean =
    /^https?:$/.test(url.protocol) &&
    url.username === "" &&
    url.password === "" &&
    url.search === "" &&
    url.hash === "";
  if (!clean) throw new Error(problem);
  return url;
}

function tryParse(written: string): URL | undefined {
  try {
    return parseBaseUrl(written, "The document");
  } catch {
    return undefined;
  }
}

function originOf(written: string): string {
  try {
    return new URL(written).origin;
  } catch {
    return written;
  }
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, "");
}
