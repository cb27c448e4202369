import type { IncomingHttpHeaders } from "node:http";
import type { Credentials } from "../call/call-context.ts";
import type { SecuritySchemeDefinition, ServerDefinition } from "../tool.ts";

/** The vendor's credentials that a client's request brings, and whether they stood in its URL. */
export interface BroughtCredentials {
  credentials: Credentials;
  keyInUrl: boolean;
}

/**
 * Reads the caller's own credentials from a request: from `Authorization`, from the header that a security scheme
 * names, or from the query parameter that the server's curation allows. Nothing is kept. A bearer token is taken for
 * an API key, too, since many clients can send nothing else.
 */
export function readBrought(
  server: ServerDefinition,
  headers: IncomingHttpHeaders,
  url: string,
  keyParameter: string | undefined,
): BroughtCredentials {
  const inUrl = keyParameter === undefined ? undefined : queryValue(url, keyParameter);
  const authorization = headers.authorization?.trim() ?? "";
  const bearer = inUrl ?? /^Bearer +(\S.*)$/i.exec(authorization)?.[1]?.trim();
  const credentials: Record<string, readonly string[]> = Object.create(null);
  for (const [scheme, definition] of Object.entries(server.securitySchemes)) {
    const values = valuesFor(definition, headers, authorization, bearer);
    if (values !== undefined) credentials[scheme] = values;
  }
  return { credentials, keyInUrl: inUrl !== undefined };
}

function valuesFor(
  definition: SecuritySchemeDefinition,
  headers: IncomingHttpHeaders,
  authorization: string,
  bearer: string | undefined,
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
      const isAuthorization = definition.name.toLowerCase() === "authorization";
      const value = isAuthorization
        ? (bearer ?? authorization)
        : (typeof own === "string" ? own.trim() : "") || bearer;
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
  return new URLSearchParams(url.slice(mark + 1)).get(name)?.trim() || undefined;
}

/** What a client has to send so that its calls can be made, in one sentence. */
export function whatToSend(
  server: Pick<ServerDefinition, "title" | "securitySchemes">,
  keyParameter: string | undefined,
): string {
  const ways = new Set<string>();
  for (const definition of Object.values(server.securitySchemes)) {
    if (definition.type === "basic") ways.add('the header "Authorization: Basic <user name and password>"');
    else if (definition.type !== "mutualTLS") ways.add('the header "Authorization: Bearer <your API key>"');
    if (
      definition.type === "apiKey" &&
      definition.in === "header" &&
      definition.name.toLowerCase() !== "authorization"
    ) {
      ways.add(`the header "${definition.name}: <your API key>"`);
    }
  }
  if (keyParameter !== undefined) ways.add(`the query parameter ${keyParameter}=<your API key>`);
  return `Send your ${server.title} credential with every request: ${[...ways].join(", or ")}.`;
}
