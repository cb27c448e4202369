import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningRetell, startRetell } from "../../../examples/stand-ins/retell.ts";
import { installNode22, installTools, outcomeOf } from "../conformance/install-tools.ts";
import { startHttp } from "../connect-client.ts";
import { compileProgram, repository } from "../run-program.ts";
import { type ForeignClient, foreignClients } from "./foreign-clients.ts";
import { judgeAnswer, judgeRefusal } from "./judge-answer.ts";

/** What the program of a client is asked to do, as JSON in its first argument. */
interface Job {
  url: string;
  transport: "http" | "sse";
  headers: Record<string, string>;
  tool: string;
  args: Record<string, string>;
}

interface BuiltTool {
  name: string;
  method: string;
  path: string;
  arguments: { name: string; wireName: string }[];
}

/** Its id has to be encoded in a path, and decoded in an answer. */
const voice = { voice_id: "Zoë & Söhne/7", voice_name: "Zoë", provider: "elevenlabs", gender: "female" };

/**
 * Lets clients that others wrote connect to a hosted server, list its tools and call one, over Streamable HTTP and over
 * the legacy transport, each bringing the vendor's key; and once more without it. Prints a table; returns 1 when a client
 * that ran failed, or when none ran. Arguments: names of clients, to run only these.
 */
export async function run(names: readonly string[]): Promise<number> {
  const strange = names.filter((name) => !foreignClients.some((client) => client.name === name));
  if (strange.length > 0) {
    const known = foreignClients.map(({ name }) => name).join(", ");
    throw new Error(`There is no client ${strange.join(", ")}; there are ${known}.`);
  }
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-clients-"));
  const api = await startRetell();
  api.state.voices.set(voice.voice_id, voice);
  try {
    const folder = join(scratch, "retell");
    const tools = await buildRetell(folder);
    const flags = [
      "--base-url",
      api.origin,
      "--groups",
      "all",
      "--surface",
      "tools",
      "--credentials",
      "passthrough",
    ];
    const server = await startHttp(folder, flags);
    const chosen = foreignClients.filter(({ name }) => names.length === 0 || names.includes(name));
    return await tryClients(chosen, server.url, tools, api, scratch).finally(() => server.stop());
  } finally {
    await api.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function tryClients(
  clients: readonly ForeignClient[],
  url: string,
  tools: readonly BuiltTool[],
  api: RunningRetell,
  scratch: string,
): Promise<number> {
  const tool = tools.find(({ method, path }) => method === "GET" && path === "/get-voice/{voice_id}");
  if (tool === undefined) throw new Error("The server has no tool for GET /get-voice/{voice_id}.");
  const args = Object.fromEntries(tool.arguments.map(({ name }) => [name, voice.voice_id]));
  const headers = { authorization: `Bearer ${api.key}` };
  // Some keep files of their own in the home of the person.
  const env = { PATH: process.env.PATH, HOME: scratch, USERPROFILE: scratch };
  const offered = tools.map(({ name }) => name);
  let ran = 0;
  let failed = 0;
  for (const client of clients) {
    const program = await installProgram(client).catch((error: Error) => error);
    for (const transport of ["http", "sse"] as const) {
      const say = (what: string): void => {
        const [name, version] = Object.entries(client.packages)[0] ?? [];
        process.stdout.write(`${`${name} ${version}`.padEnd(40)}${transport.padEnd(6)}${what}\n`);
      };
      if (program instanceof Error) {
        say(`did not run: ${program.message}`);
        continue;
      }
      ran++;
      const before = api.requests.length;
      const at = transport === "sse" ? new URL("/sse", url).href : url;
      const job: Job = { url: at, transport, headers, tool: tool.name, args };
      const start = (what: Job) =>
        outcomeOf(spawn(program.node, [program.path, JSON.stringify(what)], { timeout: 30_000, env }));
      const problem =
        judgeAnswer(await start(job), offered, voice) ??
        (api.requests.length === before ? "The API was not asked." : undefined) ??
        judgeRefusal(await start({ ...job, headers: {} }));
      if (problem !== undefined) failed++;
      say(problem === undefined ? "connected, listed, called; refused without a key" : `FAILED: ${problem}`);
    }
  }
  return failed > 0 || ran === 0 ? 1 : 0;
}

/** Installs a client and puts its program where it finds it. */
async function installProgram({ name, packages }: ForeignClient): Promise<{ node: string; path: string }> {
  const node = await installNode22();
  const folder = await installTools(name, packages);
  const path = join(folder, "program.mjs");
  await copyFile(join(repository, "generator", "test", "clients", "programs", `${name}.mjs`), path);
  return { node, path };
}

async function buildRetell(folder: string): Promise<BuiltTool[]> {
  const program = await compileProgram();
  const { code, stdout, stderr } = await program
    .mcpgen(["build", "specs/retell.yaml", "--out", folder, "--json"])
    .finally(() => program.remove());
  if (code !== 0) throw new Error(`specs/retell.yaml is not built: ${stderr}`);
  return (JSON.parse(stdout) as { tools: BuiltTool[] }).tools;
}
