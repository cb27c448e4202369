import { posix, win32 } from "node:path";
import type { HeaderCredential, HostedLaunch, Launch, LocalLaunch } from "./launch.ts";

export type ClientName =
  | "claude-desktop"
  | "claude-code"
  | "cursor"
  | "vscode"
  | "codex"
  | "windsurf"
  | "opencode"
  | "gemini-cli";

/** The machine that a configuration file is looked for on. */
export interface Machine {
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** A value that a client asks its person for and keeps (VS Code, "Input variables"). */
export interface SecretInput {
  type: "promptString";
  id: string;
  description: string;
  password: true;
}

/** How one client wants its servers written down. */
export interface Client {
  name: ClientName;
  title: string;
  format: "json" | "toml";
  /** The person's own configuration file, absolute. */
  file(machine: Machine): string;
  /** The same for a reader, in Markdown, from the home folder. */
  shown: string;
  /** Key under which servers stand by name. */
  section: string;
  /**
   * How the file refers to a variable of the environment, so that the secret itself stays out of it; undefined where the
   * client fills nothing in.
   */
  reference?(variable: string): string;
  /** `secret` gives what stands for the value of a variable. */
  entry(launch: Launch, secret: (variable: string) => string): Record<string, unknown>;
  /** What the file needs beside the entry: the values that the client asks for. */
  inputs?(launch: Launch): SecretInput[];
}

const braces = (variable: string): string => `\${${variable}}`;
const envBraces = (variable: string): string => `\${env:${variable}}`;

export const clients: readonly Client[] = [
  {
    name: "claude-desktop",
    title: "Claude Desktop",
    format: "json",
    file: (machine) => inApplicationData(machine, "Claude", "claude_desktop_config.json"),
    shown: "`claude_desktop_config.json` (Settings, Developer, Edit Config)",
    section: "mcpServers",
    entry: (launch, secret) =>
      launch.kind === "local" ? started(launch, secret) : throughBridge(launch, secret),
  },
  {
    name: "claude-code",
    title: "Claude Code",
    format: "json",
    file: ({ platform, home }) => pathOf(platform).join(home, ".claude.json"),
    shown: "`~/.claude.json`",
    section: "mcpServers",
    reference: braces,
    entry: (launch, secret) =>
      launch.kind === "local"
        ? { type: "stdio", ...started(launch, secret) }
        : { type: "http", url: launch.url, ...headers(launch, secret) },
  },
  {
    name: "cursor",
    title: "Cursor",
    format: "json",
    file: ({ platform, home }) => pathOf(platform).join(home, ".cursor", "mcp.json"),
    shown: "`~/.cursor/mcp.json`",
    section: "mcpServers",
    reference: envBraces,
    entry: (launch, secret) =>
      launch.kind === "local" ? started(launch, secret) : { url: launch.url, ...headers(launch, secret) },
  },
  {
    name: "vscode",
    title: "VS Code",
    format: "json",
    file: (machine) => inApplicationData(machine, "Code", "User", "mcp.json"),
    shown: "`mcp.json` (command MCP: Open User Configuration), or `.vscode/mcp.json`",
    section: "servers",
    reference: (variable) => `\${input:${inputId(variable)}}`,
    entry: (launch, secret) =>
      launch.kind === "local"
        ? { type: "stdio", ...started(launch, secret) }
        : { type: "http", url: launch.url, ...headers(launch, secret) },
    inputs: (launch) => variablesOf(launch).map(inputFor),
  },
  {
    name: "codex",
    title: "Codex",
    format: "toml",
    file: ({ platform, home, env }) =>
      pathOf(platform).join(env.CODEX_HOME || pathOf(platform).join(home, ".codex"), "config.toml"),
    shown: "`~/.codex/config.toml`",
    section: "mcp_servers",
    reference: (variable) => variable,
    entry: (launch) => (launch.kind === "local" ? codexLocal(launch) : codexHosted(launch)),
  },
  {
    name: "windsurf",
    title: "Windsurf",
    format: "json",
    file: ({ platform, home }) => pathOf(platform).join(home, ".codeium", "windsurf", "mcp_config.json"),
    shown: "`~/.codeium/windsurf/mcp_config.json`",
    section: "mcpServers",
    reference: envBraces,
    entry: (launch, secret) =>
      launch.kind === "local"
        ? started(launch, secret)
        : { serverUrl: launch.url, ...headers(launch, secret) },
  },
  {
    name: "opencode",
    title: "OpenCode",
    format: "json",
    file: ({ platform, home, env }) =>
      pathOf(platform).join(
        env.XDG_CONFIG_HOME || pathOf(platform).join(home, ".config"),
        "opencode",
        "opencode.json",
      ),
    shown: "`~/.config/opencode/opencode.json`",
    section: "mcp",
    reference: (variable) => `{env:${variable}}`,
    entry: (launch, secret) =>
      launch.kind === "local"
        ? {
            type: "local",
            command: [launch.command, ...launch.args],
            ...(launch.env.length === 0 ? {} : { environment: values(launch.env, secret) }),
            enabled: true,
          }
        : { type: "remote", url: launch.url, ...headers(launch, secret), enabled: true },
  },
  {
    name: "gemini-cli",
    title: "Gemini CLI",
    format: "json",
    file: ({ platform, home }) => pathOf(platform).join(home, ".gemini", "settings.json"),
    shown: "`~/.gemini/settings.json`",
    section: "mcpServers",
    reference: braces,
    entry: (launch, secret) =>
      launch.kind === "local" ? started(launch, secret) : { httpUrl: launch.url, ...headers(launch, secret) },
  },
];

/** Variables whose values an entry refers to. */
export function variablesOf(launch: Launch): string[] {
  if (launch.kind === "local") return launch.env;
  return launch.header === undefined ? [] : [launch.header.env];
}

function pathOf(platform: NodeJS.Platform): typeof posix {
  return platform === "win32" ? win32 : posix;
}

/** Where applications keep their settings, by the custom of each system. */
function inApplicationData({ platform, home, env }: Machine, ...parts: string[]): string {
  const path = pathOf(platform);
  const base =
    platform === "win32"
      ? env.APPDATA || path.join(home, "AppData", "Roaming")
      : platform === "darwin"
        ? path.join(home, "Library", "Application Support")
        : env.XDG_CONFIG_HOME || path.join(home, ".config");
  return path.join(base, ...parts);
}

function started({ command, args, env }: LocalLaunch, secret: (variable: string) => string) {
  return { command, args, ...(env.length === 0 ? {} : { env: values(env, secret) }) };
}

function values(names: readonly string[], secret: (variable: string) => string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, secret(name)]));
}

function headers({ header }: HostedLaunch, secret: (variable: string) => string) {
  if (header === undefined) return {};
  return { headers: { [header.name]: header.prefix + secret(header.env) } };
}

/**
 * Claude Desktop starts processes only; mcp-remote carries them over. The header has no space of its own, since some
 * systems split arguments there, and the secret comes by the environment.
 */
function throughBridge({ url, header }: HostedLaunch, secret: (variable: string) => string) {
  const args = ["-y", "mcp-remote", url];
  if (header === undefined) return { command: "npx", args };
  return {
    command: "npx",
    args: [...args, "--header", `${header.name}:\${MCP_HEADER}`],
    env: { MCP_HEADER: header.prefix + secret(header.env) },
  };
}

/** Codex passes on variables of its own environment by name. */
function codexLocal({ command, args, env }: LocalLaunch) {
  return { command, args, ...(env.length === 0 ? {} : { env_vars: env }) };
}

function codexHosted({ url, header }: HostedLaunch) {
  return { url, ...(header === undefined ? {} : codexHeader(header)) };
}

function codexHeader({ name, prefix, env }: HeaderCredential) {
  return name === "Authorization" && prefix === "Bearer "
    ? { bearer_token_env_var: env }
    : { env_http_headers: { [name]: env } };
}

function inputId(variable: string): string {
  return variable.toLowerCase().replaceAll("_", "-");
}

function inputFor(variable: string): SecretInput {
  return { type: "promptString", id: inputId(variable), description: variable, password: true };
}
