import type { IncomingHttpHeaders } from "node:http";
import type { Credentials } from "../call/call-context.ts";
import { createView, joinViews, type View, wholeView } from "../call/view.ts";
import type { CallerOf } from "../protocol/caller.ts";
import { createForwarder, readIds } from "../protocol/caller-headers.ts";
import { HttpError } from "../protocol/http-error.ts";
import type { Log } from "../protocol/log.ts";
import { makeRedactor, redactedMark } from "../result/redact.ts";
import type { ServerDefinition } from "../tool.ts";
import { secretsOf } from "./read-credentials.ts";
import { readBrought, whatToSend } from "./read-passthrough.ts";
import type { Settings } from "./read-settings.ts";

/** What a server needs to tell one caller from another. */
export interface CallerSettings {
  server: ServerDefinition;
  settings: Settings;
  /** The operator's own, used for every caller unless callers bring theirs. */
  credentials: Credentials;
  /** Some tool can be called without any credential. */
  open: boolean;
  /** `Authorization` brings this server's own token (`MCP_AUTH_TOKEN`), which is nobody's credential at the API. */
  ownToken?: boolean;
  /** Makes a log that also hides these secrets. */
  logHiding(secrets: readonly string[]): Log;
}

/**
 * Makes the function that reads who sends a request. With `--credentials env` everybody acts with the operator's
 * credentials; with `passthrough` each request brings the caller's own, which belong to it alone.
 */
export function createCallerReader({
  server,
  settings,
  credentials,
  open,
  ownToken = false,
  logHiding,
}: CallerSettings): CallerOf {
  const forwardedHeadersOf = createForwarder(settings.http.forwardHeaders, credentialHeaders(server));
  const passthrough = settings.http.credentials === "passthrough";
  const keyParameter = passthrough ? server.http?.keyParameter : undefined;
  return (headers, url) => {
    const view = readView(headers, url);
    const context = { forwardedHeaders: forwardedHeadersOf(headers), ids: readIds(headers) };
    if (!passthrough) return { view, context: { ...context, credentials }, keyInUrl: false };
    const { authorization, ...others } = headers;
    const brought = readBrought(server, ownToken ? others : headers, url, keyParameter);
    const secrets = secretsOf(server, brought.credentials);
    if (secrets.length === 0 && !open) {
      throw new HttpError(401, `This server needs your credential. ${whatToSend(server, keyParameter)}`, {
        "www-authenticate": "Bearer",
      });
    }
    const ids = withoutSecrets(context.ids, secrets);
    return {
      view,
      context: { ...context, ids, credentials: brought.credentials, passthrough: true },
      keyInUrl: brought.keyInUrl,
      log: logHiding(secrets),
    };
  };
}

/** Ids also stand in lines of the server's own log, which knows no caller's secrets. */
function withoutSecrets(ids: Record<string, string>, secrets: readonly string[]): Record<string, string> {
  const hide = makeRedactor(secrets);
  // In an id even a secret is found that is too short to be looked for in texts.
  const redact = (text: string): string =>
    secrets.reduce((left, secret) => left.replaceAll(secret, redactedMark), hide(text));
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, redact(id)]));
}

/** Headers in which the API expects a credential: those are never a client's to pass on. */
function credentialHeaders(server: ServerDefinition): string[] {
  return Object.values(server.securitySchemes).flatMap((definition) =>
    definition.type === "apiKey" && definition.in === "header" ? [definition.name] : [],
  );
}

/**
 * Narrowing by the URL (`?groups=a,b&tools=list_*&readonly=1`) and by headers of the same meaning (`X-MCP-Groups`), which a
 * gateway in front can set: what both let through. Of values that contradict each other, `readonly` wins.
 */
function readView(headers: IncomingHttpHeaders, url: string): View {
  const mark = url.indexOf("?");
  const query = new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1));
  return joinViews(
    narrowTo((name) => query.getAll(name)),
    narrowTo((name) => [headers[`x-mcp-${name}`] ?? []].flat()),
  );
}

function narrowTo(valuesOf: (name: string) => readonly string[]): View {
  const groups = list(valuesOf("groups"));
  const tools = list(valuesOf("tools"));
  const words = valuesOf("readonly").flatMap((value) => value.split(","));
  const readOnly = words.some((word) => !/^(0|false|no)$/i.test(word.trim()));
  if (groups === undefined && tools === undefined && !readOnly) return wholeView;
  return createView({
    ...(groups === undefined ? {} : { groups }),
    ...(tools === undefined ? {} : { tools }),
    ...(readOnly ? { readOnly } : {}),
  });
}

const maxNames = 200;

/** `all` narrows nothing. */
function list(written: readonly string[]): string[] | undefined {
  if (written.length === 0) return undefined;
  const names = written
    .flatMap((value) => value.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.includes("all") ? undefined : names.slice(0, maxNames).map((name) => name.slice(0, 128));
}
