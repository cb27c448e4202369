import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { parse as parseToml } from "smol-toml";
import { type StartedServer, startHttp } from "./connect-client.ts";
import { buildPackage } from "./retell-package.ts";
import { testOnPosix } from "./where-possible.ts";

/** What a client would do with an entry: start a process, or send requests to an address. */
type Step =
  | { command: string; args: string[]; env: Record<string, string> }
  | { url: string; headers: Record<string, string> };

type Entry = Record<string, unknown>;

const secret = "test-key";
const packages: [spec: string, folder: string][] = [];
for (const file of readdirSync("specs").filter((name) => /^[a-z]+\.yaml$/.test(name)))
  packages.push([`specs/${file}`, await buildPackage(`specs/${file}`)]);

describe.each(packages)("README of %s", (_, folder) => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  let hosted: StartedServer;

  beforeAll(async () => {
    hosted = await startHttp(folder, ["--credentials", "passthrough"]);
  });
  afterAll(() => hosted?.stop());

  test("every JSON and TOML entry connects", async () => {
    const json = fences(readme, "json").map((text) => JSON.parse(text) as Entry);
    const toml = fences(readme, "toml").map((text) => parseToml(text) as Entry);
    const steps = [...json, ...toml].map(stepOf);
    expect(steps).toHaveLength(17);
    for (const step of steps) expect(await connect(here(step))).toBeGreaterThan(0);
  });

  testOnPosix("every command of Claude Code is one that its program takes, and connects", async () => {
    const commands = fences(readme, "sh").filter((text) => text.startsWith("claude "));
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      const step = readClaudeCommand(await runShell(command));
      expect(await connect(here(step))).toBeGreaterThan(0);
    }
  });

  test("the other commands run", async () => {
    const [commands = ""] = fences(readme, "sh");
    const lines = commands.trim().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines)
      expect(line).toMatch(/^([A-Z_]+=… )*node dist\/index\.js( (http|doctor|setup))? +# /);
  });

  /** The entry with the package and the address that are here, and a key in the place of every secret. */
  function here(step: Step): Step {
    const text = JSON.stringify(step)
      .replace(/\/path\/to\/[\w-]+/g, () => JSON.stringify(folder).slice(1, -1))
      .replaceAll("https://mcp.example.com", new URL(hosted.url).origin)
      .replace(/\$\{(env:|input:)?[A-Za-z_-]+\}|\{env:[A-Z_]+\}|<[A-Z_]+>/g, secret);
    const placed = JSON.parse(text) as Step;
    if (!("url" in placed)) return placed;
    const { search } = new URL(placed.url);
    return { ...placed, url: `${hosted.url}${search}` };
  }
});

/** The number of tools that a client is offered. */
async function connect(step: Step): Promise<number> {
  const client = new Client({ name: "readme", version: "1.0.0" });
  await client.connect(transportOf(step));
  const { tools } = await client.listTools();
  await client.close();
  return tools.length;
}

function transportOf(step: Step): Transport {
  if ("url" in step) {
    // The SDK's own type is not exact about optional properties.
    return new StreamableHTTPClientTransport(new URL(step.url), {
      requestInit: { headers: step.headers },
    }) as unknown as Transport;
  }
  const command = step.command === "node" ? process.execPath : step.command;
  return new StdioClientTransport({
    ...step,
    command,
    env: { PATH: process.env.PATH ?? "", ...step.env },
    stderr: "ignore",
  });
}

function stepOf(file: Entry): Step {
  if (Array.isArray(file.tools)) return hostedStep(file.tools[0] as Entry);
  const [servers] = ["mcpServers", "servers", "mcp", "mcp_servers"].flatMap((key) => file[key] ?? []);
  const [entry] = Object.values(servers as Record<string, Entry>);
  return entryStep(entry as Entry);
}

function entryStep(entry: Entry): Step {
  const { command, args = [], env, environment } = entry;
  if (command === undefined) return hostedStep(entry);
  const [first, ...rest] = [command].flat() as string[];
  const all = [...rest, ...(args as string[])];
  // The bridge is a program of its own; what it is told is checked as if it were asked directly.
  if (first === "npx") return bridgeStep(all, (env ?? {}) as Record<string, string>);
  const passed = Object.fromEntries(((entry.env_vars ?? []) as string[]).map((name) => [name, secret]));
  return { command: first ?? "", args: all, env: { ...passed, ...((env ?? environment ?? {}) as object) } };
}

function bridgeStep(args: string[], env: Record<string, string>): Step {
  const [yes, name, url = "", ...rest] = args;
  expect([yes, name]).toEqual(["-y", "mcp-remote"]);
  const written = rest[0] === "--header" ? (rest[1] ?? "") : "";
  const header = written.replace(/\$\{(\w+)\}/g, (_, variable: string) => env[variable] ?? "");
  const [key, ...value] = header.split(":");
  return { url, headers: header === "" ? {} : { [key as string]: value.join(":") } };
}

function hostedStep(entry: Entry): Step {
  const url = (entry.url ?? entry.serverUrl ?? entry.httpUrl ?? entry.server_url) as string;
  const bearer = entry.bearer_token_env_var === undefined ? {} : { Authorization: `Bearer ${secret}` };
  const byName = Object.keys((entry.env_http_headers ?? {}) as object).map((name) => [name, secret]);
  return { url, headers: { ...bearer, ...Object.fromEntries(byName), ...((entry.headers ?? {}) as object) } };
}

/** What a shell makes of the text: the arguments that the program `claude` gets. */
async function runShell(text: string): Promise<string[]> {
  const bin = mkdtempSync(join(tmpdir(), "mcpgen-claude-"));
  const program = join(bin, "claude");
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\0" "$@"\n');
  chmodSync(program, 0o755);
  const names = [...text.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => [name, secret]);
  const env = { PATH: `${bin}:${process.env.PATH ?? ""}`, ...Object.fromEntries(names) };
  try {
    const { stdout } = await promisify(execFile)("/bin/sh", ["-eu", "-c", text], { env });
    return stdout.split("\0").slice(0, -1);
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
}

/** `claude mcp add [--transport http] NAME [--env K=V] -- COMMAND…`, or an address and headers. */
function readClaudeCommand(args: string[]): Step {
  expect(args.slice(0, 2)).toEqual(["mcp", "add"]);
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const options = args.slice(2, end);
  const valuesOf = (flag: string) => options.filter((_, index) => options[index - 1] === flag);
  const names = options.filter(
    (option, index) => !option.startsWith("--") && !options[index - 1]?.startsWith("--"),
  );
  if (valuesOf("--transport")[0] === "http") {
    const headers = valuesOf("--header").map((header) => header.split(": "));
    return { url: names[1] ?? "", headers: Object.fromEntries(headers) };
  }
  expect(names).toHaveLength(1);
  const [command = "", ...rest] = args.slice(end + 1);
  return { command, args: rest, env: Object.fromEntries(valuesOf("--env").map((pair) => pair.split("="))) };
}

function fences(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...text.matchAll(fence)].map(([, inner = ""]) => inner);
}
