import type { Outcome } from "./exchange.ts";

/** How often a request is made again. */
const maxRetries = 2;
/** A longer wait than this is for the caller to decide: the answer is handed on instead. */
const maxRetryAfterMs = 10_000;
const firstDelayMs = 200;

const retriedStatuses = new Set([429, 502, 503, 504]);
const retriedErrors = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/**
 * Milliseconds to wait before an idempotent request is made again, with jitter; undefined when it should not be.
 * `retries` is how many there have been. `Retry-After` (RFC 9110, 10.2.3) is the least that is waited.
 */
export function retryDelay(outcome: Outcome, retries: number): number | undefined {
  if (retries >= maxRetries) return undefined;
  const delay = firstDelayMs * 2 ** retries * (0.5 + Math.random() / 2);
  if (outcome.kind === "failed") {
    return !outcome.answered && retriedErrors.has(outcome.error.code ?? "") ? delay : undefined;
  }
  if (outcome.kind !== "answer" || !retriedStatuses.has(outcome.response.status)) return undefined;
  const asked = retryAfterMs(outcome.response.headers["retry-after"]);
  if (asked === undefined) return delay;
  return asked > maxRetryAfterMs ? undefined : asked + delay / 4;
}

/** Milliseconds that a `Retry-After` value asks for, never negative; undefined when it says nothing. */
export function retryAfterMs(value: string | undefined, now: number = Date.now()): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // Its oldest form names no zone, and means UTC (RFC 9110, 5.6.7).
  const isZoneless = /^[A-Za-z]{3} [A-Za-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/.test(text);
  const date = /[A-Za-z]/.test(text) ? Date.parse(isZoneless ? `${text} GMT` : text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
