import { applyCustomization, type CustomTool } from "../call/apply-customization.ts";
import type { Credentials } from "../call/call-context.ts";
import { createHost } from "../call/create-host.ts";
import { wholeView } from "../call/view.ts";
import type { Customization } from "../customize.ts";
import { hasCredentials } from "../request/authorize.ts";
import type { ToolResult } from "../result/result.ts";
import { chooseSurface, type SurfaceChoice } from "../search/choose-surface.ts";
import type { ServerDefinition } from "../tool.ts";
import { openConnections } from "../upstream/connections.ts";
import { sendRequest } from "../upstream/send-request.ts";
import { maxTools } from "./client-limits.ts";
import { readCredentials } from "./read-credentials.ts";
import type { Settings } from "./read-settings.ts";
import { baseUrlSettings, resolveBaseUrls } from "./resolve-base-urls.ts";

interface Finding {
  good: boolean;
  text: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What is examined, and with which choices of the operator. */
interface Patient {
  server: ServerDefinition;
  custom: Customization;
  settings: Settings;
  env: Environment;
  /** Tools that make a request of the API; those that a person added are not looked into. */
  tools: readonly CustomTool[];
  credentials: Credentials;
}

/**
 * Says on standard output whether the server could work as it is started: credentials, base URL (by one harmless
 * read, where a tool makes one without arguments) and the number of tools. Returns the exit code: 0 when nothing
 * needs to be mended.
 */
export async function examine(
  server: ServerDefinition,
  custom: Customization,
  settings: Settings,
  env: Environment,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<number> {
  const offered = applyCustomization(server.groups, custom, settings.filter, notCalled);
  const tools = offered.filter(({ definition }) => definition.request.path !== "");
  const patient = { server, custom, settings, env, tools, credentials: readCredentials(server, env) };
  const findings = [
    examineCredentials(patient),
    await examineApi(patient),
    examineTools(offered, settings.surface),
  ];
  for (const { good, text } of findings) write(`${good ? "ok   " : "fix  "} ${text}\n`);
  return findings.every(({ good }) => good) ? 0 : 1;
}

async function notCalled(): Promise<ToolResult> {
  return { content: [] };
}

function examineCredentials(patient: Patient): Finding {
  const { tools, server } = patient;
  const lacking = tools.filter((tool) => !isAuthorized(tool, patient));
  if (lacking.length > 0) {
    const schemes = new Set(lacking.flatMap(({ definition }) => (definition.request.security ?? []).flat()));
    const names = Object.entries(server.securitySchemes).flatMap(([scheme, { env }]) =>
      schemes.has(scheme) ? env.slice(0, 2) : [],
    );
    return {
      good: false,
      text: `Credentials: ${lacking.length} of ${tools.length} tools lack theirs. ${
        names.length === 0
          ? "The document does not declare them."
          : `Set in the environment: ${names.join(", ")}.`
      }`,
    };
  }
  const needsOne = tools.some(({ definition }) => (definition.request.security ?? []).flat().length > 0);
  return {
    good: true,
    text: needsOne ? "Credentials: every tool has what it needs." : "Credentials: the API needs none.",
  };
}

function isAuthorized({ definition }: CustomTool, { server, credentials }: Patient): boolean {
  return hasCredentials(definition.request.security, server.securitySchemes, credentials);
}

async function examineApi(patient: Patient): Promise<Finding> {
  const { server, settings, env } = patient;
  try {
    const base = resolveBaseUrls(server, baseUrlSettings(settings, env))(undefined);
    const probe = chooseProbe(patient);
    return probe === undefined ? await examineReach(base, patient) : await examineRead(base, probe, patient);
  } catch (error) {
    return { good: false, text: `Base URL: ${sentences(error)}` };
  }
}

/** A read of the first base URL that needs no arguments and can be made; best one that shows whether the key is good. */
function chooseProbe(patient: Patient): CustomTool | undefined {
  const reads = patient.tools.filter((tool) => {
    const { request, inputSchema, hints } = tool.definition;
    const required = (inputSchema.required as string[] | undefined) ?? [];
    const isRead = request.method === "GET" && hints.readOnlyHint && required.length === 0;
    return isRead && !tool.isCustom && request.baseUrl === undefined && isAuthorized(tool, patient);
  });
  return reads.find(({ definition }) => (definition.request.security ?? []).flat().length > 0) ?? reads[0];
}

/** The doctor looks at one answer; whether it is what the document says does not matter to it. */
const quiet = { warn: () => {} };

async function examineRead(base: URL, probe: CustomTool, patient: Patient): Promise<Finding> {
  const { server, custom, settings, env, credentials } = patient;
  const host = await createHost(server, custom, { ...settings, surface: "tools" }, env, quiet);
  const signal = AbortSignal.timeout(settings.timeoutMs + 1_000);
  const context = { signal, credentials, forwardedHeaders: [], ids: {}, transport: "stdio" as const };
  const { isError, content } = await host.callTool(probe.name, {}, context, wholeView);
  const [item] = content;
  const answer = item?.type === "text" ? item.text.slice(0, 500) : "";
  const place = `${probe.name} at ${base.origin}`;
  return isError === true
    ? { good: false, text: `API: ${place}: ${readAnswer(answer)}` }
    : { good: true, text: `API: ${place} answers.` };
}

/** No tool reads without arguments: then at least somebody must answer at the address. */
async function examineReach(base: URL, { settings, env }: Patient): Promise<Finding> {
  const connections = await openConnections(env);
  const { timeoutMs } = settings;
  try {
    const { status } = await sendRequest(
      { method: "HEAD", url: base, headers: [] },
      { signal: AbortSignal.timeout(timeoutMs + 1_000), timeoutMs, maxResponseBytes: 65_536, connections },
    );
    return { good: true, text: `API: ${base.origin} answers (${status}).` };
  } finally {
    connections.close();
  }
}

function examineTools(tools: readonly CustomTool[], choice: SurfaceChoice): Finding {
  const count = tools.length;
  const surface = chooseSurface(
    tools.map(({ definition }) => definition),
    choice,
  );
  const advice =
    surface === "search"
      ? " Clients see the few that find and call them (--surface search)."
      : count > maxTools
        ? ` Some clients take at most ${maxTools}: narrow with --groups or --tools, or start with --surface search.`
        : "";
  return {
    good: true,
    text: `Tools: ${count === 1 ? "1 tool is offered" : `${count} tools are offered`}.${advice}`,
  };
}

/** The JSON text of an error result, as sentences for a person. */
function readAnswer(text: string): string {
  try {
    const { status, message, next } = JSON.parse(text) as Record<string, unknown>;
    return [status === undefined ? "" : `${status}`, message, next].filter((part) => part !== "").join(" ");
  } catch {
    return text;
  }
}

function sentences(error: unknown): string {
  const next = error instanceof Error && "next" in error ? ` ${String(error.next)}` : "";
  return (error instanceof Error ? error.message : String(error)) + next;
}
