import { createHost } from "./call/create-host.ts";
import type { Customization } from "./customize.ts";
import { createLog } from "./protocol/log.ts";
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
  const { serveHttp } = await import("./protocol/http.ts");
  const authToken = process.env.MCP_AUTH_TOKEN || undefined;
  demandSafeBind(settings, authToken);
  const { host: address, port, path, allowedHosts, forwardHeaders } = settings.http;
  await serveHttp(host, {
    host: address,
    port,
    path,
    allowedHosts,
    forwardHeaders,
    log,
    credentialsOf: () => credentials,
    ...(authToken === undefined ? {} : { authToken }),
  });
}

/** Whoever reaches the port acts with the operator's key: beyond this machine only behind a token. */
function demandSafeBind({ http }: Settings, authToken: string | undefined): void {
  if (/^(localhost|127(\.\d{1,3}){3}|::1)$/.test(http.host)) return;
  if (http.allowedHosts.length === 0) {
    throw new UsageError(
      `--host ${http.host} is reached beyond this machine: name the hosts that clients use with --allowed-hosts.`,
    );
  }
  if (!http.public || authToken === undefined) {
    throw new UsageError(
      `--host ${http.host} lets others act with this server's credential: say --public, and put a long random MCP_AUTH_TOKEN into the environment, which clients send as bearer token.`,
    );
  }
}
