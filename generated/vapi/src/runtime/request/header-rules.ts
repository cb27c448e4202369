import { argumentError } from "./argument-error.ts";

/** A field name of HTTP (RFC 9110, 5.6.2). */
export function isToken(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}

/** True for text that HTTP can carry in a field: no control character but the tab, nothing beyond Latin-1. */
export function isFieldText(text: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(text);
}

/** Headers that frame the message or steer the connection; only the HTTP client sets them. */
export function isFraming(name: string): boolean {
  return framing.has(name.toLowerCase());
}

/**
 * Whether a header of the caller may reach the API: none that frames a message, holds a credential or says what the
 * caller's own client sends and takes (RFC 9110, 7.6.1), nor the origin, which is checked here.
 */
export function isForwardable(name: string): boolean {
  return isToken(name) && !isReserved(name) && name.toLowerCase() !== "origin";
}

/**
 * Headers that an argument, a fixed value or a forwarded header never sets: framing, credentials, and those which
 * OpenAPI says are ignored as parameters (OpenAPI 3.1.1, 4.8.12.1: Accept, Content-Type, Authorization).
 */
export function isReserved(name: string): boolean {
  return isFraming(name) || reserved.has(name.toLowerCase());
}

/** The text itself, or a tool error that names the argument and does not repeat the value. */
export function checkFieldText(argument: string, text: string): string {
  if (isFieldText(text)) return text;
  throw argumentError(
    argument,
    "has a character that an HTTP header cannot carry (a line break, a control character or one beyond Latin-1)",
    `Call again with plain text on one line in "${argument}".`,
  );
}

const framing = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const reserved = new Set([
  "accept",
  "accept-encoding",
  "authorization",
  "content-encoding",
  "content-type",
  "cookie",
  "proxy-authorization",
]);
