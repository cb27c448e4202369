import type { CallContext, CallFacts } from "../call/call-context.ts";
import type { Host } from "../call/host.ts";
import { UnknownToolError } from "../call/unknown-tool-error.ts";
import type { View } from "../call/view.ts";
import { escapeHiddenInJson } from "../result/escape-hidden.ts";
import type { ToolResult } from "../result/result.ts";
import { charsPerToken } from "../settings/client-limits.ts";
import { isRecord, type RequestId } from "./json-rpc.ts";
import type { Log } from "./log.ts";
import { RpcError, rpcCodes } from "./rpc-error.ts";

/** One connection, or one stateless request: what it sees, and how a call of it is made up. */
export interface RequestScope {
  host: Host;
  view: View;
  log: Log;
  /** Called once for each tool call, with the signal of that call and the id of its request where one is given. */
  contextOf(signal: AbortSignal, id?: RequestId): CallContext;
}

/** What a request says, without its envelope. */
export interface Question {
  method: string;
  params?: Record<string, unknown> | undefined;
  signal: AbortSignal;
  /** Given where several requests share a scope. */
  id?: RequestId;
  /** What the client called itself; absent where nothing but this request is known of it. */
  client?: string | undefined;
  /** Given where the client can put a question to its person. */
  ask?: CallContext["ask"];
}

/**
 * Answers `tools/list` and `tools/call` (MCP 2025-06-18, "Tools") with the JSON text of the result; this is the
 * one way to the host, for every transport.
 * @throws {RpcError} for everything that is not a result; nothing else.
 */
export async function answerRequest(question: Question, scope: RequestScope): Promise<string> {
  switch (question.method) {
    case "tools/list":
      return listTools(question, scope);
    case "tools/call":
      return callTool(question, scope);
    default:
      throw new RpcError(
        rpcCodes.methodNotFound,
        `This server has no method ${quoted(question.method)}; it offers tools.`,
      );
  }
}

function listTools({ params, client }: Question, { host, view, log }: RequestScope): string {
  if (typeof params?.cursor === "string" && params.cursor !== "") {
    throw new RpcError(
      rpcCodes.invalidParams,
      "The list of tools has one page. Ask for it without a cursor.",
    );
  }
  try {
    return host.listTools(view, client);
  } catch (error) {
    log.error("fault", { method: "tools/list", error: textOf(error) });
    throw internalError();
  }
}

async function callTool({ params, signal, id, ask }: Question, scope: RequestScope): Promise<string> {
  const name = params?.name;
  if (typeof name !== "string") {
    throw new RpcError(rpcCodes.invalidParams, "The params of tools/call need the name of a tool, a string.");
  }
  const args = params?.arguments ?? {};
  if (!isRecord(args)) {
    throw new RpcError(rpcCodes.invalidParams, "The arguments of tools/call must be an object, or left out.");
  }
  const started = performance.now();
  const call = { tool: name.slice(0, 128) };
  let ids: Record<string, string> = {};
  const facts: CallFacts = {};
  const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
  try {
    const context = {
      ...scope.contextOf(signal, id),
      ...(ask === undefined ? {} : { ask }),
      observe: (told: CallFacts) => Object.assign(facts, told),
    };
    ids = context.ids;
    const result = await scope.host.callTool(name, args, context, scope.view);
    const text = JSON.stringify(result);
    const size = { bytes: Buffer.byteLength(text), tokens: roughTokens(text) };
    scope.log.info("call", {
      ...ids,
      ...call,
      ms: elapsed(),
      ...outcomeOf(result, signal),
      ...facts,
      ...size,
    });
    return text;
  } catch (error) {
    if (error instanceof RpcError || error instanceof UnknownToolError) {
      scope.log.info("call", { ...ids, ...call, ms: elapsed(), status: "refused", error: error.message });
      throw error instanceof RpcError ? error : new RpcError(rpcCodes.invalidParams, error.message);
    }
    const status = signal.aborted ? "cancelled" : "fault";
    scope.log[signal.aborted ? "info" : "error"]("call", {
      ...ids,
      ...call,
      ms: elapsed(),
      status,
      ...facts,
      error: textOf(error),
    });
    throw internalError();
  }
}

/** More than a log line keeps, so that the cut comes after the redaction. */
const maxErrorText = 4000;

function outcomeOf(result: ToolResult, signal: AbortSignal): { status: string; error?: string } {
  if (signal.aborted) return { status: "cancelled" };
  if (result.isError !== true) return { status: "ok" };
  const first = result.content[0];
  return { status: "error", error: first?.type === "text" ? first.text.slice(0, maxErrorText) : "" };
}

/** Near enough to find the tools whose answers are too long. */
function roughTokens(text: string): number {
  return Math.ceil(text.length / charsPerToken);
}

/** The reason stays in the log: it may name what the client should not know. */
function internalError(): RpcError {
  return new RpcError(
    rpcCodes.internal,
    "The server failed on this request. Its log says why; try again later.",
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function quoted(text: string): string {
  return escapeHiddenInJson(JSON.stringify(text.slice(0, 128)));
}
