import { InputError } from "../diagnostics/diagnostic.ts";
import { errorCode } from "./error-code.ts";

/** The server answered, but not with the document. */
export function statusError(url: URL, status: number): InputError {
  const place = shownUrl(url);
  const say = (text: string, help?: string) =>
    new InputError("fetch-status", `${place} ${text}`, place, help);
  if (status === 401 || status === 403)
    return say(
      `answered ${status}: it wants a login.`,
      'Send a credential with --header "Name: value"; it goes to the origin of the document only.',
    );
  if (status === 404 || status === 410) return say(`answered ${status}: there is no document at that URL.`);
  if (status === 429 || status >= 500)
    return say(`answered ${status}.`, "Try again later, or give a local copy.");
  return say(`answered ${status} instead of 200.`);
}

const causes: Readonly<Record<string, string>> = {
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name cannot be looked up now",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed early",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "the connection timed out",
  EPROTO: "the server does not speak TLS on that port",
  ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak TLS on that port",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an unknown authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate cannot be verified",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
};

/** The answer did not come, or not to its end. */
export function connectionError(url: URL, error: unknown, signal: AbortSignal): InputError {
  if (error instanceof InputError) return error;
  const place = shownUrl(url);
  const code = errorCode(error);
  if (code === "EPRIVATE")
    return new InputError("fetch-refused", `${place} is not fetched: its address is private.`, place);
  const cause = signal.aborted ? "it did not answer in time" : (causes[code] ?? (code || "an unknown fault"));
  return new InputError("fetch-failed", `${place} cannot be fetched: ${cause}.`, place);
}

/** A URL as messages name it: without user name and password. */
export function shownUrl(url: URL): string {
  const copy = new URL(url.href);
  copy.username = "";
  copy.password = "";
  return copy.href;
}
