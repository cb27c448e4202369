import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { linkDependencies } from "./package-suite.ts";
import { compileProgram, repository } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A package of specs/retell.yaml, bundled, in a folder of its own that is removed after the tests of the file. */
export function buildRetell(): Promise<string> {
  return buildPackage("specs/retell.yaml");
}

/** The same without its curation: every operation, by the names that the document leads to. */
export async function buildRetellAsDocumented(): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder, "mcpgen-document-"));
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const spec = join(folder, "retell.yaml");
  await copyFile(join(repository, "specs/retell.yaml"), spec);
  return buildPackage(spec);
}

/** The same of any document. */
export async function buildPackage(spec: string): Promise<string> {
  const scratch = await mkdtemp(join(temporaryFolder, "mcpgen-package-"));
  afterAll(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(scratch, "package");
  const program = await compileProgram();
  const { code, stderr } = await program
    .mcpgen(["build", spec, "--out", folder, "--quiet"])
    .finally(() => program.remove());
  if (code !== 0) throw new Error(`${spec} is not built: ${stderr}`);
  await linkDependencies(folder);
  return folder;
}
