import type { Credentials } from "../call/call-context.ts";
import type { SecuritySchemeDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { type AppliedCredential, type AuthorizationContext, applyCredential } from "./apply-credential.ts";
import { hasOnePlace } from "./has-one-place.ts";

export type SecuritySchemes = Readonly<Record<string, SecuritySchemeDefinition>>;

/**
 * Chooses the first alternative whose credentials are all there and puts each in its place (OpenAPI 3.1.1, 4.8.30).
 * An empty alternative, wherever it stands, is taken only when no other is complete; without `security` nothing is
 * sent. The password of basic authentication may be empty. Of two schemes for one header the first is sent.
 * Throws a ToolError that names what to set when nothing is complete.
 */
export async function chooseAuthorization(
  security: readonly (readonly string[])[] | undefined,
  schemes: SecuritySchemes,
  credentials: Credentials,
  context: AuthorizationContext = {},
): Promise<AppliedCredential[]> {
  if (security === undefined || security.length === 0) return [];
  const passthrough = context.passthrough === true;
  const complete = security.find(
    (names) =>
      names.length > 0 &&
      names.every((name) => isThere(schemeOf(schemes, name), valuesOf(credentials, name), passthrough)),
  );
  if (complete === undefined) {
    if (security.some((names) => names.length === 0)) return [];
    throw new MissingCredentialError(missing(security, schemes, credentials, passthrough));
  }
  const applied: AppliedCredential[] = [];
  for (const name of complete) {
    const scheme = schemeOf(schemes, name);
    if (scheme === undefined) continue;
    const credential = await applyCredential(name, scheme, valuesOf(credentials, name), context);
    if (!applied.some((other) => isSamePlace(other, credential))) applied.push(credential);
  }
  return applied;
}

/** Whether the operator's credentials are enough for a tool. */
export function hasCredentials(
  security: readonly (readonly string[])[] | undefined,
  schemes: SecuritySchemes,
  credentials: Credentials,
): boolean {
  if (security === undefined || security.length === 0) return true;
  return security.some((names) =>
    names.every((name) => isThere(schemeOf(schemes, name), valuesOf(credentials, name), false)),
  );
}

/** No alternative of a tool's credentials is complete; its text says what to set, or what to send. */
export class MissingCredentialError extends ToolError {
  override name = "MissingCredentialError";

  constructor({ message, next }: ToolError) {
    super(message, next);
  }
}

function isThere(
  scheme: SecuritySchemeDefinition | undefined,
  values: readonly string[],
  passthrough: boolean,
): boolean {
  const has = (index: number) => (values[index] ?? "") !== "";
  switch (scheme?.type) {
    case undefined:
      return false;
    case "clientCredentials":
      return has(2) || (has(0) && has(1));
    case "mutualTLS":
      return !passthrough && has(0) && has(1);
    default:
      return has(0);
  }
}

function isSamePlace(a: AppliedCredential, b: AppliedCredential): boolean {
  if (a.in === "connection" || b.in === "connection") return a.in === b.in;
  if (a.in !== b.in) return false;
  return a.in === "header" ? a.name.toLowerCase() === b.name.toLowerCase() : a.name === b.name;
}

function missing(
  security: readonly (readonly string[])[],
  schemes: SecuritySchemes,
  credentials: Credentials,
  passthrough: boolean,
): ToolError {
  const known = security.filter((names) => names.every((name) => schemeOf(schemes, name) !== undefined));
  if (known.length === 0) {
    return new ToolError(
      "This tool needs a credential of a kind that the API's document does not say.",
      "Declare its security scheme in the document and build this server again.",
    );
  }
  const ways = known.map((names) =>
    names
      .flatMap((name) => {
        const scheme = schemeOf(schemes, name);
        const isGiven = isThere(scheme, valuesOf(credentials, name), passthrough);
        return scheme === undefined || isGiven ? [] : [wanted(scheme, passthrough, hasOnePlace(schemes))];
      })
      .join(" and "),
  );
  const all = [...new Set(ways)].join("; or ");
  return passthrough
    ? new ToolError(
        "This tool needs a credential that the request did not bring.",
        `Send with every request ${all}.`,
      )
    : new ToolError(
        "This tool needs a credential that is not set.",
        `Set in the environment of this server: ${all}.`,
      );
}

function wanted(scheme: SecuritySchemeDefinition, passthrough: boolean, isOnly: boolean): string {
  if (!passthrough) return scheme.env.slice(0, 2).join(" and ");
  switch (scheme.type) {
    case "apiKey":
      if (scheme.in === "header") return `your key in the header ${scheme.name}`;
      return isOnly
        ? "the header Authorization: Bearer with your key"
        : `your key for the ${scheme.in === "query" ? "query parameter" : "cookie"} ${scheme.name}, as the operator says`;
    case "basic":
      return "the header Authorization: Basic with your user name and password";
    case "clientCredentials":
    case "bearer":
    case "accessToken":
      return "the header Authorization: Bearer with your token";
    case "mutualTLS":
      return "a client certificate, which cannot be passed through: ask the operator for a server with --credentials env";
  }
}

function schemeOf(schemes: SecuritySchemes, name: string): SecuritySchemeDefinition | undefined {
  return Object.hasOwn(schemes, name) ? schemes[name] : undefined;
}

function valuesOf(credentials: Credentials, name: string): readonly string[] {
  return (Object.hasOwn(credentials, name) ? credentials[name] : undefined) ?? [];
}
