import { describeFailure } from "./describe-failure.ts";
import { type ExchangeOptions, exchange, type Outcome } from "./exchange.ts";
import type { UpstreamRequest, UpstreamResponse } from "./http-message.ts";
import { retryDelay } from "./retry-delay.ts";

const idempotentMethods = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"]);
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 3;

/**
 * Makes a request and returns the vendor's answer, whatever its status. `timeoutMs` covers everything:
 * connection, redirects, retries, body.
 *
 * A redirect is followed only within the origin, for GET and HEAD, three times; any other is returned itself, so
 * that its `Location` reaches the caller and no credential reaches another origin. An idempotent request is
 * repeated at most twice, a POST or PATCH never.
 *
 * Throws a ToolError when there is no complete answer, and within a moment of `signal`.
 */
export async function sendRequest(
  request: UpstreamRequest,
  options: ExchangeOptions,
): Promise<UpstreamResponse> {
  const deadline = performance.now() + options.timeoutMs;
  const idempotent = idempotentMethods.has(request.method);
  let current = request;
  let redirects = 0;
  let retries = 0;
  let staleRetried = false;
  for (;;) {
    const timeoutMs = Math.max(1, deadline - performance.now());
    const outcome = await exchange(current, { ...options, timeoutMs });
    const target = redirects < maxRedirects ? redirectTarget(current, outcome) : undefined;
    if (target !== undefined) {
      redirects += 1;
      current = { ...current, url: target };
      continue;
    }
    if (idempotent && !staleRetried && outcome.kind === "failed" && outcome.stale) {
      staleRetried = true;
      continue;
    }
    const delay = idempotent ? retryDelay(outcome, retries) : undefined;
    if (delay === undefined || performance.now() + delay >= deadline) {
      if (outcome.kind === "answer") return outcome.response;
      throw describeFailure(outcome, current, idempotent, options.timeoutMs);
    }
    retries += 1;
    await pause(delay, options.signal);
  }
}

/** Where a redirect leads, if it may be followed. */
function redirectTarget(request: UpstreamRequest, outcome: Outcome): URL | undefined {
  if (outcome.kind !== "answer" || !redirectStatuses.has(outcome.response.status)) return undefined;
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const location = outcome.response.headers.location;
  if (location === undefined || !URL.canParse(location, request.url.href)) return undefined;
  const target = new URL(location, request.url);
  return target.origin === request.url.origin ? target : undefined;
}

/** Waits; returns early when the signal is aborted, which the next exchange then finds. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake, { once: true });
    if (signal.aborted) wake();
  });
}
