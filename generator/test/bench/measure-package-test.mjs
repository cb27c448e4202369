import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { row } from "./samples.mjs";

/** Seconds of the emitted package's own `npm test`, on two cores where the machine lets us choose. */
export async function measurePackageTest({ paths }) {
  const pin = availableParallelism() > 2 && spawnSync("taskset", ["--version"]).status === 0;
  const [command, ...args] = [...(pin ? ["taskset", "-c", "0,1"] : []), "npm", "test", "--silent"];
  const started = performance.now();
  const { status, stdout } = spawnSync(command, args, { cwd: paths.gitHub, encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`npm test of the emitted package fails:\n${stdout.slice(-2000)}`);
  return [row({ what: "npm test of the emitted GitHub package", unit: "s", ours: [seconds], target: 60 })];
}
