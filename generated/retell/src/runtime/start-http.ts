import type { Credentials } from "./call/call-context.ts";
import type { Host } from "./call/host.ts";
import { leastKeyChars } from "./call/seal.ts";
import { isLoopback } from "./protocol/host-check.ts";
import { serveHttp } from "./protocol/http.ts";
import { defaultHttpLimits } from "./protocol/http-limits.ts";
import { createLog, type Log } from "./protocol/log.ts";
import { makeRedactor } from "./result/redact.ts";
import { createCallerReader } from "./settings/create-caller-reader.ts";
import { UsageError } from "./settings/flags.ts";
import { ownSecrets, secretsOf } from "./settings/read-credentials.ts";
import type { Settings } from "./settings/read-settings.ts";
import { type HostedLaunch, hostedLaunch } from "./setup/launch.ts";
import type { ServerDefinition } from "./tool.ts";

export interface HttpStart {
  server: ServerDefinition;
  settings: Settings;
  host: Host;
  /** The operator's own. */
  credentials: Credentials;
  log: Log;
}

/**
 * Serves over HTTP as the command line says; `MCP_AUTH_TOKEN` of the environment is asked of every client.
 * @throws {UsageError} for a bind beyond this machine that would let others in.
 */
export async function startHttp({ server, settings, host, credentials, log }: HttpStart): Promise<void> {
  const authToken = process.env.MCP_AUTH_TOKEN || undefined;
  demandSafeBind(settings, authToken);
  demandOneAuthorization(server, settings, authToken);
  const { host: address, port, path, allowedHosts, sse, page, limits } = settings.http;
  const secrets = [...secretsOf(server, credentials), ...ownSecrets(process.env)];
  await serveHttp(host, {
    host: address,
    port,
    path,
    allowedHosts,
    sse,
    page,
    limits: {
      ...limits,
      // A connection stays open for as long as a call on it may take.
      silentMs: Math.max(defaultHttpLimits.silentMs, settings.timeoutMs + 60_000),
      connections: Math.max(defaultHttpLimits.connections, limits.sessions + limits.concurrent),
    },
    log,
    callerOf: createCallerReader({
      server,
      settings,
      credentials,
      open: needsNoCredential(server),
      ownToken: authToken !== undefined,
      logHiding: (others) =>
        createLog({ level: settings.logLevel, redact: makeRedactor([...secrets, ...others]) }),
    }),
    launchAt: launchAt(server, settings, authToken),
    ...(authToken === undefined ? {} : { authToken }),
  });
}

/** Some tool can be called by anybody, or there is nothing to bring, so a caller without a credential is let in. */
function needsNoCredential(server: ServerDefinition): boolean {
  if (Object.keys(server.securitySchemes).length === 0) return true;
  return server.groups.some((group) =>
    group.tools.some(
      ({ request: { security = [] } }) =>
        security.length === 0 || security.some((names) => names.length === 0),
    ),
  );
}

/** What the page at `/` tells a person to put into a client's configuration. */
function launchAt(server: ServerDefinition, { http }: Settings, authToken: string | undefined) {
  return (url: string): HostedLaunch => {
    if (http.credentials === "passthrough") return hostedLaunch(url, server);
    if (authToken === undefined) return { kind: "hosted", url };
    return {
      kind: "hosted",
      url,
      header: { name: "Authorization", prefix: "Bearer ", env: "MCP_AUTH_TOKEN" },
    };
  };
}

/** Whoever reaches the port acts with the operator's key: beyond this machine only behind a token. */
function demandSafeBind({ http }: Settings, authToken: string | undefined): void {
  if (isLoopback(http.host)) return;
  if (http.allowedHosts.length === 0) {
    throw new UsageError(
      `--host ${http.host} is reached beyond this machine: name the hosts that clients use with --allowed-hosts.`,
    );
  }
  if (authToken !== undefined && authToken.length < leastKeyChars) {
    throw new UsageError(
      `MCP_AUTH_TOKEN is too short for --host ${http.host}, where it can be guessed: put at least ${leastKeyChars} random characters into it.`,
    );
  }
  if (http.credentials === "passthrough") return;
  if (!http.public || authToken === undefined) {
    throw new UsageError(
      `--host ${http.host} lets others act with this server's credential: say --credentials passthrough, so that each brings its own, or say --public and put a long random MCP_AUTH_TOKEN into the environment, which clients send as bearer token.`,
    );
  }
}

/** A request has one `Authorization`: this server's token in it leaves none for a caller's key at the API. */
function demandOneAuthorization(
  { securitySchemes, http: hosted }: ServerDefinition,
  { http }: Settings,
  authToken: string | undefined,
): void {
  if (http.credentials !== "passthrough" || authToken === undefined) return;
  const hasOwnPlace = Object.values(securitySchemes).some(
    (scheme) =>
      scheme.type === "apiKey" && scheme.in === "header" && scheme.name.toLowerCase() !== "authorization",
  );
  if (hasOwnPlace || hosted?.keyParameter !== undefined) return;
  throw new UsageError(
    "MCP_AUTH_TOKEN and the keys of --credentials passthrough would stand in the same header: take MCP_AUTH_TOKEN out of the environment, since each caller brings a key, or leave --credentials passthrough out.",
  );
}
