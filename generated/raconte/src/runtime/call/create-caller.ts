import type { Log } from "../protocol/log.ts";
import type { AppliedCredential } from "../request/apply-credential.ts";
import { chooseAuthorization, MissingCredentialError } from "../request/authorize.ts";
import { buildRequest } from "../request/build-request.ts";
import type { FileAccess } from "../request/read-file-argument.ts";
import { reserveNames } from "../request/reserve-names.ts";
import { createTokenSource } from "../request/token-source.ts";
import { chooseFields } from "../result/choose-fields.ts";
import { findDrift } from "../result/find-drift.ts";
import { parseJson } from "../result/read-json.ts";
import { readPart } from "../result/read-part.ts";
import { readResult } from "../result/read-result.ts";
import { makeRedactor, type Redactor } from "../result/redact.ts";
import type { ToolResult } from "../result/result.ts";
import { shapeAnswer } from "../result/shape-answer.ts";
import { tellEtag } from "../result/tell-etag.ts";
import { tellNextPage } from "../result/tell-next-page.ts";
import { maxTextChars } from "../settings/call-limits.ts";
import { secretsOf } from "../settings/read-credentials.ts";
import type { Settings } from "../settings/read-settings.ts";
import { baseUrlSettings, resolveBaseUrls } from "../settings/resolve-base-urls.ts";
import type { ServerDefinition, ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { Connections } from "../upstream/connections.ts";
import { sendRequest } from "../upstream/send-request.ts";
import type { CallContext } from "./call-context.ts";
import { checkArguments } from "./check-arguments.ts";
import { demandConsent } from "./demand-consent.ts";
import { openCursor } from "./open-cursor.ts";
import type { ReadOn } from "./read-on.ts";

/** Makes the call of one tool, without what a person changed about it. */
export type MakeCall = (
  tool: ToolDefinition,
  args: Record<string, unknown>,
  context: CallContext,
) => Promise<ToolResult>;

/** Makes what turns the arguments of a tool into its request, and the answer of the API into its result. */
export function createCaller(
  server: ServerDefinition,
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
  connections: Connections,
  log: Pick<Log, "warn">,
  readOn: ReadOn,
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
  const reserved = reserveNames(Object.values(server.securitySchemes));
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
    const checked = checkArguments(openCursor(args, tool), tool.inputSchema);
    const { request: definition } = tool;
    const baseUrl = baseUrlOf(definition.baseUrl);
    const onward = readOn.onwardOf(tool, baseUrl, context);
    const kept = onward && context.reading?.kept;
    if (kept !== undefined && onward?.wanted !== undefined)
      return readPart(kept.answer, { ...onward, wanted: onward.wanted }, maxTextChars);
    await demandConsent(tool, checked, context, settings.confirm, () => readNow(tool, checked, context));
    const { signal, credentials } = context;
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
      reserved,
      forwardedHeaders: context.forwardedHeaders,
      userAgent,
    });
    const response = await sendRequest(request, { signal, timeoutMs, maxResponseBytes, connections });
    context.observe?.({ upstream: response.status });
    if (missing !== undefined && (response.status === 401 || response.status === 403)) {
      throw new ToolError(missing.message, missing.next, { status: response.status });
    }
    if (response.status === 401)
      for (const each of authorization)
        if (each.in === "header") tokens.forget(each.value.replace(/^Bearer /, ""));
    const redact = redactorOf(credentials, authorization);
    const shaper = shaperOf(tool, checked);
    let answered = "";
    const result = readResult(response, {
      maxTextChars,
      method: definition.method,
      redact,
      ...(onward === undefined ? {} : { onward }),
      ...shaper,
      ...driftLogger(tool, checked, context, log),
      ...(tool.paging === undefined ? {} : { onText: (text) => (answered = text) }),
    });
    if (onward?.wanted !== undefined) return result;
    const isWhole = shaper.shape === undefined && result.content.length === 1;
    const value = (isWhole ? result.structuredContent : undefined) ?? pagesOf(answered);
    const answer = { value, headers: response.headers };
    const withPage = tellNextPage(result, tool, checked, answer, redact);
    const isVersioned = server.takesIfMatch === true && response.body.length > 0;
    return isVersioned ? tellEtag(withPage, response.headers.etag, redact) : withPage;
  };
  return makeCall;
}

/** A longer answer is no page that is read on by another. */
const maxPageChars = 4 * 1024 * 1024;

/** The value of a JSON answer, in which fields that the tool leaves out, or that were cut off, may say where the next page is. */
function pagesOf(text: string): unknown {
  return text === "" || text.length > maxPageChars ? undefined : parseJson(text)?.value;
}

/** What the tool leaves out of an answer, but for what this call brings back. */
function shaperOf(
  { shape }: ToolDefinition,
  args: Readonly<Record<string, unknown>>,
): { shape?: (text: string) => string } {
  if (shape === undefined) return {};
  const { fields } = shape;
  const chosen = fields === undefined ? [] : pathsOf(args[fields.argument]);
  const asked = shape.include === undefined ? undefined : args[shape.include];
  const included = pathsOf(asked);
  const leavesOut = shape.keep !== undefined || shape.drop !== undefined;
  if (!leavesOut && chosen.length === 0) return {};
  return {
    shape: (text) => {
      const shaped = leavesOut ? shapeAnswer(text, shape, included) : text;
      return chosen.length === 0 ? shaped : chooseFields(shaped, fields?.list, chosen);
    },
  };
}

function pathsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === "string") : [];
}

/** Logs how an answer departs from the document; the model gets it as it came. */
function driftLogger(
  tool: ToolDefinition,
  args: Readonly<Record<string, unknown>>,
  context: CallContext,
  log: Pick<Log, "warn">,
): { onValue?: (value: unknown) => void } {
  const { answer, shape } = tool;
  // A caller who chooses fields leaves required ones out.
  const isPartial = shape?.fields !== undefined && pathsOf(args[shape.fields.argument]).length > 0;
  if (answer === undefined || isPartial) return {};
  return {
    onValue: (value) => {
      const drift = findDrift(value, answer);
      if (drift.length > 0) log.warn("drift", { ...context.ids, tool: tool.name, drift });
    },
  };
}

/**
 * The redactor of one set of credentials, kept for as long as that set is; it hides what they were exchanged for, too,
 * which stands in no environment.
 */
function createRedactorOf(
  server: ServerDefinition,
): (credentials: CallContext["credentials"], applied: readonly AppliedCredential[]) => Redactor {
  const redactors = new WeakMap<CallContext["credentials"], Redactor>();
  const exchanges = Object.values(server.securitySchemes).some(({ type }) => type === "clientCredentials");
  return (credentials, applied) => {
    let redactor = redactors.get(credentials);
    if (redactor === undefined) {
      redactor = makeRedactor(secretsOf(server, credentials));
      redactors.set(credentials, redactor);
    }
    if (!exchanges) return redactor;
    const own = redactor;
    const exchanged = makeRedactor(applied.flatMap(bearerToken));
    return (text, isCut) => exchanged(own(text, isCut), isCut);
  };
}

function bearerToken(applied: AppliedCredential): string[] {
  const token = applied.in === "header" ? /^Bearer (.+)$/.exec(applied.value)?.[1] : undefined;
  return token === undefined ? [] : [token];
}

function fileAccess(settings: Settings, context: CallContext): FileAccess {
  if (context.transport !== "stdio") return { allowed: false, reason: "it is reached over the network" };
  if (settings.fileRoots.length === 0)
    return { allowed: false, reason: "the operator named no folder with --files" };
  return { allowed: true, roots: settings.fileRoots };
}
