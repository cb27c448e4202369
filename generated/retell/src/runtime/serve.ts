import type { Credentials } from "./call/call-context.ts";
import { createHost } from "./call/create-host.ts";
import type { Host } from "./call/host.ts";
import type { Customization } from "./customize.ts";
import { createLog, type Log } from "./protocol/log.ts";
import { makeRedactor } from "./result/redact.ts";
import { helpText } from "./settings/help-text.ts";
import { readCredentials, secretsOf } from "./settings/read-credentials.ts";
import { readSettings, type Settings, UsageError } from "./settings/read-settings.ts";
import type { ServerDefinition } from "./tool.ts";

/**
 * Starts what the command line asks for: stdio, http, doctor, help or version. Messages go to standard error; the
 * exit code is 2 for wrong usage, 1 when the server cannot be started.
 */
export async function serve(server: ServerDefinition, custom: Customization = {}): Promise<void> {
  try {
    await start(server, custom, readSettings(process.argv.slice(2), process.env, server.baseUrlEnvironment));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function start(server: ServerDefinition, custom: Customization, settings: Settings): Promise<void> {
  if (settings.command === "help") {
    process.stdout.write(helpText(server));
    return;
  }
  if (settings.command === "version") {
    process.stdout.write(`${server.version}\n`);
    return;
  }
  const credentials = readCredentials(server, process.env);
  if (settings.command === "doctor") {
    const { examine } = await import("./settings/doctor.ts");
    process.exitCode = await examine(server, custom, settings, process.env);
    return;
  }
  const log = createLog({ level: settings.logLevel, redact: makeRedactor(secretsOf(server, credentials)) });
  const host = await createHost(server, custom, settings, process.env, log);
  if (settings.command === "stdio") {
    const { serveStdio } = await import("./protocol/stdio.ts");
    return serveStdio(host, { log, credentials });
  }
  await startHttp(server, settings, host, credentials, log);
}

async function startHttp(
  server: ServerDefinition,
  settings: Settings,
  host: Host,
  credentials: Credentials,
  log: Log,
): Promise<void> {
  const { serveHttp } = await import("./protocol/http.ts");
  const { createCallerReader } = await import("./settings/create-caller-reader.ts");
  const authToken = process.env.MCP_AUTH_TOKEN || undefined;
  demandSafeBind(settings, authToken);
  const { host: address, port, path, allowedHosts, sse } = settings.http;
  const secrets = secretsOf(server, credentials);
  await serveHttp(host, {
    host: address,
    port,
    path,
    allowedHosts,
    sse,
    log,
    callerOf: createCallerReader({
      server,
      settings,
      credentials,
      open: needsNoCredential(server),
      logHiding: (others) =>
        createLog({ level: settings.logLevel, redact: makeRedactor([...secrets, ...others]) }),
    }),
    ...credentialShown(server, settings, authToken),
    ...(authToken === undefined ? {} : { authToken }),
  });
}

/** Some tool can be called by anybody, so a caller without a credential is let in. */
function needsNoCredential(server: ServerDefinition): boolean {
  return server.groups.some((group) =>
    group.tools.some(
      ({ request: { security = [] } }) =>
        security.length === 0 || security.some((names) => names.length === 0),
    ),
  );
}

/** What the page at `/` tells a person to put into a client's configuration. */
function credentialShown(server: ServerDefinition, { http }: Settings, authToken: string | undefined) {
  if (http.credentials === "passthrough" && Object.keys(server.securitySchemes).length > 0) {
    return { credential: { header: "Authorization", value: `Bearer <your ${server.title} API key>` } };
  }
  return authToken === undefined
    ? {}
    : { credential: { header: "Authorization", value: "Bearer <token from the operator>" } };
}

/** Whoever reaches the port acts with the operator's key: beyond this machine only behind a token. */
function demandSafeBind({ http }: Settings, authToken: string | undefined): void {
  if (/^(localhost|127(\.\d{1,3}){3}|::1)$/.test(http.host)) return;
  if (http.allowedHosts.length === 0) {
    throw new UsageError(
      `--host ${http.host} is reached beyond this machine: name the hosts that clients use with --allowed-hosts.`,
    );
  }
  if (http.credentials === "passthrough") return;
  if (!http.public || authToken === undefined) {
    throw new UsageError(
      `--host ${http.host} lets others act with this server's credential: say --credentials passthrough, so that each brings its own, or say --public and put a long random MCP_AUTH_TOKEN into the environment, which clients send as bearer token.`,
    );
  }
}
