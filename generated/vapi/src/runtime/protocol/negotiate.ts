import type { IncomingHttpHeaders } from "node:http";
import { HttpError } from "./http-error.ts";
import { protocolVersions } from "./mcp-server.ts";

export type AnswerFormat = "json" | "sse";

/**
 * Form of the answer by `Accept`: JSON wherever the client takes it, an event stream when it takes only that
 * (MCP 2025-06-18, "Sending Messages to the Server"). No `Accept` at all takes everything (RFC 9110, 12.5.1).
 * @throws {HttpError} 406 when it takes neither.
 */
export function chooseFormat(accept: string | undefined): AnswerFormat {
  if (accept === undefined) return "json";
  const types = accept.split(",").map(mediaTypeOf);
  const takes = (...names: string[]) => types.some((type) => names.includes(type));
  if (takes("application/json", "application/*", "*/*")) return "json";
  if (takes("text/event-stream", "text/*")) return "sse";
  throw new HttpError(
    406,
    'Answers are JSON. Send the header "Accept: application/json, text/event-stream".',
  );
}

/** Whether the client names the event stream among what it takes: only then may an answer become one. */
export function takesEvents(accept: string | undefined): boolean {
  return accept?.split(",").map(mediaTypeOf).includes("text/event-stream") === true;
}

/** @throws {HttpError} 415 unless the body is JSON in UTF-8, as it is, without a content coding. */
export function checkContentType(headers: IncomingHttpHeaders): void {
  const type = headers["content-type"] ?? "";
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  const isPlain = (headers["content-encoding"] ?? "identity").toLowerCase() === "identity";
  if (mediaTypeOf(type) === "application/json" && (charset === "utf-8" || charset === "utf8") && isPlain)
    return;
  throw new HttpError(
    415,
    'Messages are JSON. Send the header "Content-Type: application/json" and no Content-Encoding.',
  );
}

/** @throws {HttpError} 400 for a version of the protocol that is not spoken here. */
export function checkProtocolVersion(version: string | undefined): void {
  if (version === undefined || protocolVersions.includes(version)) return;
  throw new HttpError(
    400,
    `This version of the protocol is not supported. Send MCP-Protocol-Version with one of ${protocolVersions.join(", ")}.`,
  );
}

/** Batches came with 2025-03-26 and went with the version after it; absent means 2025-03-26. */
export function allowsBatch(version: string | undefined): boolean {
  return version === undefined || version <= "2025-03-26";
}

function mediaTypeOf(value: string): string {
  return (value.split(";", 1)[0] ?? "").trim().toLowerCase();
}
