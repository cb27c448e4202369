import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectStdio, toolNames } from "../connect-client.ts";
import { compileProgram, type Program } from "../run-program.ts";
import { pick, seededRandom } from "../spoil-arguments.ts";
import { killBuild, type Sign } from "./kill-build.ts";
import { createReferences, difference, type References, readFiles } from "./references.ts";
import { variantNames, writeVariant } from "./variants.ts";

interface Setting {
  program: Program;
  specs: ReadonlyMap<string, string>;
  references: References;
  random: () => number;
  scratch: string;
  /** Milliseconds that a build takes. */
  duration: number;
}

/** Where a build was when it was killed. */
type Moment = "before it wrote" | "while it wrote" | "after that" | "not before its end";

const signs: readonly Sign[] = ["start", "writing", "bundling", "replacing"];

/**
 * Kills builds that change a package, at random moments, and demands after each that the server starts from `dist/` and lists
 * the tools of the old or the new package, and at the end that the next build makes the same bytes as if nothing had
 * happened. `--times N` (200) kills, `--seed N` (1). Prints a summary; the exit code is 1 when anything was amiss.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { times: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
  });
  const [times, seed] = [Number(values.times), Number(values.seed)];
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-kill-"));
  const program = await compileProgram();
  const moments = new Map<Moment, number>();
  const faults: string[] = [];
  try {
    const specs = new Map<string, string>();
    for (const name of variantNames) specs.set(name, await writeVariant(name, scratch));
    const references = createReferences(program, specs, scratch);
    const random = seededRandom(seed);
    await references.after(["whole"]);
    const started = performance.now();
    await references.after(["whole", "smaller"]);
    const duration = performance.now() - started;
    const setting: Setting = { program, specs, references, random, scratch, duration };
    for (let kills = 0; kills < times; ) {
      const round = await killAndComplete(setting, times - kills);
      const before = kills;
      kills += round.moments.length;
      if (Math.floor(kills / 20) > Math.floor(before / 20)) process.stderr.write(`${kills} killed\n`);
      for (const moment of round.moments) moments.set(moment, (moments.get(moment) ?? 0) + 1);
      for (const fault of round.faults) {
        faults.push(fault);
        process.stdout.write(`FAULT ${fault}\n`);
      }
    }
  } finally {
    await program.remove();
    await rm(scratch, { recursive: true, force: true });
  }
  const when = [...moments].map(([moment, count]) => `${count} ${moment}`).join(", ");
  process.stdout.write(`${times} builds killed (${when}), seed ${seed}: ${faults.length} faults\n`);
  return faults.length === 0 && times > 0 ? 0 : 1;
}

/** Kills one build, or one after the other, then lets one end. */
async function killAndComplete(
  setting: Setting,
  most: number,
): Promise<{ moments: Moment[]; faults: string[] }> {
  const { random, references, specs, program, scratch } = setting;
  const out = join(scratch, "killed");
  let done = ["whole"];
  await rm(out, { recursive: true, force: true });
  await cp(await references.after(done), out, { recursive: true });
  const moments: Moment[] = [];
  const faults: string[] = [];
  /** Whichever of these `dist/` may be. */
  const bundles = [done];
  const story: string[] = [...done];
  let target = "";
  do {
    target = pick(
      variantNames.filter((name) => name !== done.at(-1)),
      random,
    );
    const sign = pick(signs, random);
    const next = [...done, target];
    await references.after(next);
    const { duration } = setting;
    const spec = specs.get(target) ?? "";
    const { ended } = await killBuild(program.folder, { spec, out, sign, random: random(), duration });
    const hasWritten = (await lockOf(out)) === (await lockOf(await references.after(next)));
    const moment = momentOf(ended, existsSync(join(out, "build/mcpgen-pending.json")), hasWritten);
    moments.push(moment);
    story.push(`${target} killed ${moment} (${sign})`);
    bundles.push(next);
    if (hasWritten) done = next;
    const wrong = await wrongTools(out, bundles, references);
    if (wrong !== undefined) faults.push(`${story.join(", ")}: ${wrong}`);
  } while (moments.length < Math.min(2, most) && random() < 0.5);
  // Mostly the build that was killed is made again, but the document may have changed once more.
  const last = random() < 0.6 ? target : pick(variantNames, random);
  const { code, stderr } = await program.mcpgen(["build", specs.get(last) ?? "", "--out", out]);
  const where = `${story.join(", ")}, then ${last}`;
  if (code !== 0)
    return { moments, faults: [...faults, `${where}: exit ${code}: ${stderr.slice(0, 1_000)}`] };
  const differing = difference(await readFiles(out), await references.filesAfter([...done, last]));
  if (differing.length > 0) faults.push(`${where}: other bytes in ${differing.slice(0, 5).join(", ")}`);
  const left = (await readdir(join(out, "build")).catch(() => [])).join(", ");
  if (left !== "") faults.push(`${where}: build/ still holds ${left}`);
  return { moments, faults };
}

function momentOf(ended: boolean, isPending: boolean, hasWritten: boolean): Moment {
  if (ended) return "not before its end";
  if (hasWritten) return "after that";
  return isPending ? "while it wrote" : "before it wrote";
}

async function lockOf(folder: string): Promise<string> {
  return await readFile(join(folder, "mcpgen.lock.json"), "utf8");
}

/** Starts the server as it is; undefined when it lists the tools of one of those packages. */
async function wrongTools(
  out: string,
  bundles: readonly (readonly string[])[],
  references: References,
): Promise<string | undefined> {
  try {
    const found = (await listedBy(out)).join();
    for (const bundle of bundles) if (found === (await listed(bundle, references)).join()) return undefined;
    return `tools/list gives ${found.slice(0, 200)}`;
  } catch (error) {
    return `the server does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const known = new Map<string, Promise<string[]>>();

/** What the server of an undisturbed package lists. */
function listed(builds: readonly string[], references: References): Promise<string[]> {
  const key = builds.join();
  const names = known.get(key) ?? references.after(builds).then(listedBy);
  known.set(key, names);
  return names;
}

async function listedBy(folder: string): Promise<string[]> {
  const client = await connectStdio(folder, [], {});
  try {
    return await toolNames(client);
  } finally {
    await client.close();
  }
}
