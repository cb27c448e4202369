import { createHost } from "./call/create-host.ts";
import type { Customization } from "./customize.ts";
import { createLog } from "./protocol/log.ts";
import { makeRedactor } from "./result/redact.ts";
import { UsageError } from "./settings/flags.ts";
import { helpText } from "./settings/help-text.ts";
import { ownSecrets, readCredentials, secretsOf } from "./settings/read-credentials.ts";
import { readSettings, type Settings } from "./settings/read-settings.ts";
import type { ServerDefinition } from "./tool.ts";

/**
 * Starts what the command line asks for: stdio, http, doctor, help or version. Messages go to standard error; the
 * exit code is 2 for wrong usage, 1 when the server cannot be started.
 */
export async function serve(server: ServerDefinition, custom: Customization = {}): Promise<void> {
  // Somebody who reads no further what is printed or logged is no fault.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await start(
      server,
      custom,
      readSettings(process.argv.slice(2), process.env, server.baseUrlEnvironment, server.http),
    );
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
  if (settings.setup !== undefined) {
    const { setUp } = await import("./setup/set-up.ts");
    const { installation } = await import("./setup/installation.ts");
    setUp(server, settings.setup, installation(), (text) => void process.stdout.write(text));
    return;
  }
  const credentials = readCredentials(server, process.env);
  if (settings.command === "doctor") {
    const { examine } = await import("./settings/doctor.ts");
    process.exitCode = await examine(server, custom, settings, process.env);
    return;
  }
  const secrets = [...secretsOf(server, credentials), ...ownSecrets(process.env)];
  const log = createLog({ level: settings.logLevel, redact: makeRedactor(secrets) });
  const host = await createHost(server, custom, settings, process.env, log);
  if (settings.command === "stdio") {
    const { serveStdio } = await import("./protocol/stdio.ts");
    return serveStdio(host, { log, credentials });
  }
  const { startHttp } = await import("./start-http.ts");
  await startHttp({ server, settings, host, credentials, log });
}
