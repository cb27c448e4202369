import { STATUS_CODES } from "node:http";
import { ToolError } from "../tool-error.ts";
import type { UpstreamResponse } from "../upstream/http-message.ts";
import { cutText } from "./cut-text.ts";
import { decodeText, looksLikeText } from "./decode-text.ts";
import { describeTextCut } from "./describe-cut.ts";
import { errorResult, toolErrorResult } from "./error-result.ts";
import { escapeHiddenInJson, escapeHiddenInText } from "./escape-hidden.ts";
import { groupDigits } from "./group-digits.ts";
import { kindOf, readMediaType } from "./media-type.ts";
import type { Onward } from "./onward.ts";
import { isJsonObject, parseJson, readJson } from "./read-json.ts";
import { readPart } from "./read-part.ts";
import type { Redactor } from "./redact.ts";
import type { ToolResult } from "./result.ts";
import { type Part, splitMultipart } from "./split-multipart.ts";
import { headersWithNothing, tellingHeaders } from "./telling-headers.ts";

export interface ResultLimits {
  /** Characters of the answer's text; a longer one is cut, and a second item says so. */
  maxTextChars: number;
  /** Method of the request: the answer to HEAD has no body, so its headers are the result. */
  method?: string;
  /** Takes the server's credentials out of texts, before anything is cut or parsed (see `makeRedactor`). */
  redact?: Redactor;
  /** Leaves fields out of the text of a JSON answer; errors of the API are shown whole. */
  shape?: (text: string) => string;
  /** Sees the text of a successful answer as the API sent it, without secrets; not that of one in several parts. */
  onText?: (text: string) => void;
  /** Sees the value of a whole JSON answer. */
  onValue?: (value: unknown) => void;
  /** How more of a long answer is read than its beginning; absent means that it cannot be. */
  onward?: Onward;
}

/**
 * Turns the vendor's answer into the result of the tool. A status of 400 and above
 * becomes an error result; a redirect that was not followed is an answer, since its location may be what was
 * asked for.
 */
export function readResult(response: UpstreamResponse, limits: ResultLimits): ToolResult {
  const { status, headers, body } = response;
  if (status >= 400) return errorResult(response, limits);
  if ((status === 307 || status === 308) && headers.location !== undefined && !isRead(limits.method ?? "GET"))
    return notDone(status, headers.location, limits);
  if (status >= 300 && headers.location !== undefined) {
    return valueResult({ status, location: headers.location }, limits);
  }
  if (limits.method === "HEAD") return valueResult({ status, headers: tellingHeaders(headers) }, limits);
  if (body.length === 0) return emptyResult(response, limits);
  const parts = response.truncated ? undefined : partsOf(response);
  return parts === undefined ? readBodyResult(response, limits) : partsResult(parts, response, limits);
}

function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** The same request belongs to another address (RFC 9110, 15.4.8 and 15.4.9), to which nothing but reads is sent. */
function notDone(status: number, location: string, { redact }: ResultLimits): ToolResult {
  const error = new ToolError(
    `The API did nothing: it wants this request made at ${location}.`,
    "Tell the operator of this server: its base URL may have to be another one.",
    { status },
  );
  return toolErrorResult(error, redact);
}

function partsOf({ headers, body }: UpstreamResponse): Part[] | undefined {
  const type = headers["content-type"] ?? "";
  return /^multipart\//i.test(type.trim()) ? splitMultipart(body, type) : undefined;
}

/** More are counted, not shown. */
const maxParts = 64;

/** Each part as if it were an answer of its own, until their texts together are as long as one may be. */
function partsResult(parts: readonly Part[], response: UpstreamResponse, limits: ResultLimits): ToolResult {
  if (parts.length === 0) return emptyResult(response, limits);
  const { onValue: _, onText: __, onward: ___, ...own } = limits;
  const result: ToolResult = { content: [] };
  let left = limits.maxTextChars;
  let shown = 0;
  for (const part of parts.slice(0, maxParts)) {
    if (left <= 0) break;
    shown++;
    const { status, truncated } = response;
    for (const item of readBodyResult({ status, truncated, ...part }, { ...own, maxTextChars: left })
      .content) {
      if (item.type === "text") left -= item.text.length;
      if (item.type === "resource") item.resource.uri = `response:///body/${shown}`;
      result.content.push(item);
    }
  }
  if (shown < parts.length) {
    const text = `The answer has ${groupDigits(parts.length)} parts; the first ${shown} are shown.`;
    result.content.push({ type: "text", text });
  }
  return result;
}

function readBodyResult(response: UpstreamResponse, limits: ResultLimits): ToolResult {
  const { headers, body, truncated } = response;
  const mediaType = readMediaType(headers["content-type"]);
  const kind = kindOf(mediaType);
  if (kind === "image" || kind === "audio") return binaryResult(response, limits, mediaType.type, kind);
  if (kind === "binary") return binaryResult(response, limits, mediaType.type);

  const decoded = decodeText(body, mediaType, truncated);
  const whole = limits.redact === undefined ? decoded : limits.redact(decoded, truncated);
  limits.onText?.(whole);
  const text =
    limits.shape !== undefined && (kind !== "text" || isJson(whole, truncated)) ? limits.shape(whole) : whole;
  if (text.trim() === "" && !truncated) return emptyResult(response, limits);
  if (limits.onward?.wanted !== undefined) {
    const { wanted, tell } = limits.onward;
    const shown = wanted.from.json ? escapeHiddenInJson(text) : escapeHiddenInText(text);
    return readPart({ text: shown, truncated }, { wanted, tell }, limits.maxTextChars);
  }
  if (kind === "text") return textResult(text, response, limits);
  const result = readJson(text, response, limits.maxTextChars, limits.onValue, limits.onward);
  if (result !== undefined) return result;
  if (kind === "json") return brokenJsonResult(text, response, limits);
  if (truncated ? !body.includes(0) : looksLikeText(body)) return textResult(text, response, limits);
  return binaryResult(response, limits, "application/octet-stream");
}

/** What is called text may be JSON all the same. */
function isJson(text: string, truncated: boolean): boolean {
  return truncated ? /^\s*[[{]/.test(text) : parseJson(text) !== undefined;
}

function textResult(
  text: string,
  response: UpstreamResponse,
  { maxTextChars, onward }: ResultLimits,
): ToolResult {
  const shown = escapeHiddenInText(text);
  const cut = cutText(shown, maxTextChars);
  const { truncated } = response;
  const told =
    cut.length < shown.length
      ? onward?.tell(
          { json: false, position: { at: [cut.length], within: 0 }, page: 2 },
          { text: shown, truncated },
        )
      : undefined;
  const result: ToolResult = { content: [{ type: "text", text: cut }] };
  if (response.truncated || cut.length < shown.length) {
    result.content.push({ type: "text", text: describeTextCut(response, shown.length, cut.length, told) });
  }
  return result;
}

function brokenJsonResult(text: string, response: UpstreamResponse, limits: ResultLimits): ToolResult {
  const result = textResult(text, response, limits);
  const why = response.truncated
    ? "The part that was read is not the beginning of an array or object that could be cut at a whole value, so it is not valid JSON."
    : "The API calls this answer JSON, but it is not valid JSON; it is shown as it came. Read it as text.";
  result.content.push({ type: "text", text: why });
  return result;
}

/** Half a picture or archive is of no use, so a truncated one is an error. */
function binaryResult(
  response: UpstreamResponse,
  { redact }: ResultLimits,
  type: string,
  kind?: "image" | "audio",
): ToolResult {
  const { body, truncated, totalBytes, status } = response;
  const mimeType = redact?.(type) ?? type;
  if (truncated) {
    const size = totalBytes === undefined ? `more than ${groupDigits(body.length)}` : groupDigits(totalBytes);
    const message = `The answer (${mimeType}, ${size} bytes) is longer than the ${groupDigits(body.length)} bytes that this server accepts.`;
    const next =
      "Ask for a smaller one, if the tool has an argument for that; the operator of this server can raise the cap with --max-response.";
    return toolErrorResult(new ToolError(message, next, { status }));
  }
  const data = redactBytes(body, redact).toString("base64");
  if (kind !== undefined) return { content: [{ type: kind, data, mimeType }] };
  return { content: [{ type: "resource", resource: { uri: "response:///body", mimeType, blob: data } }] };
}

/** A picture or archive that holds a credential is better broken than shown. */
function redactBytes(body: Buffer, redact: Redactor | undefined): Buffer {
  const text = body.toString("latin1");
  const redacted = redact?.(text) ?? text;
  return redacted === text ? body : Buffer.from(redacted, "latin1");
}

function emptyResult({ status, headers }: UpstreamResponse, limits: ResultLimits): ToolResult {
  const phrase = STATUS_CODES[status];
  const named = phrase === undefined ? String(status) : `${status} ${phrase}`;
  const verdict = status < 300 ? "The call succeeded" : "The call was answered";
  const text = `${verdict} (${named}); the answer has no content.${headersWithNothing(headers)}`;
  return { content: [{ type: "text", text: escapeHiddenInText(limits.redact?.(text) ?? text) }] };
}

/** A result that is made of status and headers, because there is no body to show. */
function valueResult(value: Record<string, unknown>, { redact }: ResultLimits): ToolResult {
  const text = JSON.stringify(value, (_, inner) =>
    typeof inner === "string" && redact ? redact(inner) : inner,
  );
  const root = parseJson(text)?.value;
  return {
    content: [{ type: "text", text: escapeHiddenInJson(text) }],
    ...(isJsonObject(root) ? { structuredContent: root } : {}),
  };
}
