import type { Client } from "./clients.ts";
import type { HostedLaunch, Launch } from "./launch.ts";

/**
 * The server's entry as a whole configuration file of the client, to be read and pasted. Where the client looks secrets up,
 * it refers to them; elsewhere `<VARIABLE>` stands in their place.
 */
export function showConfiguration(client: Client, name: string, launch: Launch): string {
  const entry = client.entry(launch, (variable) => client.reference?.(variable) ?? `<${variable}>`);
  if (client.format === "toml") return printTable(`${client.section}.${printKey(name)}`, entry);
  const inputs = client.inputs?.(launch) ?? [];
  return JSON.stringify(
    { [client.section]: { [name]: entry }, ...(inputs.length === 0 ? {} : { inputs }) },
    null,
    2,
  );
}

/** The command by which Claude Code takes a hosted server; the shell fills the secret in. */
export function addCommand(name: string, { url, header }: HostedLaunch): string {
  const flag = header === undefined ? "" : ` \\\n  --header "${header.name}: ${header.prefix}$${header.env}"`;
  return `claude mcp add --transport http ${name} "${url}"${flag}`;
}

/** Texts, lists of texts and one level of tables below, which is all that entries have. */
function printTable(path: string, entry: Readonly<Record<string, unknown>>): string {
  const isTable = (value: unknown): boolean => typeof value === "object" && !Array.isArray(value);
  const lines = Object.entries(entry).map(([key, value]) => {
    if (isTable(value))
      return `\n${printTable(`${path}.${printKey(key)}`, value as Record<string, unknown>)}`;
    const printed = Array.isArray(value) ? `[ ${value.map(printText).join(", ")} ]` : printText(value);
    return `${printKey(key)} = ${printed}`;
  });
  return [`[${path}]`, ...lines].join("\n");
}

function printKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : printText(key);
}

/** A basic string of TOML 1.0, which JSON's escapes serve but for the delete character. */
function printText(text: unknown): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}
