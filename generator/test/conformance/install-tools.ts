import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { npmCommand } from "../../ci/check-package.ts";
import { repository } from "../run-program.ts";

/** Packages of one tool by name, each with its exact version. */
export type Packages = Readonly<Record<string, string>>;

/** Below `node_modules`, which no commit holds and `npm ci` clears. */
const cache = join(repository, "node_modules", ".cache", "mcpgen-tools");

/**
 * A folder in whose `node_modules` the packages are, installed by npm when they are not there already, without their
 * install scripts. @throws Error that says what to do when npm cannot install them.
 */
export async function installTools(name: string, packages: Packages): Promise<string> {
  const folder = join(cache, name);
  const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2);
  const done = join(folder, "installed.json");
  if ((await readFile(done, "utf8").catch(() => "")) === manifest) return folder;
  process.stderr.write(`Installing ${Object.keys(packages).join(", ")} …\n`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), manifest);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  flags.push("--fetch-retries=1", "--fetch-retry-mintimeout=1000");
  const [npm, first] = npmCommand();
  const { code, output } = await outcomeOf(spawn(npm, [...first, "install", ...flags], { cwd: folder }));
  if (code !== 0) {
    const reason = output.trim().split("\n").slice(0, 3).join("\n");
    throw new Error(
      `npm cannot install ${name}: is its registry reachable from here (npm config get registry)?\n${reason}`,
    );
  }
  await writeFile(done, manifest);
  return folder;
}

/**
 * A Node of at least 22.19, for tools that do not run on the oldest one that packages of mcpgen are made for.
 * Path of the program.
 */
export async function installNode22(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath;
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = await installTools("node-22", { [name]: "22.23.3" });
  return join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
}

export interface Outcome {
  /** Null when it was ended by a signal. */
  code: number | null;
  /** Standard output and standard error as they came. */
  output: string;
}

/** Waits for a program to end. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: null, output: output + error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
