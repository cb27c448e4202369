import type { Customization } from "../customize.ts";
import type { Log } from "../protocol/log.ts";
import { chooseAuthorization, MissingCredentialError } from "../request/authorize.ts";
import { buildRequest } from "../request/build-request.ts";
import type { FileAccess } from "../request/read-file-argument.ts";
import { createTokenSource } from "../request/token-source.ts";
import { toolErrorResult } from "../result/error-result.ts";
import { findDrift } from "../result/find-drift.ts";
import { readResult } from "../result/read-result.ts";
import { makeRedactor, type Redactor } from "../result/redact.ts";
import type { ToolResult } from "../result/result.ts";
import { shapeAnswer } from "../result/shape-answer.ts";
import { secretsOf } from "../settings/read-credentials.ts";
import type { Settings } from "../settings/read-settings.ts";
import { baseUrlSettings, resolveBaseUrls } from "../settings/resolve-base-urls.ts";
import type { ServerDefinition, ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { type Connections, openConnections } from "../upstream/connections.ts";
import { sendRequest } from "../upstream/send-request.ts";
import { applyCustomization, type CustomTool } from "./apply-customization.ts";
import type { CallContext } from "./call-context.ts";
import { checkArguments } from "./check-arguments.ts";
import { demandConsent } from "./demand-consent.ts";
import type { Host } from "./host.ts";
import { listEntry } from "./lazy-tool.ts";
import { nearestName } from "./nearest-name.ts";
import { UnknownToolError } from "./unknown-tool-error.ts";
import { isInView, type View } from "./view.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Characters of an answer that reach the model: about 25,000 tokens, the least that a common client accepts. */
const maxTextChars = 90_000;

/** Makes the call of one tool, without what a person changed about it. */
type MakeCall = (
  tool: ToolDefinition,
  args: Record<string, unknown>,
  context: CallContext,
) => Promise<ToolResult>;

/**
 * Joins a server's data with what the operator chose and what a person changed: the tools behind the protocol.
 * @throws {Error} for choices that cannot be met; the message is for the operator.
 */
export async function createHost(
  server: ServerDefinition,
  custom: Customization,
  settings: Settings,
  env: Environment,
  log: Pick<Log, "warn">,
): Promise<Host> {
  const makeCall = createCaller(server, settings, env, await openConnections(env), log);
  const tools = applyCustomization(server.groups, custom, settings.filter, makeCall);
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const isVisible = (view: View, tool: CustomTool): boolean => isInView(view, tool.definition, tool.group);
  const lists = new Map<string, string>();
  const listTools = (view: View): string => {
    const visible = view.key === "" ? tools : tools.filter((tool) => isVisible(view, tool));
    return `{"tools":[${visible.map(({ definition }) => listEntry(definition)).join(",")}]}`;
  };
  return {
    name: server.name,
    title: server.title,
    version: server.version,
    ...(server.icons === undefined ? {} : { icons: server.icons }),
    ...(server.instructions === undefined ? {} : { instructions: server.instructions }),
    listTools: (view) => {
      let text = lists.get(view.key);
      if (text === undefined) {
        text = listTools(view);
        keep(lists, view.key, text);
      }
      return text;
    },
    callTool: (name, args, context, view) => {
      const tool = byName.get(name);
      if (tool === undefined || (view.key !== "" && !isVisible(view, tool))) {
        const names = tools.filter((other) => isVisible(view, other)).map((other) => other.name);
        throw new UnknownToolError(name, nearestName(name, names));
      }
      return callSafely(tool, args, context, server);
    },
  };
}

/** Lists of narrowed views that are kept; a caller can name any number of them. */
const maxLists = 32;

function keep(lists: Map<string, string>, key: string, text: string): void {
  const oldest = [...lists.keys()].find((other) => other !== "");
  if (lists.size >= maxLists && oldest !== undefined) lists.delete(oldest);
  lists.set(key, text);
}

/**
 * A ToolError is an answer; anything else is a fault, which the protocol layer logs and hides. What code of
 * `src/custom.ts` returns is redacted like everything else.
 */
async function callSafely(
  tool: CustomTool,
  args: Record<string, unknown>,
  context: CallContext,
  server: ServerDefinition,
): Promise<ToolResult> {
  try {
    const result = await tool.call(args, context);
    return tool.isCustom
      ? redactResult(result, makeRedactor(secretsOf(server, context.credentials)))
      : result;
  } catch (error) {
    if (error instanceof ToolError)
      return toolErrorResult(error, makeRedactor(secretsOf(server, context.credentials)));
    throw error;
  }
}

/** Secrets are found in their JSON form, too, and their mark needs no escape: the text stays JSON. */
function redactResult(result: ToolResult, redact: Redactor): ToolResult {
  const text = JSON.stringify(result);
  const redacted = redact(text);
  return redacted === text ? result : JSON.parse(redacted);
}

function createCaller(
  server: ServerDefinition,
  settings: Settings,
  env: Environment,
  connections: Connections,
  log: Pick<Log, "warn">,
): MakeCall {
  const { timeoutMs, maxResponseBytes } = settings;
  const tokens = createTokenSource((request) =>
    sendRequest(request, {
      signal: AbortSignal.timeout(30_000),
      timeoutMs: 30_000,
      maxResponseBytes: 1024 * 1024,
      connections,
    }),
  );
  const baseUrlOf = resolveBaseUrls(server, baseUrlSettings(settings, env));
  const userAgent = `${server.name}-mcp/${server.version}`;
  const redactorOf = createRedactorOf(server);
  /** What a call would change, by the tool that the curation names for it; undefined when it cannot be read. */
  const readNow = async (
    { readFirst }: ToolDefinition,
    args: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<ToolResult | undefined> => {
    const reader = server.groups.flatMap(({ tools }) => tools).find(({ name }) => name === readFirst);
    if (reader?.hints.readOnlyHint !== true) return undefined;
    const known = Object.entries(args).filter(([name]) => Object.hasOwn(reader.inputSchema.properties, name));
    const result = await makeCall(reader, Object.fromEntries(known), context).catch(() => undefined);
    return result?.isError === true ? undefined : result;
  };
  const makeCall: MakeCall = async (tool, args, context) => {
    const checked = checkArguments(args, tool.inputSchema);
    await demandConsent(tool, checked, context, settings.confirm, () => readNow(tool, checked, context));
    const { request: definition } = tool;
    const { signal, credentials } = context;
    const baseUrl = baseUrlOf(definition.baseUrl);
    let missing: MissingCredentialError | undefined;
    const authorization = await chooseAuthorization(
      definition.security,
      server.securitySchemes,
      credentials,
      { tokens, signal, ...(context.passthrough === true ? { passthrough: true } : {}) },
    ).catch((error: unknown) => {
      // A local stand-in of the API wants none; the API itself refuses, and then this says what to set.
      if (!(error instanceof MissingCredentialError) || context.passthrough === true) throw error;
      missing = error;
      return [];
    });
    const request = await buildRequest(definition, checked, {
      baseUrl,
      files: fileAccess(settings, context),
      authorization,
      forwardedHeaders: context.forwardedHeaders,
      userAgent,
    });
    const response = await sendRequest(request, { signal, timeoutMs, maxResponseBytes, connections });
    context.observe?.({ upstream: response.status });
    if (missing !== undefined && (response.status === 401 || response.status === 403)) {
      throw new ToolError(missing.message, missing.next, { status: response.status });
    }
    return readResult(response, {
      maxTextChars,
      method: definition.method,
      redact: redactorOf(credentials),
      ...shaperOf(tool, checked),
      ...driftLogger(tool, context, log),
    });
  };
  return makeCall;
}

/** What the tool leaves out of an answer, but for what this call brings back. */
function shaperOf(
  { shape }: ToolDefinition,
  args: Readonly<Record<string, unknown>>,
): { shape?: (text: string) => string } {
  if (shape === undefined) return {};
  const asked = shape.include === undefined ? undefined : args[shape.include];
  const included = Array.isArray(asked) ? asked.filter((path) => typeof path === "string") : [];
  return { shape: (text) => shapeAnswer(text, shape, included) };
}

/** Logs how an answer departs from the document; the model gets it as it came. */
function driftLogger(
  tool: ToolDefinition,
  context: CallContext,
  log: Pick<Log, "warn">,
): { onValue?: (value: unknown) => void } {
  const { answer } = tool;
  if (answer === undefined) return {};
  return {
    onValue: (value) => {
      const drift = findDrift(value, answer);
      if (drift.length > 0) log.warn("drift", { ...context.ids, tool: tool.name, drift });
    },
  };
}

/** The redactor of one set of credentials, kept for as long as that set is. */
function createRedactorOf(server: ServerDefinition): (credentials: CallContext["credentials"]) => Redactor {
  const redactors = new WeakMap<CallContext["credentials"], Redactor>();
  return (credentials) => {
    let redactor = redactors.get(credentials);
    if (redactor === undefined) {
      redactor = makeRedactor(secretsOf(server, credentials));
      redactors.set(credentials, redactor);
    }
    return redactor;
  };
}

function fileAccess(settings: Settings, context: CallContext): FileAccess {
  if (context.transport !== "stdio") return { allowed: false, reason: "it is reached over the network" };
  if (settings.fileRoots.length === 0)
    return { allowed: false, reason: "the operator named no folder with --files" };
  return { allowed: true, roots: settings.fileRoots };
}
