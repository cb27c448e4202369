import { isTokenUrl } from "./is-token-url.ts";
import { loseCredential, loseFlows } from "./lose-flows.ts";
import type { SecurityScheme } from "./model.ts";
import {
  child,
  entries,
  follow,
  isObject,
  originOf,
  type Place,
  type Reading,
  report,
  text,
  word,
} from "./reading.ts";
import { schemeFault } from "./scheme-fault.ts";

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The security schemes of a document (OpenAPI 3.1.1, 4.8.27; Swagger 2.0 `securityDefinitions`). */
export function readSecuritySchemes(reading: Reading, root: Place): Map<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, written] of entries(declarations(reading, root))) {
    const place = follow(reading, written);
    if (place === undefined) continue;
    const scheme = isObject(place.value) ? readScheme(reading, name, place, place.value) : undefined;
    if (scheme !== undefined) schemes.set(name, scheme);
    else {
      const { message, help } = schemeFault(name, place);
      report(reading, "security-scheme-unknown", message, place, help);
    }
  }
  return schemes;
}

function declarations(reading: Reading, root: Place): Place {
  return reading.dialect === "2.0"
    ? child(root, "securityDefinitions")
    : child(root, "components", "securitySchemes");
}

/** Whether the document declares a security scheme of that name, usable or not. */
export function isDeclared(reading: Reading, root: Place, name: string): boolean {
  const { value } = declarations(reading, root);
  return isObject(value) && Object.hasOwn(value, name);
}

/** Undefined for one of a kind that is not known. */
export function readScheme(
  reading: Reading,
  name: string,
  place: Place,
  value: Record<string, unknown>,
): SecurityScheme | undefined {
  loseFlows(reading, name, place);
  const description = text(value.description);
  const base = { name, ...(description === undefined ? {} : { description }), origin: originOf(place) };
  const type = word(value.type);
  if (type === "basic") return { ...base, type: "basic" };
  if (type === "apikey") {
    const parameterName = text(value.name);
    const at = word(value.in);
    if (parameterName === undefined || !(at === "header" || at === "query" || at === "cookie"))
      return undefined;
    if (at !== "query" && !token.test(parameterName)) return undefined;
    return { ...base, type: "apiKey", in: at, parameterName };
  }
  if (type === "http") {
    const scheme = text(value.scheme) ?? "";
    if (/^basic$/i.test(scheme)) return { ...base, type: "basic" };
    if (/^bearer$/i.test(scheme)) return { ...base, type: "bearer" };
    if (!token.test(scheme)) return undefined;
    loseCredential(reading, name, place, scheme);
    // RFC 9110, 11.4: the scheme, a space, and its credentials.
    return { ...base, type: "apiKey", in: "header", parameterName: "Authorization", prefix: `${scheme} ` };
  }
  if (type === "mutualtls") return { ...base, type: "mutualTLS" };
  if (type === "openidconnect") return { ...base, type: "accessToken" };
  if (type === "oauth2") return { ...base, ...readFlows(place, value) };
  return undefined;
}

/** Client credentials can be redeemed without a person, where the address can be trusted with them; every other flow ends in an access token that one brings. */
function readFlows(
  place: Place,
  value: Record<string, unknown>,
): Pick<SecurityScheme, "type" | "tokenUrl" | "scopes"> {
  const legacy = value.flow === "application" ? value : undefined;
  const flows = child(place, "flows").value;
  const modern = isObject(flows) ? flows.clientCredentials : undefined;
  const flow = legacy ?? (isObject(modern) ? modern : undefined);
  const others = isObject(flows)
    ? Object.keys(flows).filter((key) => key !== "clientCredentials" && !key.startsWith("x-"))
    : [];
  const tokenUrl = text(flow?.tokenUrl);
  if (flow === undefined || tokenUrl === undefined || !isTokenUrl(tokenUrl) || others.length > 0)
    return { type: "accessToken" };
  return {
    type: "clientCredentials",
    tokenUrl,
    scopes: isObject(flow.scopes) ? Object.keys(flow.scopes).sort() : [],
  };
}
