import { createHash } from "node:crypto";
import { ToolError } from "../tool-error.ts";
import type { UpstreamRequest, UpstreamResponse } from "../upstream/http-message.ts";
import { encodeForm } from "./percent-encode.ts";

/** Sends one request; redirects are not followed, and it has a deadline of its own. */
export type SendRequest = (request: UpstreamRequest) => Promise<UpstreamResponse>;

/** A client that asks for tokens (RFC 6749, 4.4), and the environment names to speak of when it fails. */
export interface TokenClient {
  scheme: string;
  tokenUrl: string;
  scopes: readonly string[];
  id: string;
  secret: string;
  env: readonly string[];
}

/** Gives an access token that is valid for at least half a minute, from memory or from the vendor. */
export interface TokenSource {
  (client: TokenClient, signal?: AbortSignal): Promise<string>;
  /** The API refused this token (401): the next call asks for another, unless it was given just now. */
  forget(token: string): void;
}

interface KeptToken {
  token: Promise<string>;
  /** Milliseconds; while the token is on its way it never expires. */
  renewAt: number;
  /** What came, and when; absent while it is on its way. */
  given?: { token: string; at: number };
}

const renewalLeadMs = 30_000;
/** RFC 6749, 5.1 only recommends `expires_in`. */
const defaultLifetimeSeconds = 300;
const mostTokens = 1000;
/** An API that refuses what was just given refuses the next one, too. */
const leastAgeMs = 10_000;

/**
 * Makes a token source with a memory of its own: one entry for each scheme, id and secret (kept as a hash), renewed
 * 30 s before it expires, one request at a time for each. A failure is not kept. A caller that gives up stops waiting;
 * the request goes on for the others.
 */
export function createTokenSource(send: SendRequest, now: () => number = Date.now): TokenSource {
  const tokens = new Map<string, KeptToken>();
  const give = (client: TokenClient, signal?: AbortSignal): Promise<string> => {
    const key = clientKey(client);
    const kept = tokens.get(key);
    if (kept !== undefined && now() < kept.renewAt) return waitFor(kept.token, signal);
    const entry: KeptToken = { token: Promise.resolve(""), renewAt: Number.POSITIVE_INFINITY };
    entry.token = requestToken(client, send).then(
      ({ token, lifetimeSeconds }) => {
        entry.renewAt = now() + lifetimeSeconds * 1000 - renewalLeadMs;
        entry.given = { token, at: now() };
        return token;
      },
      (error: unknown) => {
        if (tokens.get(key) === entry) tokens.delete(key);
        throw error;
      },
    );
    tokens.delete(key);
    tokens.set(key, entry);
    const [oldest] = tokens.keys();
    if (tokens.size > mostTokens && oldest !== undefined) tokens.delete(oldest);
    return waitFor(entry.token, signal);
  };
  const forget = (token: string): void => {
    for (const [key, { given }] of tokens)
      if (given?.token === token && now() - given.at >= leastAgeMs) tokens.delete(key);
  };
  return Object.assign(give, { forget });
}

function clientKey({ scheme, tokenUrl, scopes, id, secret }: TokenClient): string {
  return JSON.stringify([scheme, tokenUrl, scopes, id, createHash("sha256").update(secret).digest("base64")]);
}

async function waitFor(token: Promise<string>, signal: AbortSignal | undefined): Promise<string> {
  if (signal === undefined) return token;
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([token, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

async function requestToken(
  client: TokenClient,
  send: SendRequest,
): Promise<{ token: string; lifetimeSeconds: number }> {
  const response = await send(tokenRequest(client));
  const answer = parseObject(response.body);
  if (response.status < 200 || response.status > 299) {
    throw refused(client, `answered ${response.status}${errorCode(answer)}`, response.status);
  }
  const token = answer.access_token;
  const type = answer.token_type ?? "bearer";
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token))
    throw refused(client, "gave no access token");
  if (typeof type !== "string" || type.toLowerCase() !== "bearer") {
    throw refused(client, "gave a token that is not of type bearer");
  }
  const lifetime = Number(answer.expires_in ?? defaultLifetimeSeconds);
  return { token, lifetimeSeconds: Number.isFinite(lifetime) ? lifetime : defaultLifetimeSeconds };
}

/** RFC 6749, 4.4.2, with the client in `Authorization` (2.3.1: both parts form-encoded before they are joined). */
function tokenRequest({ tokenUrl, scopes, id, secret }: TokenClient): UpstreamRequest {
  const scope = scopes.length === 0 ? "" : `&scope=${encodeForm(scopes.join(" "))}`;
  const body = Buffer.from(`grant_type=client_credentials${scope}`);
  const client = Buffer.from(`${encodeForm(id)}:${encodeForm(secret)}`).toString("base64");
  return {
    method: "POST",
    url: new URL(tokenUrl),
    headers: [
      ["Authorization", `Basic ${client}`],
      ["Accept", "application/json"],
      ["Content-Type", "application/x-www-form-urlencoded"],
      ["Content-Length", String(body.length)],
    ],
    body,
  };
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The code of RFC 6749, 5.2; the description is not repeated, since some servers echo what was sent. */
function errorCode(answer: Record<string, unknown>): string {
  const code = answer.error;
  return typeof code === "string" && /^[a-z_]{1,40}$/.test(code) ? ` (${code})` : "";
}

function refused({ env, tokenUrl }: TokenClient, what: string, status?: number): ToolError {
  const { origin, pathname } = new URL(tokenUrl);
  return new ToolError(
    `The token endpoint ${origin}${pathname} ${what}.`,
    `Check ${env.slice(0, 2).join(" and ")} in the environment of this server.`,
    status === undefined ? {} : { status },
  );
}
