import type { Binding, RequestDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { UpstreamRequest } from "../upstream/http-message.ts";
import type { AppliedCredential } from "./apply-credential.ts";
import { applyDefaults } from "./apply-defaults.ts";
import { buildCookies, type CookiePlan, planCookies } from "./build-cookies.ts";
import { addHeaders, type HeaderPlan, planHeaders } from "./build-headers.ts";
import { buildPath, type PathPlan, planPath } from "./build-path.ts";
import { buildQuery, planQuery, type QueryPlan } from "./build-query.ts";
import { type BodyPlan, collectBody, planBody } from "./collect-body.ts";
import { encodeBody } from "./encode-body.ts";
import type { FileAccess } from "./read-file-argument.ts";
import { nothingReserved, type ReservedNames } from "./reserve-names.ts";
import { joinItems } from "./serialize-parameter.ts";

/** Where a request goes, and what it brings along that is not the tool's own. */
export interface RequestTarget {
  /** Absolute http(s) URL; only its origin and path count. */
  baseUrl: URL;
  files: FileAccess;
  authorization: readonly AppliedCredential[];
  /** Names of all credentials of the server, which no argument may set. */
  reserved?: ReservedNames;
  forwardedHeaders?: readonly [name: string, value: string][];
  userAgent?: string;
}

interface RequestPlan {
  path: PathPlan;
  query: QueryPlan;
  headers: HeaderPlan;
  cookies: CookiePlan;
  body: BodyPlan;
  /** Of arguments that are lists of lists. */
  nested: Binding[];
}

const plans = new WeakMap<RequestDefinition, RequestPlan>();

/**
 * Makes the HTTP request of a tool from its arguments and defaults (OpenAPI 3.1.1, 4.8.12 and 4.8.15). Whatever the arguments are,
 * the request goes to the base URL's origin, below its path, to as many segments as the tool's path has; a credential
 * is the only header, query parameter or cookie of its name. Throws a ToolError that names the argument at fault.
 */
export async function buildRequest(
  definition: RequestDefinition,
  given: Readonly<Record<string, unknown>>,
  target: RequestTarget,
): Promise<UpstreamRequest> {
  const plan = planOf(definition);
  const args = withJoinedItems(plan.nested, applyDefaults(given, definition.defaults));
  const credentials = byPlace(target.authorization);
  const { reserved = nothingReserved } = target;
  const url = buildUrl(plan, args, target.baseUrl, credentials.query, reserved.query);
  const headers: [string, string][] = credentials.header.map(({ name, value }) => [name, value]);
  const cookies = buildCookies(plan.cookies, args, credentials.cookie, reserved.cookie);
  if (cookies !== "") headers.push(["Cookie", cookies]);
  addHeaders(headers, plan.headers, args, target.forwardedHeaders ?? [], reserved.header);
  if (target.userAgent !== undefined) addMissing(headers, "User-Agent", target.userAgent);
  addMissing(headers, "Accept", definition.accept ?? "application/json, */*;q=0.5");

  const request: UpstreamRequest = { method: definition.method, url, headers };
  const body =
    definition.body && (await encodeBody(definition.body, collectBody(plan.body, args, given), target.files));
  if (body) {
    headers.push(["Content-Type", body.contentType], ["Content-Length", String(body.bytes.length)]);
    request.body = body.bytes;
  } else if (expectsBody.has(definition.method)) {
    headers.push(["Content-Length", "0"]);
  }
  if (credentials.certificate !== undefined) request.certificate = credentials.certificate;
  return request;
}

/** RFC 9110, 8.6: methods whose meaning anticipates content say that there is none. */
const expectsBody = new Set(["POST", "PUT", "PATCH"]);

function planOf(definition: RequestDefinition): RequestPlan {
  const known = plans.get(definition);
  if (known !== undefined) return known;
  const { bindings, fixed = [] } = definition;
  const path = planPath(definition);
  const plan: RequestPlan = {
    path,
    query: planQuery(path.query, bindings, fixed),
    headers: planHeaders(bindings, fixed),
    cookies: planCookies(bindings, fixed),
    body: planBody(definition),
    nested: bindings.filter(({ itemStyles }) => itemStyles !== undefined),
  };
  plans.set(definition, plan);
  return plan;
}

function withJoinedItems(
  nested: readonly Binding[],
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (nested.length === 0) return args;
  const joined: Record<string, unknown> = Object.assign(Object.create(null), args);
  for (const { argument, itemStyles = [] } of nested)
    if (Object.hasOwn(joined, argument)) joined[argument] = joinItems(joined[argument], itemStyles);
  return joined;
}

function buildUrl(
  plan: RequestPlan,
  args: Readonly<Record<string, unknown>>,
  base: URL,
  credentials: readonly NamedValue[],
  reserved: ReadonlySet<string>,
): URL {
  const below = base.pathname.replace(/\/$/, "");
  const path = buildPath(plan.path, args);
  const query = buildQuery(plan.query, args, credentials, reserved);
  const url = new URL(`${base.origin}${below}${path}${query === "" ? "" : `?${query}`}`);
  // Encoding makes this true; it is checked all the same, since everything that is safe here hangs on it.
  const isUnchanged = url.origin === base.origin && url.pathname === below + path && url.hash === "";
  if (!isUnchanged || path.split("/").length !== plan.path.segments.length + 1) {
    throw new ToolError(
      "The arguments would change the address of the request.",
      "Call again with plain identifiers.",
    );
  }
  return url;
}

interface NamedValue {
  name: string;
  value: string;
}

function byPlace(credentials: readonly AppliedCredential[]) {
  const places: Record<"header" | "query" | "cookie", NamedValue[]> & {
    certificate?: { cert: string; key: string };
  } = {
    header: [],
    query: [],
    cookie: [],
  };
  for (const credential of credentials) {
    if (credential.in === "connection") places.certificate = credential.certificate;
    else places[credential.in].push(credential);
  }
  return places;
}

function addMissing(headers: [string, string][], name: string, value: string): void {
  if (!headers.some(([other]) => other.toLowerCase() === name.toLowerCase())) headers.push([name, value]);
}
