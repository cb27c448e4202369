// How fast mcpgen and what it emits are, each against a yardstick that is measured in the same run.
//   npm run bench -- [--quick] [--json FILE] [--only WORD]
// Exit code 1 when a target is missed. Needs a compiled mcpgen (`npm run build`).
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureBuilds } from "./measure-builds.mjs";
import { measureCalls } from "./measure-calls.mjs";
import { measureHttp } from "./measure-http.mjs";
import { measurePackageTest } from "./measure-package-test.mjs";
import { measureStart } from "./measure-start.mjs";
import { measureTypeCheck } from "./measure-type-check.mjs";
import { prepare } from "./prepare.mjs";
import { printTable } from "./print-table.mjs";
import { startStandIn } from "./start-stand-in.mjs";

/** A file system in memory, where there is one: on a busy disk a hundred small files cost more CPU than making them. */
const memory = "/dev/shm";

function roomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 512 * 1024 * 1024;
  } catch {
    return false;
  }
}

const { values: flags } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" }, only: { type: "string" } },
});
const parts = {
  build: measureBuilds,
  tsc: measureTypeCheck,
  start: measureStart,
  calls: measureCalls,
  http: measureHttp,
  test: measurePackageTest,
};
if (flags.only !== undefined && !Object.hasOwn(parts, flags.only))
  throw new Error(`--only takes one of ${Object.keys(parts).join(", ")}.`);

const folder = mkdtempSync(join(roomInMemory() ? memory : tmpdir(), "mcpgen-bench-"));
const api = await startStandIn();
const rows = [];
try {
  const paths = await prepare(folder);
  const context = { paths, api, quick: flags.quick, runs: flags.quick ? 3 : 7 };
  for (const [name, measure] of Object.entries(parts)) {
    if (flags.only !== undefined && flags.only !== name) continue;
    process.stderr.write(`measuring: ${name}\n`);
    try {
      rows.push(...(await measure(context)));
    } catch (error) {
      process.stderr.write(`${name} cannot be measured: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  api.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(printTable(rows));
if (flags.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? "", cores: availableParallelism() };
  writeFileSync(flags.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}
if (rows.some(({ met }) => !met)) process.exitCode = 1;
