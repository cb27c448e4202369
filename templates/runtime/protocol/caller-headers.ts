import type { IncomingHttpHeaders } from "node:http";
import { isForwardable } from "../request/header-rules.ts";

/** Headers by which Vapi's and similar clients tell what a call belongs to, and their names in the log. */
const idHeaders = [
  ["x-call-id", "callId"],
  ["x-chat-id", "chatId"],
  ["x-session-id", "sessionId"],
  ["x-request-id", "requestId"],
] as const;

const maxIdLength = 128;

/** The ids of a request that a log line names; each at most 128 printable characters. */
export function readIds(headers: IncomingHttpHeaders): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const [header, name] of idHeaders) {
    const value = headers[header];
    if (typeof value === "string") ids[name] = value.replace(/[^\x20-\x7e]/g, "?").slice(0, maxIdLength);
  }
  return ids;
}

/**
 * Makes the function that picks the headers which the operator lets through to the API. `credentialHeaders` are those
 * in which the API expects a credential.
 * @throws {Error} for one that never is (`isForwardable`), or in which the API expects a credential.
 */
export function createForwarder(
  names: readonly string[],
  credentialHeaders: readonly string[] = [],
): (headers: IncomingHttpHeaders) => [string, string][] {
  const wanted = [...new Set(names.map((name) => name.trim().toLowerCase()))];
  const credentials = new Set(credentialHeaders.map((name) => name.toLowerCase()));
  for (const name of wanted) {
    if (credentials.has(name) || !isForwardable(name)) {
      throw new Error(
        `The header ${JSON.stringify(name)} cannot be forwarded: it belongs to the connection, holds a credential, or is set by this server. Take it out of --forward-headers, or of the package's own list.`,
      );
    }
  }
  return (headers) => {
    const picked: [string, string][] = [];
    for (const name of wanted) {
      const value = headers[name];
      if (value !== undefined) picked.push([name, Array.isArray(value) ? value.join(", ") : value]);
    }
    return picked;
  };
}
