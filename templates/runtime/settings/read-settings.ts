import { parseArgs } from "node:util";
import { nearestName } from "../call/nearest-name.ts";
import { defaultHttpLimits, type OperatorLimits } from "../protocol/http-limits.ts";
import type { LogLevel } from "../protocol/log.ts";
import type { SetUpOptions } from "../setup/set-up.ts";
import type { HostedDefinition } from "../tool.ts";
import { parseBaseUrl } from "./resolve-base-urls.ts";
import type { ToolFilter } from "./select-tools.ts";

/** What the operator chose when starting the server. */
export interface Settings {
  command: "stdio" | "http" | "doctor" | "setup" | "help" | "version";
  filter: ToolFilter;
  baseUrl?: string;
  baseUrlReplacements: Map<string, string>;
  allowedOrigins: string[];
  /** Folders below which a file argument may name a path. */
  fileRoots: string[];
  timeoutMs: number;
  maxResponseBytes: number;
  logLevel: LogLevel;
  http: HttpSettings;
  /** Of the command setup. */
  setup?: SetUpOptions;
}

export interface HttpSettings {
  host: string;
  port: number;
  path: string;
  public: boolean;
  /** Whose credentials calls use: the operator's, or those that each request brings. */
  credentials: "env" | "passthrough";
  /** Serve the legacy transport, too. */
  sse: boolean;
  /** Show at `GET /` how clients are set up. */
  page: boolean;
  allowedHosts: string[];
  forwardHeaders: string[];
  limits: OperatorLimits;
}

/** Wrong usage: the message is for the person who started the server, the exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

const flags = {
  "base-url": { type: "string", multiple: true },
  "allow-origin": { type: "string", multiple: true },
  groups: { type: "string", multiple: true },
  tools: { type: "string", multiple: true },
  exclude: { type: "string", multiple: true },
  "read-only": { type: "boolean" },
  files: { type: "string", multiple: true },
  timeout: { type: "string" },
  "max-response": { type: "string" },
  "log-level": { type: "string" },
  host: { type: "string" },
  port: { type: "string" },
  path: { type: "string" },
  public: { type: "boolean" },
  credentials: { type: "string" },
  "no-sse": { type: "boolean" },
  "no-page": { type: "boolean" },
  "allowed-hosts": { type: "string", multiple: true },
  "forward-headers": { type: "string", multiple: true },
  "max-request": { type: "string" },
  "max-calls": { type: "string" },
  "max-sessions": { type: "string" },
  "idle-timeout": { type: "string" },
  "shutdown-timeout": { type: "string" },
  client: { type: "string" },
  url: { type: "string" },
  "dry-run": { type: "boolean" },
  version: { type: "boolean", short: "v" },
  help: { type: "boolean", short: "h" },
} as const;

const httpOnly = [
  ...(["host", "port", "path", "public", "credentials", "no-sse", "no-page"] as const),
  ...(["allowed-hosts", "forward-headers", "max-request", "max-calls", "max-sessions"] as const),
  ...(["idle-timeout", "shutdown-timeout"] as const),
];

const setupOnly = ["client", "url", "dry-run"] as const;

/** Every flag there is, without its dashes. */
export const flagNames: readonly string[] = Object.keys(flags);

/**
 * Reads the command line. What the vendor chose for the hosted server stands where no flag says otherwise; headers to
 * forward are added to it.
 * @throws {UsageError} that names the flag and what it takes.
 */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  baseUrlEnvironment: string,
  hosted: HostedDefinition = {},
): Settings {
  const { values, positionals } = parse(args);
  const command = readCommand(positionals, values);
  refuseIdleFlags(command, values);
  const { first, replacements } = readBaseUrls(values["base-url"] ?? []);
  const baseUrl = first ?? (env[baseUrlEnvironment] || undefined);
  return {
    command,
    filter: {
      ...listed("groups", values.groups),
      ...listed("tools", values.tools),
      ...listed("exclude", values.exclude),
      ...(values["read-only"] === true ? { readOnly: true } : {}),
    },
    ...(baseUrl === undefined ? {} : { baseUrl }),
    baseUrlReplacements: replacements,
    allowedOrigins: split(values["allow-origin"]),
    fileRoots: readFolders(values.files ?? []),
    timeoutMs: number("timeout", values.timeout, 60, 1, 3_600) * 1_000,
    maxResponseBytes: whole("max-response", values["max-response"], 10 * 1024 * 1024, 1_024, 1024 ** 3),
    logLevel: readLogLevel(values["log-level"]),
    http: readHttp(values, hosted),
    ...(command === "setup" ? { setup: readSetup(values) } : {}),
  };
}

/** Flags that do nothing where they stand are mistakes, and are not passed over. */
function refuseIdleFlags(command: Settings["command"], values: ReturnType<typeof parse>["values"]): void {
  if (command === "help" || command === "version") return;
  for (const [owner, names] of [
    ["http", httpOnly],
    ["setup", setupOnly],
  ] as const) {
    const idle = names.find((flag) => values[flag] !== undefined);
    if (idle !== undefined && command !== owner)
      throw new UsageError(`--${idle} belongs to the command ${owner}: start with "${owner} --${idle} …".`);
  }
}

/** The other flags are those that the client is to start the server with. */
function readSetup({
  client,
  url,
  "dry-run": dryRun,
  ...others
}: ReturnType<typeof parse>["values"]): SetUpOptions {
  const flags = Object.entries(others).flatMap(([name, value]) =>
    [value].flat().flatMap((item) => (item === true ? [`--${name}`] : [`--${name}`, `${item}`])),
  );
  return {
    ...(client === undefined ? {} : { client }),
    ...(url === undefined ? {} : { url }),
    dryRun: dryRun === true,
    flags,
  };
}

function readHttp(values: ReturnType<typeof parse>["values"], hosted: HostedDefinition): HttpSettings {
  return {
    host: values.host ?? "127.0.0.1",
    port: whole("port", values.port, 3_000, 0, 65_535),
    path: readPath(values.path ?? hosted.path ?? "/mcp"),
    public: values.public === true,
    credentials: readCredentialsMode(values.credentials),
    sse: values["no-sse"] !== true && hosted.sse !== false,
    page: values["no-page"] !== true && hosted.page !== false,
    allowedHosts: split(values["allowed-hosts"]),
    forwardHeaders: [...(hosted.forwardHeaders ?? []), ...split(values["forward-headers"])],
    limits: readLimits(values),
  };
}

function readLimits(values: ReturnType<typeof parse>["values"]): OperatorLimits {
  const { bytes, concurrent, sessions, idleMs, shutdownMs } = defaultHttpLimits;
  const aDay = 86_400;
  return {
    bytes: whole("max-request", values["max-request"], bytes, 1_024, 128 * 1024 ** 2),
    concurrent: whole("max-calls", values["max-calls"], concurrent, 1, 100_000),
    sessions: whole("max-sessions", values["max-sessions"], sessions, 1, 100_000),
    idleMs: number("idle-timeout", values["idle-timeout"], idleMs / 1_000, 1, aDay) * 1_000,
    shutdownMs: number("shutdown-timeout", values["shutdown-timeout"], shutdownMs / 1_000, 0, 3_600) * 1_000,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ""] = (error as Error).message.split(/\.? (?=To )|\n/);
    const unknown = /^Unknown option '--([^']*)'/.exec(first)?.[1];
    const near = unknown === undefined ? undefined : nearestName(unknown, flagNames);
    const hint = near === undefined ? "See --help." : `Did you mean --${near}? See --help.`;
    throw new UsageError(`${first.replace(/\.$/, "")}. ${hint}`);
  }
}

function readCommand(
  positionals: string[],
  values: { help?: boolean; version?: boolean },
): Settings["command"] {
  if (values.help === true) return "help";
  if (values.version === true) return "version";
  const [command = "stdio", ...rest] = positionals;
  if (rest.length > 0)
    throw new UsageError(
      `There is one command only, found ${positionals.map((name) => JSON.stringify(name)).join(" and ")}. See --help.`,
    );
  if (/^(stdio|http|doctor|setup)$/.test(command)) return command as Settings["command"];
  throw new UsageError(
    `There is no command ${JSON.stringify(command)}: it is stdio (or nothing), http, doctor or setup.`,
  );
}

function readBaseUrls(written: readonly string[]): {
  first: string | undefined;
  replacements: Map<string, string>;
} {
  const replacements = new Map<string, string>();
  let first: string | undefined;
  for (const item of written) {
    const parts = /^(https?:\/\/[^=]+)=(https?:\/\/.+)$/i.exec(item);
    if (parts === null && first !== undefined)
      throw new UsageError("--base-url is given twice. Name a further base URL as FROM=TO.");
    if (parts === null) first = usable(item);
    else replacements.set(usable(parts[1] as string), usable(parts[2] as string));
  }
  return { first, replacements };
}

function usable(url: string): string {
  try {
    parseBaseUrl(url, "--base-url");
    return url;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Paths may hold commas, so a folder is one value of the flag; the empty path would be the current folder. */
function readFolders(written: readonly string[]): string[] {
  if (written.some((folder) => folder.trim() === ""))
    throw new UsageError('--files takes a folder, found "".');
  return [...written];
}

function listed<Key extends string>(key: Key, written: string[] | undefined): Partial<Record<Key, string[]>> {
  if (written === undefined) return {};
  const names = split(written);
  if (names.length === 0) throw new UsageError(`--${key} takes names, with commas between them, found none.`);
  return { [key]: names } as Record<Key, string[]>;
}

function split(written: string[] | undefined): string[] {
  return (written ?? [])
    .flatMap((list) => list.split(","))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function number(
  flag: string,
  written: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (written === undefined) return fallback;
  const value = Number(written);
  if (written.trim() !== "" && Number.isFinite(value) && value >= min && value <= max) return value;
  throw new UsageError(`--${flag} takes a number from ${min} to ${max}, found ${JSON.stringify(written)}.`);
}

function whole(
  flag: string,
  written: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  const value = number(flag, written, fallback, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${flag} takes a whole number, found ${JSON.stringify(written)}.`);
}

function readLogLevel(written: string | undefined): LogLevel {
  if (written === undefined) return "info";
  if (written === "error" || written === "warn" || written === "info" || written === "debug") return written;
  throw new UsageError(`--log-level takes error, warn, info or debug, found ${JSON.stringify(written)}.`);
}

function readCredentialsMode(written: string | undefined): HttpSettings["credentials"] {
  if (written === undefined || written === "env") return "env";
  if (written === "passthrough") return written;
  throw new UsageError(`--credentials takes env or passthrough, found ${JSON.stringify(written)}.`);
}

function readPath(written: string): string {
  if (/^\/[A-Za-z0-9._~\-/]*$/.test(written)) return written;
  throw new UsageError(`--path takes a path such as /mcp, found ${JSON.stringify(written)}.`);
}
