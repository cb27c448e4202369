import type { ConfirmPolicy } from "../call/demand-consent.ts";
import type { LogLevel } from "../protocol/log.ts";
import { defaultSurface, type SurfaceChoice } from "../search/choose-surface.ts";
import type { SetUpOptions } from "../setup/set-up.ts";
import type { HostedDefinition } from "../tool.ts";
import { callLimits } from "./call-limits.ts";
import {
  type FlagValues,
  httpOnly,
  listed,
  number,
  oneOf,
  parseFlags,
  setupOnly,
  split,
  UsageError,
  whole,
} from "./flags.ts";
import { type HttpSettings, readHttpSettings } from "./read-http-settings.ts";
import { parseBaseUrl } from "./resolve-base-urls.ts";
import type { ToolFilter } from "./select-tools.ts";

/** What the operator chose when starting the server. */
export interface Settings {
  command: "stdio" | "http" | "doctor" | "setup" | "help" | "version";
  filter: ToolFilter;
  baseUrl?: string;
  baseUrlReplacements: Map<string, string>;
  allowedOrigins: string[];
  /** Whether clients see a tool for each operation, or those that find and call operations. */
  surface: SurfaceChoice;
  /** What happens to calls that a person should confirm. */
  confirm: ConfirmPolicy;
  /** Folders below which a file argument may name a path. */
  fileRoots: string[];
  timeoutMs: number;
  maxResponseBytes: number;
  /** Clients are told of the tool that reads on in long answers; it can be called in any case. */
  readResults: boolean;
  /** Whom tools are listed for, whatever the client calls itself; of setup it is whose configuration is written. */
  client?: string;
  logLevel: LogLevel;
  http: HttpSettings;
  /** Of the command setup. */
  setup?: SetUpOptions;
}

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
  const { values, positionals } = parseFlags(args);
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
    surface: oneOf("surface", values.surface ?? defaultSurface, ["auto", "tools", "search"]),
    confirm: oneOf("confirm", values.confirm, ["elicit", "deny", "allow"]),
    fileRoots: readFolders(values.files ?? []),
    timeoutMs: number("timeout", values.timeout, callLimits.timeout, 1, 3_600) * 1_000,
    maxResponseBytes: whole("max-response", values["max-response"], callLimits.maxResponse, 1_024, 1024 ** 3),
    readResults: values["read-results"] === true,
    logLevel: oneOf("log-level", values["log-level"], ["info", "error", "warn", "debug"]),
    ...(values.client === undefined ? {} : { client: values.client }),
    http: readHttpSettings(values, hosted),
    ...(command === "setup" ? { setup: readSetup(values) } : {}),
  };
}

/** Flags that do nothing where they stand are mistakes, and are not passed over. */
function refuseIdleFlags(command: Settings["command"], values: FlagValues): void {
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
function readSetup({ client, url, "dry-run": dryRun, ...others }: FlagValues): SetUpOptions {
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
    const parts = /^(https?:\/\/.+)=(https?:\/\/.+)$/i.exec(item);
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
