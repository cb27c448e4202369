import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runNode } from "../run-program.ts";

/** How tests of a copy ended. */
export interface JestRun {
  /** Full titles of those that passed. */
  passed: string[];
  failed: string[];
  /** Why nothing can be said of them: a file that cannot be loaded, a run without an end. */
  fault?: string;
}

interface Report {
  numRuntimeErrorTestSuites: number;
  testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Runs the tests of some files whose full titles hold one of the texts. */
export async function runJest(
  folder: string,
  files: readonly string[],
  titles: readonly string[],
): Promise<JestRun> {
  const report = join(folder, "jest-report.json");
  const pattern = [...new Set(titles)].map(escapePattern).join("|");
  const { code, stderr } = await runNode(
    [
      "--experimental-vm-modules",
      "node_modules/jest/bin/jest.js",
      ...["--runTestsByPath", ...files, "--testNamePattern", pattern],
      ...[
        "--json",
        `--outputFile=${report}`,
        "--silent",
        "--watchman=false",
        "--maxWorkers=1",
        "--forceExit",
      ],
    ],
    // A run of one file with a mutation that never ends must not hold up the others.
    { cwd: folder, timeoutMs: files.length === 1 ? 120_000 : 900_000 },
  );
  if (code === null) return { passed: [], failed: [], fault: "The tests do not end." };
  const text = await readFile(report, "utf8").catch(() => undefined);
  await rm(report, { force: true });
  return text === undefined ? { passed: [], failed: [], fault: stderr.slice(-500) } : read(JSON.parse(text));
}

function read({ numRuntimeErrorTestSuites, testResults }: Report): JestRun {
  const titlesOf = (status: string): string[] =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter((each) => each.status === status).map(({ fullName }) => fullName),
    );
  const run = { passed: titlesOf("passed"), failed: titlesOf("failed") };
  const messages = testResults.map(({ message }) => message).join("\n");
  return numRuntimeErrorTestSuites === 0 ? run : { ...run, fault: messages.slice(0, 500) };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, (char) => `\\${char}`);
}
