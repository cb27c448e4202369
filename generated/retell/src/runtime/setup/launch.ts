import { hasOnePlace } from "../request/has-one-place.ts";
import type { SecuritySchemeDefinition, ServerDefinition } from "../tool.ts";

/** How a client reaches the server: it starts a process, or it sends requests to an address. */
export type Launch = LocalLaunch | HostedLaunch;

export interface LocalLaunch {
  kind: "local";
  command: string;
  args: string[];
  /** Environment variables that the server reads its credentials from. */
  env: string[];
}

export interface HostedLaunch {
  kind: "hosted";
  url: string;
  /** Absent when the address is enough, which may itself hold the key. */
  header?: HeaderCredential;
}

/** A header with a secret in it: `value` is where the secret stands between the two texts. */
export interface HeaderCredential {
  name: string;
  /** Stands before the secret, with its space, for example `Bearer `. */
  prefix: string;
  /** The variable in which a person keeps the secret. */
  env: string;
}

type Described = Pick<ServerDefinition, "securitySchemes" | "http">;

/**
 * The variables that a local server is given: those of credentials that are set, else those of the first scheme, and the
 * base URL where the document names none.
 */
export function localVariables(
  server: Described & Pick<ServerDefinition, "baseUrls" | "baseUrlEnvironment">,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const schemes = Object.values(server.securitySchemes);
  const set = schemes.flatMap((scheme) => scheme.env).filter((name) => (env[name] ?? "") !== "");
  const needed = set.length > 0 ? set : (schemes[0]?.env.slice(0, 2) ?? []);
  const baseUrl = server.baseUrls.default?.url === null ? [server.baseUrlEnvironment] : [];
  return [...new Set([...needed, ...baseUrl])];
}

/**
 * How a caller brings its own key to a hosted server: in the address where the vendor allows it, in the header that the
 * API names, else as a bearer token. The first key or token that a header brings decides, else user name and password. `address` must be an absolute URL.
 */
export function hostedLaunch(address: string, server: Described): HostedLaunch {
  const schemes = Object.values(server.securitySchemes).filter(({ type }) => type !== "mutualTLS");
  const { keyParameter } = server.http ?? {};
  const isOne = keyParameter !== undefined || hasOnePlace(server.securitySchemes);
  const usable = schemes.filter((each) => isOne || hasHeader(each));
  const scheme = usable.find(({ type }) => type !== "basic") ?? usable[0];
  if (scheme === undefined) return { kind: "hosted", url: address };
  if (keyParameter !== undefined) {
    const joint = address.includes("?") ? "&" : "?";
    return { kind: "hosted", url: `${address}${joint}${keyParameter}=<${scheme.env[0]}>` };
  }
  return { kind: "hosted", url: address, header: headerOf(scheme) };
}

/** A key that the API wants elsewhere is brought as bearer token, where that can mean nothing else. */
function hasHeader(scheme: SecuritySchemeDefinition): boolean {
  return scheme.type !== "apiKey" || scheme.in === "header";
}

/** The header as a person writes it, the name of the variable in place of the secret; empty when none is needed. */
export function headerLine({ header }: HostedLaunch): string {
  return header === undefined ? "" : `${header.name}: ${header.prefix}<${header.env}>`;
}

function headerOf(scheme: SecuritySchemeDefinition): HeaderCredential {
  const [env] = scheme.env;
  if (scheme.type === "apiKey" && scheme.in === "header")
    return { name: scheme.name, prefix: scheme.prefix ?? "", env };
  // User name and password go together as one text in base64 (RFC 7617, section 2).
  if (scheme.type === "basic")
    return { name: "Authorization", prefix: "Basic ", env: `${env}_PASSWORD_BASE64` };
  return { name: "Authorization", prefix: "Bearer ", env };
}
