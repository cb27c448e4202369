import type { SecuritySchemeDefinition } from "../tool.ts";

/**
 * Whether all credentials of a server stand in one and the same place of a request. Only then it is clear which of them a
 * caller means who brings a bearer token, since many clients can send nothing else.
 */
export function hasOnePlace(schemes: Readonly<Record<string, SecuritySchemeDefinition>>): boolean {
  const places = new Set<string>();
  for (const scheme of Object.values(schemes)) {
    // A client certificate is the operator's in any case.
    if (scheme.type !== "mutualTLS") places.add(placeOf(scheme));
  }
  return places.size === 1;
}

function placeOf(scheme: SecuritySchemeDefinition): string {
  if (scheme.type === "basic") return "basic";
  if (scheme.type !== "apiKey" || isAuthorization(scheme)) return "token";
  return `${scheme.in} ${scheme.in === "header" ? scheme.name.toLowerCase() : scheme.name}`;
}

/** An API key in `Authorization` is a token as that header brings it. */
export function isAuthorization(scheme: SecuritySchemeDefinition): boolean {
  return scheme.type === "apiKey" && scheme.in === "header" && scheme.name.toLowerCase() === "authorization";
}
