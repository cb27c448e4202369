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
 * Resolves the base URLs. Those of the same origin as the document's first follow it when it is replaced; another
 * origin is called only when the operator allowed or replaced it, and an address without encryption only when it is
 * this machine's or the operator's own choice.
 * @throws {Error} for a replacement or origin that cannot be used; the message is for the operator.
 */
export function resolveBaseUrls(server: ServerDefinition, settings: BaseUrlSettings): BaseUrlOf {
  const first = server.baseUrls.default as BaseUrlDefinition;
  const source = `--base-url or ${server.baseUrlEnvironment}`;
  const replacement = settings.baseUrl === undefined ? undefined : parseBaseUrl(settings.baseUrl, source);
  const replacements = [...settings.replacements].map(
    ([from, to]) =>
      [parseBaseUrl(from, "--base-url FROM=TO"), parseBaseUrl(to, "--base-url FROM=TO")] as const,
  );
  const allowed = new Set(settings.allowedOrigins.map((url) => parseBaseUrl(url, "--allow-origin").origin));
  const resolved = new Map<string, URL | ToolError>();
  return (key = "default") => {
    let url = resolved.get(key);
    if (url === undefined) {
      url = resolve(Object.hasOwn(server.baseUrls, key) ? key : "default");
      resolved.set(key, url);
    }
    if (url instanceof ToolError) throw url;
    return url;
  };

  function resolve(key: string): URL | ToolError {
    if (key === "default" && replacement !== undefined) return replacement;
    const written = fill(server.baseUrls[key] as BaseUrlDefinition, settings.env);
    if (written instanceof ToolError) return written;
    const own = written === null ? undefined : tryParse(written);
    if (own === undefined) return missing(server);
    return replaced(own) ?? (key === "default" ? encrypted(own, server) : further(own));
  }

  /** The whole URL counts before its origin. */
  function replaced(own: URL): URL | undefined {
    const whole = replacements.find(([from]) => trimmed(from.href) === trimmed(own.href));
    if (whole !== undefined) return whole[1];
    const origin = replacements.find(([from]) => from.origin === own.origin && from.pathname === "/");
    return origin === undefined ? undefined : joined(origin[1], own.pathname);
  }

  function further(own: URL): URL | ToolError {
    const start = fill(first, settings.env);
    const origin = typeof start === "string" ? tryParse(start) : undefined;
    if (origin?.origin === own.origin)
      return replacement === undefined ? encrypted(own, server) : follow(replacement, origin, own);
    if (allowed.has(own.origin)) return own;
    return new ToolError(
      `This tool calls ${own.origin}, which is another origin than the rest of the API.`,
      `The operator can allow it with --allow-origin ${own.origin}, or replace it with --base-url ${own.origin}=URL.`,
    );
  }
}

/**
 * Where a base URL is when the first one of its origin was replaced. What lies below the first lies below its
 * replacement; a gateway's prefix before the document's path is kept: `/gw/v1` for `/v1` makes `/gw/v2` of `/v2`.
 */
function follow(replacement: URL, first: URL, own: URL): URL | ToolError {
  const [to, from, path] = [replacement, first, own].map(({ pathname }) => trimmed(pathname)) as [
    string,
    string,
    string,
  ];
  if (path === from || path.startsWith(`${from}/`)) return joined(replacement, path.slice(from.length));
  if (to === "" || to.endsWith(from)) return joined(new URL(replacement.origin), withoutEnd(to, from) + path);
  return new ToolError(
    `This tool calls ${own.href}, and where that is behind the replaced address of the API is not known.`,
    `The operator can say it with --base-url ${trimmed(own.href)}=URL.`,
  );
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}

/** Credentials must not cross a network in the clear because a document says so. */
function encrypted(url: URL, server: ServerDefinition): URL | ToolError {
  const isLocal =
    /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) || url.hostname.endsWith(".localhost");
  if (url.protocol === "https:" || isLocal) return url;
  return new ToolError(
    `The document gives the API an address without encryption: ${url.origin}.`,
    `The operator sets ${server.baseUrlEnvironment} in the environment of this server to an https address, or to this one where that is wanted.`,
  );
}

function joined(base: URL, path: string): URL {
  return new URL(
    base.origin + trimmed(base.pathname) + (path === "" || path.startsWith("/") ? path : `/${path}`),
  );
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
        `The operator sets it in the environment: ${variable?.env ?? name}${variable?.enum === undefined ? "" : ` (one of ${variable.enum.join(", ")})`}.`,
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
 * An absolute http(s) URL without user, query, fragment and backslash.
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
    /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && !/[?#]/.test(written);
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

function trimmed(path: string): string {
  return path.replace(/\/+$/, "");
}
