// Rebuilds every package of generated/ from specs/, one after the other; `--check` only tells what would change, and
// `--propose` opens a pull request for each package that changed, as `mcpgen ci run` does for a vendor's repository.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = process.argv.includes("--check")
  ? ["check"]
  : process.argv.includes("--propose")
    ? ["ci", "run"]
    : ["build"];

/** Documents only: a curation file lies beside its document, as `<name>.mcpgen.yaml`. */
const specs = readdirSync(`${root}specs`)
  .filter((name) => name.endsWith(".yaml") && !name.endsWith(".mcpgen.yaml"))
  .sort();

if (specs.length === 0) {
  process.stderr.write("specs/ holds no document (*.yaml): there is nothing to regenerate.\n");
  process.exitCode = 1;
}
for (const name of specs) {
  const { status } = spawnSync(process.execPath, ["generator/mcpgen.js", ...command, `specs/${name}`], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
