import { applyCustomization } from "../call/apply-customization.ts";
import { createHost } from "../call/create-host.ts";
import { wholeView } from "../call/view.ts";
import type { Customization } from "../customize.ts";
import type { ServerDefinition, ToolDefinition } from "../tool.ts";
import { openConnections } from "../upstream/connections.ts";
import type { UpstreamRequest } from "../upstream/http-message.ts";
import { sendRequest } from "../upstream/send-request.ts";
import { readCredentials } from "./read-credentials.ts";
import type { Settings } from "./read-settings.ts";
import { parseBaseUrl, resolveBaseUrls } from "./resolve-base-urls.ts";

interface Finding {
  good: boolean;
  text: string;
}

/** The doctor looks at one answer; whether it is what the document says does not matter to it. */
const quiet = { warn: () => {} };

/** The tools are only looked at here. */
const notCalled = () => Promise.reject(new Error("The doctor calls no tool this way."));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Says on standard output whether the server could work as it is started: base URL, credential (by one harmless
 * read) and the number of tools. Returns the exit code: 0 when nothing needs to be mended.
 */
export async function examine(
  server: ServerDefinition,
  custom: Customization,
  settings: Settings,
  env: Environment,
): Promise<number> {
  const offered = applyCustomization(server.groups, custom, settings.filter, notCalled);
  const tools = offered.filter((tool) => tool.definition.request.path !== "").map((tool) => tool.definition);
  const findings = [
    examineCredentials(server, tools, env),
    ...(await examineApi(server, custom, settings, env, tools)),
    examineTools(tools),
  ];
  for (const { good, text } of findings) process.stdout.write(`${good ? "ok   " : "fix  "} ${text}\n`);
  return findings.every(({ good }) => good) ? 0 : 1;
}

function examineCredentials(
  server: ServerDefinition,
  tools: readonly ToolDefinition[],
  env: Environment,
): Finding {
  const set = readCredentials(server, env);
  const alternatives = tools.map((tool) => tool.request.security ?? [[]]);
  const open = alternatives.filter((all) =>
    all.some((names) => names.every((name) => Object.hasOwn(set, name))),
  ).length;
  const names = Object.values(server.securitySchemes).flatMap(({ env: variables }) => variables);
  if (open === tools.length)
    return {
      good: true,
      text:
        names.length === 0 ? "The API needs no credential." : "Credentials: every tool has what it needs.",
    };
  return {
    good: false,
    text: `Credentials: ${tools.length - open} of ${tools.length} tools lack theirs. Set in the environment: ${names.join(", ")}.`,
  };
}

async function examineApi(
  server: ServerDefinition,
  custom: Customization,
  settings: Settings,
  env: Environment,
  tools: readonly ToolDefinition[],
): Promise<Finding[]> {
  let base: URL;
  try {
    base = resolveBaseUrls(server, {
      ...(settings.baseUrl === undefined
        ? {}
        : { baseUrl: parseBaseUrl(settings.baseUrl, server.baseUrlEnvironment).href }),
      replacements: settings.baseUrlReplacements,
      allowedOrigins: settings.allowedOrigins,
      env,
    })(undefined);
  } catch (error) {
    return [{ good: false, text: `Base URL: ${sentences(error)}` }];
  }
  const probe = tools.find(
    (tool) =>
      tool.request.method === "GET" &&
      ((tool.inputSchema.required as string[] | undefined) ?? []).length === 0,
  );
  if (probe === undefined) return [await examineReach(base, settings, env)];
  const host = await createHost(server, custom, { ...settings, filter: { tools: [probe.name] } }, env, quiet);
  const context = {
    signal: AbortSignal.timeout(settings.timeoutMs),
    credentials: readCredentials(server, env),
    forwardedHeaders: [],
    ids: {},
    transport: "stdio",
  } as const;
  const result = await host.callTool(probe.name, {}, { ...context, forwardedHeaders: [] }, wholeView);
  const [item] = result.content;
  const answer = item?.type === "text" ? item.text.slice(0, 500) : "";
  if (result.isError === true) return [{ good: false, text: `${probe.name} at ${base.origin}: ${answer}` }];
  return [{ good: true, text: `${probe.name} at ${base.origin} answers.` }];
}

/** No tool reads without arguments: then at least somebody must answer at the address. */
async function examineReach(base: URL, settings: Settings, env: Environment): Promise<Finding> {
  const request: UpstreamRequest = { method: "HEAD", url: base, headers: [] };
  try {
    const options = {
      signal: AbortSignal.timeout(settings.timeoutMs),
      timeoutMs: settings.timeoutMs,
      maxResponseBytes: 65_536,
      connections: await openConnections(env),
    };
    const { status } = await sendRequest(request, options);
    return { good: true, text: `${base.origin} answers (${status}).` };
  } catch (error) {
    return { good: false, text: `Base URL: ${sentences(error)}` };
  }
}

function examineTools(tools: readonly ToolDefinition[]): Finding {
  const many = tools.length > 128;
  const advice = many ? " Some clients take at most 128: narrow with --groups or --tools." : "";
  return { good: true, text: `${tools.length} tools are offered.${advice}` };
}

function sentences(error: unknown): string {
  const next = error instanceof Error && "next" in error ? ` ${String(error.next)}` : "";
  return (error instanceof Error ? error.message : String(error)) + next;
}
