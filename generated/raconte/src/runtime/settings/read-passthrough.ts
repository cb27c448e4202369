import type { IncomingHttpHeaders } from "node:http";
import type { Credentials } from "../call/call-context.ts";
import { HttpError } from "../protocol/http-error.ts";
import { hasOnePlace, isAuthorization } from "../request/has-one-place.ts";
import type { SecuritySchemeDefinition, ServerDefinition } from "../tool.ts";

/** The vendor's credentials that a client's request brings, and whether they stood in its URL. */
export interface BroughtCredentials {
  credentials: Credentials;
  keyInUrl: boolean;
}

/**
 * Reads the caller's own credentials from a request: from `Authorization`, from the header that a security scheme
 * names, or from the query parameter that the server's curation allows. Nothing is kept. A bearer token is taken for
 * an API key, too, since many clients can send nothing else, but only where the API has no other place for a credential
 * (`hasOnePlace`); so is the key of the URL, unless an API key has that parameter's name.
 * @throws {HttpError} 400 for a parameter that is there more than once.
 */
export function readBrought(
  server: ServerDefinition,
  headers: IncomingHttpHeaders,
  url: string,
  keyParameter: string | undefined,
): BroughtCredentials {
  const inUrl = keyParameter === undefined ? undefined : queryValue(url, keyParameter);
  const authorization = headers.authorization?.trim() ?? "";
  const schemes = Object.entries(server.securitySchemes);
  const hasOwnName = ([, scheme]: (typeof schemes)[number]) => isNamed(scheme, keyParameter);
  const unnamed = schemes.some(hasOwnName) ? undefined : inUrl;
  const bearer = unnamed ?? /^Bearer +(\S.*)$/i.exec(authorization)?.[1]?.trim();
  const forKeys = hasOnePlace(server.securitySchemes) ? bearer : undefined;
  const credentials: Record<string, readonly string[]> = Object.create(null);
  for (const [scheme, definition] of schemes) {
    const named = isNamed(definition, keyParameter) ? inUrl : undefined;
    const values = valuesFor(definition, headers, { authorization, bearer, forKeys: named ?? forKeys });
    if (values !== undefined) credentials[scheme] = values;
  }
  return { credentials, keyInUrl: inUrl !== undefined };
}

/** Whether the query parameter that brings a key is the API's own for this scheme. */
function isNamed(scheme: SecuritySchemeDefinition, keyParameter: string | undefined): boolean {
  return scheme.type === "apiKey" && scheme.in === "query" && scheme.name === keyParameter;
}

interface Tokens {
  /** The header as it came. */
  authorization: string;
  bearer: string | undefined;
  /** What stands for an API key that has no header of its own in the request. */
  forKeys: string | undefined;
}

function valuesFor(
  definition: SecuritySchemeDefinition,
  headers: IncomingHttpHeaders,
  { authorization, bearer, forKeys }: Tokens,
): string[] | undefined {
  switch (definition.type) {
    case "bearer":
    case "accessToken":
      return bearer === undefined ? undefined : [bearer];
    case "clientCredentials":
      return bearer === undefined ? undefined : ["", "", bearer];
    case "basic":
      return readBasic(authorization);
    case "apiKey": {
      const own = definition.in === "header" ? headers[definition.name.toLowerCase()] : undefined;
      const value = isAuthorization(definition)
        ? (bearer ?? authorization)
        : (typeof own === "string" ? own.trim() : "") || forKeys;
      return value === undefined || value === "" ? undefined : [value];
    }
    case "mutualTLS":
      return undefined;
  }
}

/** RFC 7617: user name and password, which may hold colons. */
function readBasic(authorization: string): string[] | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon === -1 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

function queryValue(url: string, name: string): string | undefined {
  const mark = url.indexOf("?");
  if (mark === -1) return undefined;
  const [value, ...others] = new URLSearchParams(url.slice(mark + 1)).getAll(name);
  if (others.length > 0) throw new HttpError(400, `The query parameter ${name} must be there once.`);
  return value?.trim() || undefined;
}

/** What a client has to send so that its calls can be made, in one sentence. */
export function whatToSend(
  server: Pick<ServerDefinition, "title" | "securitySchemes">,
  keyParameter: string | undefined,
): string {
  const ways = new Set<string>();
  const isOne = hasOnePlace(server.securitySchemes);
  let named = false;
  let takesToken = false;
  for (const definition of Object.values(server.securitySchemes)) {
    const isKey = definition.type === "apiKey" && !isAuthorization(definition);
    if (definition.type === "basic") ways.add('the header "Authorization: Basic <user name and password>"');
    else if (definition.type !== "mutualTLS" && (isOne || !isKey)) {
      takesToken = true;
      ways.add('the header "Authorization: Bearer <your API key>"');
    }
    if (isKey && definition.in === "header") ways.add(`the header "${definition.name}: <your API key>"`);
    named ||= isNamed(definition, keyParameter);
  }
  if (keyParameter !== undefined && (named || takesToken))
    ways.add(`the query parameter ${keyParameter}=<your API key>`);
  const how = ways.size === 0 ? "ask its operator how" : [...ways].join(", or ");
  return `Send your ${server.title} credential with every request: ${how}.`;
}
