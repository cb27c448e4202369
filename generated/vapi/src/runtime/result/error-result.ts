import { STATUS_CODES } from "node:http";
import type { ToolError } from "../tool-error.ts";
import type { UpstreamResponse } from "../upstream/http-message.ts";
import { cutText } from "./cut-text.ts";
import { decodeText, looksLikeText } from "./decode-text.ts";
import { adviceAfter } from "./error-advice.ts";
import { escapeHiddenInJson, escapeHiddenInText } from "./escape-hidden.ts";
import { kindOf, readMediaType } from "./media-type.ts";
import type { Redactor } from "./redact.ts";
import type { ToolResult } from "./result.ts";
import { readVendorError } from "./vendor-error.ts";

const maxMessageChars = 2_000;
const maxErrorBodyChars = 8_000;
const maxRequestIdChars = 200;

const requestIdHeaders = [
  "x-request-id",
  "request-id",
  "x-amzn-requestid",
  "x-amz-request-id",
  "x-ms-request-id",
  "x-goog-request-id",
  "x-github-request-id",
  "x-correlation-id",
  "correlation-id",
  "x-trace-id",
  "cf-ray",
];

interface ErrorLimits {
  maxTextChars: number;
  redact?: Redactor;
}

type ErrorValue = { status?: number; message: string; next: string; requestId?: string };

/**
 * The vendor's refusal (status 400 and above) as a result with `isError`: JSON text `{status, message, next,
 * requestId?}`, where the message is the vendor's own if the body has one. A second item holds the whole body, up to
 * 8,000 characters, when it says more than the message.
 */
export function errorResult(
  response: UpstreamResponse,
  { maxTextChars, redact = same }: ErrorLimits,
): ToolResult {
  const { status, headers } = response;
  const phrase = STATUS_CODES[status] ?? `HTTP status ${status}`;
  const text = redact(bodyText(response), response.truncated);
  const vendor = readVendorError(text, status, phrase);
  const requestId = requestIdOf(headers);
  const result = errorText(
    {
      status,
      message: vendor.message ?? phrase,
      next: adviceAfter(status, headers),
      ...(requestId === undefined ? {} : { requestId }),
    },
    redact,
  );
  if (vendor.saysMore || (vendor.message?.length ?? 0) > maxMessageChars)
    result.content.push({ type: "text", text: shownBody(text, maxTextChars) });
  return result;
}

/** A call that could not go on, as a result with `isError`: JSON text `{status?, message, next, requestId?}`. */
export function toolErrorResult(error: ToolError, redact: (text: string) => string = same): ToolResult {
  const { status, message, next, requestId } = error;
  return errorText(
    {
      ...(status === undefined ? {} : { status }),
      message,
      next,
      ...(requestId === undefined ? {} : { requestId }),
    },
    redact,
  );
}

/** Texts are redacted before they are cut, so that a cut cannot leave a part of a secret. */
function errorText(value: ErrorValue, redact: (text: string) => string): ToolResult {
  const redacted: ErrorValue = { ...value, message: redact(value.message), next: redact(value.next) };
  if (value.requestId !== undefined) redacted.requestId = cutText(redact(value.requestId), maxRequestIdChars);
  const { message } = redacted;
  if (message.length > maxMessageChars) redacted.message = `${cutText(message, maxMessageChars - 1)}…`;
  return { isError: true, content: [{ type: "text", text: escapeHiddenInJson(JSON.stringify(redacted)) }] };
}

function bodyText({ headers, body, truncated }: UpstreamResponse): string {
  const mediaType = readMediaType(headers["content-type"]);
  const kind = kindOf(mediaType);
  const readable = kind === "json" || kind === "text" || (kind === "unknown" && looksLikeText(body));
  return readable ? decodeText(body, mediaType, truncated).trim() : "";
}

function shownBody(text: string, maxTextChars: number): string {
  const shown = /^[[{]/.test(text) ? escapeHiddenInJson(text) : escapeHiddenInText(text);
  const cut = cutText(shown, Math.min(maxTextChars, maxErrorBodyChars));
  return cut.length < shown.length ? `${cut}… (cut; ${shown.length} characters in all)` : cut;
}

function requestIdOf(headers: Record<string, string>): string | undefined {
  for (const name of requestIdHeaders) {
    const value = headers[name]?.trim();
    if (value) return value;
  }
  return undefined;
}

function same(text: string): string {
  return text;
}
