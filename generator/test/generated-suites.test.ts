import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { linkDependencies, runSuite, type SuiteRun } from "./package-suite.ts";
import { repository } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const generated = join(repository, "generated");
const scratch = mkdtempSync(join(temporaryFolder, "mcpgen-suites-"));
const madeAgain = new Set(["dist", "build", "node_modules"]);

/** Runs the suite in a copy, so that what is in the checkout stays and two runs are not in each other's way. */
async function runInCopy(name: string): Promise<{ name: string; recorded: number; run: SuiteRun }> {
  const folder = join(scratch, name);
  cpSync(join(generated, name), folder, {
    recursive: true,
    filter: (path) => !madeAgain.has(basename(path)),
  });
  await linkDependencies(folder);
  const { cases } = JSON.parse(readFileSync(join(folder, "test/generated/requests.json"), "utf8")) as {
    cases: unknown[];
  };
  return { name, recorded: cases.length, run: await runSuite(folder) };
}

const names = readdirSync(generated).sort();
const suites = await Promise.all(names.map(runInCopy));
// Windows removes nothing that a process which is just ending still has open.
await rm(scratch, { recursive: true, force: true, maxRetries: 5 });

describe.each(suites)("generated/$name", ({ recorded, run }) => {
  test("the suite ends as its tests do, and has one for every recorded request", () => {
    const failed = run.tests.some(({ passed }) => !passed);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: failed ? 1 : 0, stderr: "" });
    expect(recorded).toBeGreaterThan(0);
    expect(run.tests.length).toBeGreaterThan(recorded);
  });

  for (const { name, passed, skip, message } of run.tests) {
    if (skip === undefined || skip === false) {
      test(name, () => {
        if (!passed) throw new Error(message ?? "The test failed and said nothing.");
      });
    } else test.skip(`${name}: ${skip}`, () => {});
  }
});
