import type { Code } from "../diagnostics/codes.ts";
import { isTokenUrl } from "./is-token-url.ts";
import { child, isObject, type Place, type Reading, shown, text, word } from "./reading.ts";

const addresses = ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"];

/**
 * Tells of a security scheme (OpenAPI 3.1.1, 4.8.27) whose token a person must fetch, and where: every flow but client
 * credentials alone with an address that may be given them, and OpenID Connect. Also of a scheme that its document calls deprecated (OpenAPI 3.2.0, 4.27).
 */
export function loseFlows(reading: Reading, name: string, scheme: Place): void {
  const { value } = scheme;
  if (!isObject(value)) return;
  if (value.deprecated === true)
    lose(
      reading,
      "security-scheme-deprecated",
      scheme,
      name,
      `The security scheme ${shown(name)} is deprecated.`,
    );
  const type = word(value.type);
  if (type !== "oauth2" && type !== "openidconnect") return;
  const flows = child(scheme, "flows").value;
  const named = isObject(flows) ? Object.keys(flows).filter((flow) => !flow.startsWith("x-")) : [];
  const kinds = (typeof value.flow === "string" ? [value.flow] : named).sort();
  const [only] = kinds;
  const flow = only === "application" ? value : isObject(flows) ? flows[only ?? ""] : undefined;
  const tokenUrl = isObject(flow) ? text(flow.tokenUrl) : undefined;
  const isRun = kinds.length === 1 && (only === "clientCredentials" || only === "application");
  if (isRun && (tokenUrl === undefined || isTokenUrl(tokenUrl))) return;
  const holders = [value, ...kinds.map((kind) => (isObject(flows) ? flows[kind] : undefined))];
  const urls = [
    ...["openIdConnectUrl", "oauth2MetadataUrl"].map((key) => value[key]),
    ...holders.flatMap((holder) => (isObject(holder) ? addresses.map((key) => holder[key]) : [])),
  ].flatMap((url) => text(url) ?? []);
  const what =
    type === "oauth2" ? `The flows of ${shown(name)} (${kinds.join(", ")}) are` : `${shown(name)} is`;
  const where =
    urls.length === 0 ? "" : ` Its addresses: ${[...new Set(urls)].slice(0, 6).map(shown).join(", ")}.`;
  lose(
    reading,
    "flow-not-run",
    scheme,
    name,
    `${what} not run by the server: an access token is brought from outside.${where}`,
  );
}

/**
 * Tells that what is sent after the name of an HTTP scheme other than Basic and Bearer (RFC 9110, 11.4) is what was given:
 * schemes such as Digest compute it for each request.
 */
export function loseCredential(reading: Reading, name: string, place: Place, scheme: string): void {
  lose(
    reading,
    "http-scheme-not-run",
    place,
    name,
    `The HTTP scheme ${shown(scheme)} of ${shown(name)} is sent with the credential as it is given; nothing is computed.`,
  );
}

function lose(reading: Reading, code: Code, place: Place, name: string, sentence: string): void {
  reading.losses.push({ code, subject: name, owner: name, place, sentence: () => sentence });
}
