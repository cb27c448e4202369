// Has the program in FOLDER build a document, and keeps what V8 compiled for that beside the program. compile.mjs runs it.
//   node generator/tasks/keep-code.mjs FOLDER
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = process.argv[2];
/** Large enough to come by most of what any build does. */
const document = fileURLToPath(new URL("../../specs/retell.yaml", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "mcpgen-code-"));

process.argv.splice(2, 1, "build", document, "--no-bundle", "--quiet", "--out", join(scratch, "built"));
process.on("exit", (exitCode) => {
  rmSync(scratch, { recursive: true, force: true });
  if (exitCode !== 0) return;
  const { codeFile, bytes } = takeCode();
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".code")) rmSync(join(folder, name), { force: true });
  }
  const beside = join(dirname(codeFile), `.${process.pid}.code`);
  writeFileSync(beside, bytes);
  renameSync(beside, codeFile);
});
const { takeCode } = await import(pathToFileURL(join(folder, "cli.js")).href);
