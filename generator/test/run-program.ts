import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

export const repository: string = join(import.meta.dirname, "../..");

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  /** Standard input; it is closed at once when absent. */
  input?: string | Uint8Array;
  /** Added to the environment; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Absent means two minutes. */
  timeoutMs?: number;
}

/** Runs a program of Node to its end. It is killed after a time, its exit code then null. */
export function runNode(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd ?? repository,
      env: { ...process.env, NODE_OPTIONS: undefined, NODE_TEST_CONTEXT: undefined, ...options.env },
      timeout: options.timeoutMs ?? 120_000,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input);
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** mcpgen, compiled from the sources as they are now. */
export interface Program {
  /** Where it was compiled to. */
  folder: string;
  mcpgen(args: readonly string[], options?: RunOptions): Promise<Finished>;
  remove(): Promise<void>;
}

/** Compiles the program to a folder of its own, so that neither another run nor an old `dist/` is in the way. */
export async function compileProgram(): Promise<Program> {
  const folder = await mkdtemp(join(repository, "node_modules", ".mcpgen-program-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const { code, stderr } = await runNode(["generator/tasks/compile.mjs", folder]);
  if (code !== 0) {
    await remove();
    throw new Error(`mcpgen does not compile: ${stderr}`);
  }
  return { folder, mcpgen: (args, options) => runNode([join(folder, "cli.js"), ...args], options), remove };
}
