import { checkArguments } from "../../templates/runtime/call/check-arguments.ts";
import { type AppliedCredential, applyCredential } from "../../templates/runtime/request/apply-credential.ts";
import { buildRequest } from "../../templates/runtime/request/build-request.ts";
import { type ReservedNames, reserveNames } from "../../templates/runtime/request/reserve-names.ts";
import { parseBaseUrl, resolveBaseUrls } from "../../templates/runtime/settings/resolve-base-urls.ts";
import type {
  SecuritySchemeDefinition,
  ServerDefinition,
  ToolDefinition,
} from "../../templates/runtime/tool.ts";
import { ToolError } from "../../templates/runtime/tool-error.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { sampleCases } from "./sample-arguments.ts";

interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Recording {
  /** Options of the server; `ORIGIN` stands for the address of the stand-in. */
  flags: string[];
  env: Record<string, string>;
  cases: { tool: string; arguments: Record<string, unknown>; request: SentRequest }[];
  untested: { tool: string; reason: string }[];
}

const standIn = "http://origin.invalid";

/**
 * The exact requests of each tool, with a sample value for every argument, as the package's own test compares them.
 * It is made by the runtime that is copied into the package: it catches later edits and bundling faults.
 */
export async function recordRequests(server: ServerModel): Promise<Recording> {
  const env = sampleEnvironment(server);
  const further = Object.keys(server.baseUrls).filter((key) => key !== "default");
  const settings = { baseUrl: `${standIn}/base`, allowedOrigins: [], env };
  const definition = server as unknown as ServerDefinition;
  const firstOnly = resolveBaseUrls(definition, { ...settings, replacements: new Map() });
  const paths = new Map<string, string>();
  for (const [index, key] of further.entries()) {
    const url = filledUrl(server, key, env);
    if (!follows(firstOnly, key) && isUsable(url) && !paths.has(url)) paths.set(url, `/further-${index + 1}`);
  }
  const replacements = new Map([...paths].map(([url, path]) => [url, standIn + path]));
  const baseUrlOf = resolveBaseUrls(definition, { ...settings, replacements });
  const credentials = await sampleCredentials(server, env);
  const schemes = server.credentials.map(({ definition }) => definition as SecuritySchemeDefinition);
  const made = { credentials, baseUrlOf, reserved: reserveNames(schemes) };
  const recording: Recording = {
    flags: [
      ...["--base-url", "ORIGIN/base"],
      ...[...paths].flatMap(([url, path]) => ["--base-url", `${url}=ORIGIN${path}`]),
    ],
    env,
    cases: [],
    untested: [],
  };
  for (const group of server.groups) for (const tool of group.tools) await record(recording, tool, made);
  return recording;
}

type BaseUrlOf = (key: string | undefined) => URL;

interface Making {
  credentials: SampleCredentials;
  baseUrlOf: BaseUrlOf;
  reserved: ReservedNames;
}

async function record(
  recording: Recording,
  tool: Tool,
  { credentials, baseUrlOf, reserved }: Making,
): Promise<void> {
  const { request: definition, inputSchema } = tool.definition;
  const authorization = credentials.choose(definition.security);
  if (authorization === undefined) {
    recording.untested.push({ tool: tool.name, reason: "needs a client certificate" });
    return;
  }
  const cases = casesOf(tool.definition);
  for (const args of cases) {
    try {
      const checked = checkArguments(args, inputSchema);
      const request = await buildRequest(definition, checked, {
        baseUrl: baseUrlOf(definition.baseUrl),
        files: { allowed: false, reason: "this is a recording" },
        authorization,
        reserved,
      });
      recording.cases.push({ tool: tool.name, arguments: args, request: neutral(request) });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      if (args === cases[0])
        recording.untested.push({ tool: tool.name, reason: `no sample arguments: ${error.message}` });
    }
  }
}

/** Sample arguments and, where something is sent for arguments that are left out, once more without these. */
function casesOf({ inputSchema, request: { defaults }, paging }: ToolDefinition): Record<string, unknown>[] {
  // A cursor takes the place of arguments of the API, which are to be seen.
  const cases = sampleCases(inputSchema, paging?.cursor);
  if (defaults === undefined) return cases;
  const [all = {}] = cases;
  const kept = Object.entries(all).filter(([name]) => !Object.hasOwn(defaults, name));
  if (kept.length === Object.keys(all).length) return cases;
  const rest: Record<string, unknown> = Object.create(null);
  for (const [name, value] of kept) rest[name] = value;
  return [...cases, rest];
}

/** Headers of the connection, which differ from run to run. */
const framing = new Set([
  "host",
  "connection",
  "content-length",
  "user-agent",
  "transfer-encoding",
  "accept-encoding",
]);

function neutral(request: Awaited<ReturnType<typeof buildRequest>>): SentRequest {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    // Node's server, which the stand-in is, drops a header of the latter name.
    if (framing.has(key) || key === "__proto__") continue;
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  const type = headers["content-type"];
  const boundary = type === undefined ? undefined : /boundary="?([^";]+)/.exec(type)?.[1];
  const replace = (text: string): string =>
    boundary === undefined ? text : text.replaceAll(boundary, "BOUNDARY");
  const sorted: Record<string, string> = Object.create(null);
  for (const key of Object.keys(headers).sort()) sorted[key] = replace(headers[key] as string);
  const body = replace(request.body?.toString("latin1") ?? "");
  const { pathname, search } = request.url;
  return {
    method: request.method,
    url: pathname + search,
    headers: sorted,
    ...(body === "" ? {} : { body }),
  };
}

function sampleEnvironment(server: ServerModel): Record<string, string> {
  const env: Record<string, string> = {};
  for (const { definition } of server.credentials) {
    if (definition.type === "mutualTLS") continue;
    for (const name of definition.env) env[name] = `sample-${name.toLowerCase().replaceAll("_", "-")}`;
  }
  for (const { variables = {} } of Object.values(server.baseUrls)) {
    for (const variable of Object.values(variables)) {
      if (variable.default === undefined) env[variable.env] = variable.enum?.[0] ?? "sample";
    }
  }
  return Object.fromEntries(Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface SampleCredentials {
  choose(security: string[][] | undefined): AppliedCredential[] | undefined;
}

async function sampleCredentials(
  server: ServerModel,
  env: Record<string, string>,
): Promise<SampleCredentials> {
  const known = new Set(server.credentials.map(({ scheme }) => scheme));
  const applied = new Map<string, AppliedCredential>();
  for (const { scheme, definition } of server.credentials) {
    if (definition.type === "mutualTLS") continue;
    applied.set(
      scheme,
      await applyCredential(
        scheme,
        definition as SecuritySchemeDefinition,
        definition.env.map((name) => env[name] as string),
        {},
      ),
    );
  }
  return {
    choose: (security) => {
      // What no alternative can be met for is sent as it is, which the API may refuse.
      if (security === undefined || !security.some((names) => names.every((name) => known.has(name))))
        return [];
      const complete = security.find((names) => names.length > 0 && names.every((name) => applied.has(name)));
      if (complete === undefined) return security.some((names) => names.length === 0) ? [] : undefined;
      return withoutRepeats(complete.map((name) => applied.get(name) as AppliedCredential));
    },
  };
}

function withoutRepeats(credentials: AppliedCredential[]): AppliedCredential[] {
  const seen = new Set<string>();
  return credentials.filter((credential) => {
    const key =
      credential.in === "connection" ? "connection" : `${credential.in} ${credential.name.toLowerCase()}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** True for a base URL of the document's own origin, which moves with the replaced one. */
function follows(baseUrlOf: BaseUrlOf, key: string): boolean {
  try {
    return baseUrlOf(key).origin === standIn;
  } catch {
    return false;
  }
}

function filledUrl(server: ServerModel, key: string, env: Record<string, string>): string {
  const { url, variables = {} } = server.baseUrls[key] ?? { url: key };
  return (url ?? key).replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return (variable === undefined ? undefined : env[variable.env]) ?? variable?.default ?? "";
  });
}

/** Whether the server takes it on its command line. */
function isUsable(written: string): boolean {
  try {
    parseBaseUrl(written, "");
    return true;
  } catch {
    return false;
  }
}
