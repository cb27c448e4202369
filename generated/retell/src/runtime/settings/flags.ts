import { parseArgs } from "node:util";
import { nearestName } from "../call/nearest-name.ts";

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
  surface: { type: "string" },
  confirm: { type: "string" },
  files: { type: "string", multiple: true },
  timeout: { type: "string" },
  "max-response": { type: "string" },
  "read-results": { type: "boolean" },
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

/** Flags that only the command http has. */
export const httpOnly = [
  ...(["host", "port", "path", "public", "credentials", "no-sse", "no-page"] as const),
  ...(["allowed-hosts", "forward-headers", "max-request", "max-calls", "max-sessions"] as const),
  ...(["idle-timeout", "shutdown-timeout"] as const),
];

/** Flags that only the command setup has. */
export const setupOnly = ["url", "dry-run"] as const;

/** Every flag there is, without its dashes. */
export const flagNames: readonly string[] = Object.keys(flags);

/** What the command line says, before it is understood. */
export type FlagValues = ReturnType<typeof parseFlags>["values"];

/** @throws {UsageError} for a flag that does not exist, or lacks its value. */
export function parseFlags(args: readonly string[]) {
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

/** Names with commas between them; none at all is a mistake. */
export function listed<Key extends string>(
  key: Key,
  written: string[] | undefined,
): Partial<Record<Key, string[]>> {
  if (written === undefined) return {};
  const names = split(written);
  if (names.length === 0) throw new UsageError(`--${key} takes names, with commas between them, found none.`);
  return { [key]: names } as Record<Key, string[]>;
}

/** What commas and repetition separate. */
export function split(written: string[] | undefined): string[] {
  return (written ?? [])
    .flatMap((list) => list.split(","))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

export function number(
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

export function whole(
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

/** One of a few words; the first is the default. */
export function oneOf<Word extends string>(
  flag: string,
  written: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  const found = words.find((word) => word === (written ?? words[0]));
  if (found !== undefined) return found;
  const all = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  throw new UsageError(`--${flag} takes ${all}, found ${JSON.stringify(written)}.`);
}
