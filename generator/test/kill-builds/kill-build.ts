import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repository } from "../run-program.ts";

/** After which sign of life a build is killed. */
export type Sign = "start" | "writing" | "bundling" | "replacing";

/** Milliseconds after the sign of which one is chosen at random; after the start a whole build's. */
const windows: Readonly<Record<Exclude<Sign, "start">, number>> = {
  writing: 10,
  bundling: 400,
  replacing: 3,
};

/**
 * Builds into `out` and kills the build by SIGKILL, at a random moment after a sign. Resolves when it is dead, with whether it
 * had ended before.
 *
 * @param random a number from 0 up to 1
 * @param duration milliseconds that such a build takes
 */
export async function killBuild(
  program: string,
  {
    spec,
    out,
    sign,
    random,
    duration,
  }: { spec: string; out: string; sign: Sign; random: number; duration: number },
): Promise<{ ended: boolean }> {
  const signalled = sign === "start" ? undefined : watchFor(sign, out);
  const child = spawn(process.execPath, [join(program, "cli.js"), "build", spec, "--out", out, "--quiet"], {
    cwd: repository,
    stdio: "ignore",
  });
  const closed = once(child, "close");
  await Promise.race([closed, signalled?.seen]);
  await Promise.race([closed, sleep(random * (sign === "start" ? duration : windows[sign]))]);
  signalled?.stop();
  child.kill("SIGKILL");
  const [code] = (await closed) as [number | null];
  return { ended: code !== null };
}

/** Tells when a build begins to write, to bundle, or to replace `dist/`. */
function watchFor(sign: Exclude<Sign, "start">, out: string): { seen: Promise<void>; stop(): void } {
  const watchers: FSWatcher[] = [];
  const seen = new Promise<void>((resolve) => {
    const follow = (folder: string, found: (entry: string) => void): void => {
      watchers.push(watch(folder, (_, entry) => found(entry ?? "")));
    };
    if (sign === "replacing") {
      follow(join(out, "dist"), () => resolve());
      return;
    }
    const wanted = sign === "writing" ? "mcpgen-writing" : "dist-";
    const look = (): void => {
      if (entriesOf(join(out, "build")).some((entry) => entry.startsWith(wanted))) resolve();
    };
    // The folder is removed after the writing, and made again for the bundle.
    const lookInside = (): void => {
      if (!existsSync(join(out, "build"))) return;
      follow(join(out, "build"), look);
      look();
    };
    follow(out, (entry) => entry === "build" && lookInside());
    if (existsSync(join(out, "build")))
      follow(join(out, "build"), (entry) => entry.startsWith(wanted) && resolve());
  });
  return {
    seen,
    stop: () => {
      for (const watcher of watchers) watcher.close();
    },
  };
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
