import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { nearestName } from "../call/nearest-name.ts";
import type { ServerDefinition } from "../tool.ts";
import { type Client, clients, type Machine } from "./clients.ts";
import { configureClient, literalVariables } from "./configure-client.ts";
import { ConfigurationError } from "./edit-json.ts";
import { hostedLaunch, type Launch, localVariables } from "./launch.ts";
import { replaceFile } from "./replace-file.ts";
import { showConfiguration } from "./show-configuration.ts";

/** What the person asked for. */
export interface SetUpOptions {
  /** Absent means the one client whose configuration is found. */
  client?: string;
  /** Address of a hosted server; absent means that the client starts this program. */
  url?: string;
  dryRun: boolean;
  /** Flags that the client starts the server with. */
  flags: readonly string[];
}

/** The machine, and the program that runs on it. */
export interface Installation extends Machine {
  /** Absolute path of Node. */
  node: string;
  /** Absolute path of the server's program. */
  script: string;
}

/** The person has to decide or mend something first: nothing was written. */
class SetUpError extends Error {
  override name = "SetUpError";
}

/**
 * Writes the server into a client's own configuration file and says so; the file as it was stays beside it. With
 * `dryRun` it only says what it would write.
 * @throws {SetUpError} when there is no such client, or its file cannot be changed safely.
 */
export function setUp(
  server: ServerDefinition,
  options: SetUpOptions,
  machine: Installation,
  write: (text: string) => void,
): void {
  const client = chooseClient(options.client, machine);
  const launch = launchOf(server, options, machine);
  const literal = literalVariables(client, launch);
  const secret = (variable: string): string =>
    client.reference?.(variable) ?? (machine.env[variable] || `<${variable}>`);
  const file = client.file(machine);
  const path = existsSync(file) ? realpathSync(file) : file;
  const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const after = edit(client, path, before ?? "", () =>
    configureClient(client, before ?? "", server.name, launch, secret),
  );
  if (options.dryRun) {
    write(`${client.title}: ${path} would get this; nothing is written.\n`);
    write(`${showConfiguration(client, server.name, launch)}\n`);
    return;
  }
  if (after === before) {
    write(`${client.title}: ${path} has this server already; nothing to change.\n`);
    return;
  }
  const backup = replaceFile(path, after);
  write(`${client.title}: ${server.name} is in ${path} now.\n`);
  if (backup !== undefined) write(`The file as it was: ${backup}\n`);
  write(`${nextStep(client, launch, literal, machine)}\n`);
}

function chooseClient(wanted: string | undefined, machine: Machine): Client {
  const names = clients.map(({ name }) => name);
  if (wanted !== undefined) {
    const client = clients.find(({ name }) => name === wanted);
    if (client !== undefined) return client;
    const near = nearestName(wanted, names);
    const hint = near === undefined ? "" : ` Did you mean ${near}?`;
    throw new SetUpError(`--client ${wanted} is none that is known: ${names.join(", ")}.${hint}`);
  }
  const found = clients.filter((client) => existsSync(client.file(machine)));
  if (found.length === 1) return found[0] as Client;
  const seen =
    found.length === 0 ? "None was found here" : `Found here: ${found.map(({ name }) => name).join(", ")}`;
  throw new SetUpError(`Say which client with --client NAME: ${names.join(", ")}. ${seen}.`);
}

function launchOf(server: ServerDefinition, { url, flags }: SetUpOptions, machine: Installation): Launch {
  if (url !== undefined) return hostedLaunch(absoluteUrl(url), server);
  const env = localVariables(server, machine.env);
  const packageName = installedByNpx(machine.script);
  if (packageName === undefined)
    return { kind: "local", command: machine.node, args: [machine.script, ...flags], env };
  const { command, args } = npx(machine.platform, ["-y", packageName, ...flags]);
  return { kind: "local", command, args, env };
}

/** On Windows npx is a script of the shell there, which not every client starts as a program. */
function npx(platform: NodeJS.Platform, args: string[]): { command: string; args: string[] } {
  return platform === "win32" ? { command: "cmd", args: ["/c", "npx", ...args] } : { command: "npx", args };
}

function absoluteUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new SetUpError(`--url ${url} is no address: it looks like https://mcp.example.com/mcp.`);
}

/** What npx keeps is gone one day: then the client must ask npx, too. Its `.bin` holds links to programs. */
function installedByNpx(script: string): string | undefined {
  if (!/[\\/]_npx[\\/]/.test(script) || !existsSync(script)) return undefined;
  const manifest = join(dirname(realpathSync(script)), "..", "package.json");
  return existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, "utf8")) as { name: string }).name
    : undefined;
}

function edit(client: Client, path: string, text: string, change: () => string): string {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const why = text === "" ? "" : ` (${error.message})`;
    throw new SetUpError(
      `${path} is not what ${client.title} writes${why}. Nothing is changed: mend the file, or add the server by hand as --dry-run shows it.`,
    );
  }
}

function nextStep(client: Client, launch: Launch, literal: readonly string[], machine: Machine): string {
  const missing = literal.filter((variable) => (machine.env[variable] ?? "") === "");
  if (missing.length > 0)
    return `Put your credential in place of ${missing.map((name) => `<${name}>`).join(" and ")} there, then restart ${client.title}.`;
  if (literal.length > 0)
    return `The file holds your credential now: keep it to yourself. Restart ${client.title}.`;
  if (launch.kind === "hosted" && launch.url.includes("=<"))
    return `Put your key into the address there, then restart ${client.title}.`;
  const names = launch.kind === "local" ? launch.env : launch.header === undefined ? [] : [launch.header.env];
  if (names.length === 0 || client.inputs !== undefined) return `Restart ${client.title}.`;
  return `${client.title} reads ${names.join(" and ")} from its environment: set ${names.length === 1 ? "it" : "them"}, then restart ${client.title}.`;
}
