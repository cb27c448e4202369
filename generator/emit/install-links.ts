import type { Client } from "../../templates/runtime/setup/clients.ts";
import { clients } from "../../templates/runtime/setup/clients.ts";
import type { Launch } from "../../templates/runtime/setup/launch.ts";

/** A link that opens a client with the server's entry filled in; the person there still confirms. */
export interface InstallLink {
  title: string;
  url: string;
}

/**
 * Links for Cursor (its page, which opens the application, and the deeplink itself) and VS Code (through its redirect, since
 * pages of repositories take no `vscode:` links). What is secret stays out: the entries refer to it as the clients' files do.
 */
export function installLinks(name: string, launch: Launch): InstallLink[] {
  return [
    { title: "Cursor", url: `https://cursor.com/en/install-mcp?${cursorQuery(name, launch)}` },
    {
      title: "Cursor (deeplink)",
      url: `cursor://anysphere.cursor-deeplink/mcp/install?${cursorQuery(name, launch)}`,
    },
    {
      title: "VS Code",
      url: `https://insiders.vscode.dev/redirect?url=${encode(`vscode:mcp/install?${encode(vscodeEntry(name, launch))}`)}`,
    },
  ];
}

/** The entry as it stands in `mcp.json`, in base64. */
function cursorQuery(name: string, launch: Launch): string {
  const entry = JSON.stringify(entryOf(find("cursor"), launch));
  return `name=${encode(name)}&config=${encode(Buffer.from(entry).toString("base64"))}`;
}

/** The entry with its name, and the values that VS Code asks for. */
function vscodeEntry(name: string, launch: Launch): string {
  const client = find("vscode");
  const inputs = client.inputs?.(launch) ?? [];
  return JSON.stringify({ name, ...entryOf(client, launch), ...(inputs.length === 0 ? {} : { inputs }) });
}

function entryOf(client: Client, launch: Launch): Record<string, unknown> {
  return client.entry(launch, (variable) => client.reference?.(variable) ?? "");
}

function find(name: Client["name"]): Client {
  return clients.find((client) => client.name === name) as Client;
}

/** Also what would end a link of Markdown. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
