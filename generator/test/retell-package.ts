import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkDependencies } from "./package-suite.ts";
import { compileProgram } from "./run-program.ts";

/** A package of specs/retell.yaml, bundled, in a folder of its own that is removed after the tests of the file. */
export async function buildRetell(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-retell-"));
  afterAll(() => rm(scratch, { recursive: true, force: true }));
  const folder = join(scratch, "retell");
  const program = await compileProgram();
  const { code, stderr } = await program
    .mcpgen(["build", "specs/retell.yaml", "--out", folder, "--quiet"])
    .finally(() => program.remove());
  if (code !== 0) throw new Error(`specs/retell.yaml is not built: ${stderr}`);
  await linkDependencies(folder);
  return folder;
}
