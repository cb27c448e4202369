import { ToolError } from "../tool-error.ts";
import type { Outcome } from "./exchange.ts";
import type { UpstreamRequest } from "./http-message.ts";

type Failure = Exclude<Outcome, { kind: "answer" }>;
type Explanation = [message: string, next: string];

const checkBaseUrl =
  "The operator of this server should check its base URL (--base-url) and network; its doctor command says what is wrong.";
const tryLater = "Call again in a moment; if it stays so, the API is having trouble.";
const trustAuthority =
  "The operator of this server can trust the issuer by naming its certificate file in NODE_EXTRA_CA_CERTS.";

const explainers: Record<string, (host: string) => Explanation> = {
  ECONNREFUSED: (host) => [`Nothing answers at ${host}: the connection was refused.`, checkBaseUrl],
  ENOTFOUND: (host) => [`The host name of ${host} does not exist.`, checkBaseUrl],
  EAI_AGAIN: (host) => [`The host name of ${host} could not be looked up just now.`, tryLater],
  EHOSTUNREACH: (host) => [`There is no network route to ${host}.`, checkBaseUrl],
  ENETUNREACH: (host) => [`There is no network route to ${host}.`, checkBaseUrl],
  ETIMEDOUT: (host) => [`The connection to ${host} was not accepted in time.`, tryLater],
  CERT_HAS_EXPIRED: (host) => [
    `The TLS certificate of ${host} has expired, so nothing was sent.`,
    "Whoever runs the API must renew it; calling again will not help.",
  ],
  CERT_NOT_YET_VALID: (host) => [
    `The TLS certificate of ${host} is not valid yet, so nothing was sent.`,
    "The operator of this server should check the clock of the machine.",
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => [
    `The TLS certificate presented by ${host} belongs to another host, so nothing was sent.`,
    checkBaseUrl,
  ],
};

const untrustedCodes = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

/**
 * Says why there is no answer: which host, never the path or the query, and what can be done. After a request that
 * may not be repeated (`idempotent` false) it says that the effect is unknown.
 */
export function describeFailure(
  failure: Failure,
  request: UpstreamRequest,
  idempotent: boolean,
  timeoutMs: number,
): ToolError {
  const [message, next] = explain(failure, request.url.host, timeoutMs);
  return new ToolError(message, idempotent || neverSent(failure) ? next : `${unknownEffect} ${next}`);
}

const unknownEffect = "It is not known whether the call took effect: look before you make it again.";

function explain(failure: Failure, host: string, timeoutMs: number): Explanation {
  if (failure.kind === "cancelled")
    return ["The call was cancelled.", "Make it again if it is still wanted."];
  if (failure.kind === "timeout") {
    const what = failure.answered ? "did not finish its answer" : "did not answer";
    const seconds = timeoutMs / 1_000;
    return [
      `${host} ${what} within ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
      "Ask for less at a time, or call again later; the operator of this server can allow longer with --timeout.",
    ];
  }
  const { code = "", name } = failure.error;
  const known = Object.hasOwn(explainers, code) ? explainers[code]?.(host) : undefined;
  if (known !== undefined) return known;
  if (untrustedCodes.has(code)) {
    return [`The TLS certificate of ${host} is not from an issuer that is trusted here.`, trustAuthority];
  }
  if (name === "EncodingError") {
    return [`${host} compressed its answer with ${failure.error.message}, which cannot be read.`, tryLater];
  }
  return explainByFamily(code, host, failure.answered);
}

function explainByFamily(code: string, host: string, answered: boolean): Explanation {
  if (code.startsWith("HPE_")) {
    return [`${host} answered with something that is not valid HTTP (${code}).`, checkBaseUrl];
  }
  if (code.startsWith("Z_") || code.startsWith("ERR__ERROR") || code.startsWith("ERR_BROTLI")) {
    return [`The compressed answer of ${host} is damaged or incomplete (${code}).`, tryLater];
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")) {
    return [
      `No secure connection to ${host} could be made (${code}).`,
      "The operator of this server should check whether the base URL is https and whether the API asks for a client certificate.",
    ];
  }
  if (code.startsWith("ERR_")) {
    return [
      `The request to ${host} cannot be sent: an argument holds a character that HTTP does not allow there (${code}).`,
      "Leave out control characters and try again.",
    ];
  }
  if (answered) return [`The connection to ${host} broke off in the middle of the answer.`, tryLater];
  return [`The connection to ${host} broke before there was an answer${code && ` (${code})`}.`, tryLater];
}

/** True when not even the head of the request can have reached the API. */
function neverSent(failure: Failure): boolean {
  if (failure.kind !== "failed" || failure.answered) return false;
  const { code = "", syscall = "", name } = failure.error;
  // Node tries every address of a host, and collects why none could be connected to.
  if (name === "AggregateError" || syscall === "connect" || syscall === "getaddrinfo") return true;
  return untrustedCodes.has(code) || /^(EPROTO|ERR_|CERT_)/.test(code);
}
