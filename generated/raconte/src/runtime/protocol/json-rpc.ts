import { findShapeFault, type ShapeLimits } from "./json-shape.ts";
import { rpcCodes } from "./rpc-error.ts";

/** Caps of one incoming message, a whole batch being one message. */
export interface MessageLimits extends ShapeLimits {
  /** Bytes of its text. */
  bytes: number;
  /** Messages of one batch. */
  batch: number;
}

export const defaultMessageLimits: MessageLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 100,
  elements: 250_000,
  batch: 50,
};

export type RequestId = string | number;

export interface RpcRequest {
  jsonrpc: "2.0";
  id: RequestId;
  method: string;
  params?: Record<string, unknown>;
}

export interface RpcNotification {
  jsonrpc: "2.0";
  method: string;
  params?: Record<string, unknown>;
}

export type RpcResponse =
  | { jsonrpc: "2.0"; id: RequestId; result: Record<string, unknown> }
  | { jsonrpc: "2.0"; id: RequestId; error: { code: number; message: string; data?: unknown } };

/** One member of what was read: a message with no keys but its own, or the error that answers it. */
export type Incoming =
  | { kind: "request"; message: RpcRequest }
  | { kind: "notification"; message: RpcNotification }
  | { kind: "response"; message: RpcResponse }
  | { kind: "invalid"; id: RequestId | null; code: number; reason: string };

/** What one text held. `batch` tells whether it was an array, also of one. */
export type Reading =
  | { ok: true; batch: boolean; messages: Incoming[] }
  | { ok: false; code: number; reason: string };

/**
 * Reads the text of one message or batch (JSON-RPC 2.0; MCP 2025-03-26, "Batching"). Never throws and never
 * recurses. The cap on bytes belongs to whoever collects the text.
 */
export function readMessages(text: string, limits: MessageLimits): Reading {
  const shapeFault = findShapeFault(text, limits);
  if (shapeFault !== undefined) return { ok: false, code: rpcCodes.invalidRequest, reason: shapeFault };
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return {
      ok: false,
      code: rpcCodes.parse,
      reason: "The message is not valid JSON. Send one JSON-RPC 2.0 object.",
    };
  }
  if (!Array.isArray(value)) return { ok: true, batch: false, messages: [readOne(value)] };
  if (value.length === 0) {
    return {
      ok: false,
      code: rpcCodes.invalidRequest,
      reason: "The batch is empty. Send at least one message.",
    };
  }
  if (value.length > limits.batch) {
    const reason = `The batch has ${value.length} messages. Send at most ${limits.batch} at once.`;
    return { ok: false, code: rpcCodes.invalidRequest, reason };
  }
  return { ok: true, batch: true, messages: value.map(readOne) };
}

function readOne(value: unknown): Incoming {
  if (!isRecord(value)) return invalid(null, "A message must be a JSON object.");
  const id = isRequestId(value.id) ? value.id : null;
  if (value.jsonrpc !== "2.0") return invalid(id, 'A message must say "jsonrpc": "2.0".');
  if (value.method === undefined) return readResponse(value, id);
  if (typeof value.method !== "string") return invalid(id, "The method of a message must be a string.");
  const isRequest = Object.hasOwn(value, "id");
  if (isRequest && id === null) return invalid(null, "The id of a request must be a string or an integer.");
  const read = readParams(value.params);
  if (typeof read === "string") {
    return { kind: "invalid", id, code: rpcCodes.invalidParams, reason: read };
  }
  const { method } = value;
  return id === null
    ? { kind: "notification", message: { jsonrpc: "2.0", method, ...read } }
    : { kind: "request", message: { jsonrpc: "2.0", id, method, ...read } };
}

function readResponse(value: Record<string, unknown>, id: RequestId | null): Incoming {
  const { result, error } = value;
  if (id !== null && isRecord(result)) return { kind: "response", message: { jsonrpc: "2.0", id, result } };
  if (
    id !== null &&
    isRecord(error) &&
    Number.isSafeInteger(error.code) &&
    typeof error.message === "string"
  ) {
    const { message, data } = error;
    const code = Number(error.code);
    return { kind: "response", message: { jsonrpc: "2.0", id, error: { code, message, data } } };
  }
  return invalid(id, "A message must have a method, or an id with a result or an error.");
}

/** Null counts as absent, in `_meta` too: several clients write what they do not have as null. */
function readParams(params: unknown): { params?: Record<string, unknown> } | string {
  if (params === undefined || params === null) return {};
  if (!isRecord(params)) return "The params of a message must be an object.";
  if (params._meta === undefined) return { params };
  if (params._meta === null) {
    const { _meta, ...rest } = params;
    return { params: rest };
  }
  if (!isRecord(params._meta)) return "The _meta of params must be an object.";
  const { progressToken } = params._meta;
  if (progressToken !== undefined && !isRequestId(progressToken)) {
    return "The progressToken of _meta must be a string or an integer.";
  }
  return { params };
}

function invalid(id: RequestId | null, reason: string): Incoming {
  return { kind: "invalid", id, code: rpcCodes.invalidRequest, reason };
}

function isRequestId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isSafeInteger(value);
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
