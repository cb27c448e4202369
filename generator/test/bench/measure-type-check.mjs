import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./prepare.mjs";
import { alternate, row } from "./samples.mjs";

/** How long TypeScript takes for the emitted package, against the same package without tools. */
export async function measureTypeCheck({ paths, runs }) {
  const check = (folder) => () => {
    const started = performance.now();
    const { status, stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${folder} does not compile:\n${stdout.slice(0, 2000)}`);
    return performance.now() - started;
  };
  const [ours, theirs] = await alternate(runs, [check(paths.gitHub), check(paths.none)]);
  return [
    row({
      what: `tsc of the emitted package, ${paths.toolCount} tools`,
      yardstick: "the same package with no tools",
      unit: "ms",
      ours,
      theirs,
      target: 2.5,
    }),
  ];
}
