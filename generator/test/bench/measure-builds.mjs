import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runMeasured } from "./measured-process.mjs";
import { program } from "./prepare.mjs";
import { alternate, row } from "./samples.mjs";

const parseAndWrite = fileURLToPath(new URL("yardsticks/parse-and-write.mjs", import.meta.url));

/** CPU and memory of a build of a large document, and CPU of that of a small one. */
export async function measureBuilds({ paths, runs }) {
  const out = join(paths.scratch, "built");
  const build = async (spec) => {
    rmSync(out, { recursive: true, force: true });
    return await runMeasured([
      program,
      "build",
      spec,
      "--no-bundle",
      "--quiet",
      "--name",
      "bench",
      "--out",
      out,
    ]);
  };
  await build(paths.gitHubSpec);
  const bytes = bytesIn(out);
  const yardstick = [parseAndWrite, paths.gitHubSpec, join(paths.scratch, "written"), String(bytes)];
  const [large, parsed] = await alternate(runs, [
    () => build(paths.gitHubSpec),
    () => runMeasured(yardstick),
  ]);
  const [small, empty] = await alternate(2 * runs, [
    () => build(paths.smallSpec),
    () => runMeasured(["-e", "0"]),
  ]);
  const written = `parses that JSON, writes ${(bytes / 1e6).toFixed(1)} MB`;
  const what = "build of GitHub, --no-bundle";
  return [
    row({ what, yardstick: written, unit: "ms CPU", ours: cpu(large), theirs: cpu(parsed), target: 1.5 }),
    row({ what, yardstick: written, unit: "MB", ours: memory(large), theirs: memory(parsed), target: 1.5 }),
    row({
      what: "build of a small document, --no-bundle",
      yardstick: "node -e 0",
      unit: "ms CPU",
      ours: cpu(small),
      theirs: cpu(empty),
      target: 3,
    }),
  ];
}

const cpu = (samples) => samples.map(({ cpuMs }) => cpuMs);
const memory = (samples) => samples.map(({ memoryMb }) => memoryMb);

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => statSync(join(folder, path)))
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + entry.size, 0);
}
