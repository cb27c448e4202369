import { defaultMessageLimits, type MessageLimits } from "./json-rpc.ts";

/** Caps of the sessions of the legacy transport, of one process; times in milliseconds. */
export interface SseLimits extends MessageLimits {
  /** Open at once; of one caller with a key of its own a quarter. */
  sessions: number;
  /** Without a message of the client a session ends. */
  idleMs: number;
  /** Between two signs of life, which keep proxies from closing the stream. */
  heartbeatMs: number;
  /** Bytes that wait for a client that does not read; beyond them its session ends. */
  unsentBytes: number;
}

/** Caps of a whole HTTP server; times in milliseconds, sizes in bytes. */
export interface HttpLimits extends SseLimits {
  /** Bodies of all connections together. */
  bufferedBytes: number;
  /** Requests that are being answered, over both transports; more get 503, and of one caller with a key of its own more than a quarter 429. */
  concurrent: number;
  /** Open connections; more are closed at once. */
  connections: number;
  headerBytes: number;
  /** From the first byte of a request to the end of its headers. */
  headersMs: number;
  /** From the first byte of a request to the end of its body. */
  requestMs: number;
  /** A connection between two requests. */
  keepAliveMs: number;
  /** A connection on which nothing moves, for example while a call waits for the API. */
  silentMs: number;
  /** Requests in flight when the server is closed. */
  shutdownMs: number;
}

/** Those that depend on the machine and on the callers, so that the operator has a flag for each. */
export type OperatorLimits = Pick<HttpLimits, "bytes" | "concurrent" | "sessions" | "idleMs" | "shutdownMs">;

export const defaultHttpLimits: HttpLimits = {
  ...defaultMessageLimits,
  bufferedBytes: 256 * 1024 * 1024,
  concurrent: 1024,
  connections: 2048,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 60_000,
  keepAliveMs: 65_000,
  silentMs: 600_000,
  shutdownMs: 10_000,
  sessions: 1024,
  idleMs: 1_800_000,
  heartbeatMs: 15_000,
  unsentBytes: 32 * 1024 * 1024,
};
