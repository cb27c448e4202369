import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHttp } from "../connect-client.ts";
import { compileProgram, repository } from "../run-program.ts";
import { installNode22, installTools, outcomeOf } from "./install-tools.ts";
import { judgeScenarios, type ScenarioResult } from "./judge-scenarios.ts";
import { met, notMet } from "./scenarios.ts";
import { startStandIn } from "./stand-in.ts";

const suite = "@modelcontextprotocol/conformance";

/**
 * Builds a server of `openapi.yaml`, starts it over HTTP and lets the official conformance suite judge it. Prints a line
 * a scenario; returns 1 when one does not come out as `scenarios.ts` says, be it worse or better.
 */
export async function run(): Promise<number> {
  const command = await installSuite().catch((error: Error) => error);
  if (command instanceof Error) {
    process.stderr.write(`${command.message}\n`);
    return 1;
  }
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-conformance-"));
  const api = await startStandIn();
  try {
    const folder = await buildServer(scratch);
    const server = await startHttp(folder, ["--base-url", api.origin]);
    const results = join(scratch, "results");
    const args = ["server", "--url", server.url, "--suite", "all", "--output-dir", results];
    const ended = outcomeOf(spawn(command.node, [command.program, ...args]));
    const { output } = await ended.finally(() => server.stop());
    const judged = judgeScenarios(await readResults(results, output), met, notMet);
    process.stdout.write(`${judged.lines.join("\n")}\n`);
    return judged.faults > 0 ? 1 : 0;
  } finally {
    api.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function installSuite(): Promise<{ node: string; program: string }> {
  const node = await installNode22();
  const folder = await installTools("conformance", { [suite]: "0.1.16" });
  return { node, program: join(folder, "node_modules", suite, "dist", "index.js") };
}

async function buildServer(scratch: string): Promise<string> {
  const document = join(repository, "generator", "test", "conformance", "openapi.yaml");
  const folder = join(scratch, "server");
  const program = await compileProgram();
  const { code, stderr } = await program
    .mcpgen(["build", document, "--name", "conformance", "--out", folder, "--quiet"])
    .finally(() => program.remove());
  if (code !== 0) throw new Error(`The server is not built: ${stderr}`);
  return folder;
}

/** The suite writes a folder `server-<scenario>-<time>` with the checks of each scenario. */
async function readResults(folder: string, output: string): Promise<ScenarioResult[]> {
  const names = await readdir(folder).catch(() => {
    throw new Error(`The suite left no results:\n${output}`);
  });
  return Promise.all(
    names.map(async (name) => ({
      scenario: /^server-(.+)-\d{4}-\d\d-\d\dT/.exec(name)?.[1] ?? name,
      checks: JSON.parse(await readFile(join(folder, name, "checks.json"), "utf8")),
    })),
  );
}
