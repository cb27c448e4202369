import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository, runNode } from "./run-program.ts";

export interface SuiteTest {
  name: string;
  passed: boolean;
  /** Why it was skipped; absent for a test that ran. */
  skip?: string | boolean;
  message?: string;
}

export interface SuiteRun {
  code: number | null;
  tests: SuiteTest[];
  stderr: string;
}

/** Lets a package use what this repository has installed, in place of an install of its own. */
export async function linkDependencies(folder: string): Promise<void> {
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
}

/** Runs a package's own suite, which bundles it first, and tells every test of it. */
export async function runSuite(folder: string): Promise<SuiteRun> {
  const reporter = pathToFileURL(join(import.meta.dirname, "suite-reporter.mjs")).href;
  const { code, stdout, stderr } = await runNode(["build.mjs", "--test", `--test-reporter=${reporter}`], {
    cwd: folder,
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return { code, tests: lines.map((line) => JSON.parse(line) as SuiteTest), stderr };
}
