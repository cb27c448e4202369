import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectStdio } from "../connect-client.ts";
import { compileProgram, type Program } from "../run-program.ts";
import { tables } from "./all-cases.ts";
import type { BadCase } from "./bad-case.ts";
import { judge, type Outcome } from "./judge-outcome.ts";
import { placeCases, startPlaces } from "./place-cases.ts";
import { runCommand } from "./run-command.ts";

/** One run of mcpgen, and what is to be said of it. */
interface Job {
  title: string;
  want: string;
  isBuild: boolean;
  /** Gives arguments without `--out`. */
  prepare(folder: string): Promise<{ args: string[]; input?: string | Uint8Array }>;
}

interface Verdict {
  job: Job;
  outcome: Outcome;
  faults: string[];
}

/** Every so many small cases is also given to the other commands. */
const sample = 9;

/**
 * Hands every document of the tables to mcpgen and demands a package that lists its tools, or messages with code, place and
 * fix. `--only TEXT` runs the cases whose title has the text, `--quick` leaves the large ones out, `--verbose` prints
 * standard error of each. Prints a table of
 * what was slow, large or wrong; the exit code is 1 when anything was.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: "" },
      quick: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  const program = await compileProgram();
  const places = await startPlaces();
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-bad-input-"));
  try {
    const jobs = allJobs(places.url).filter(
      ({ title }) => title.includes(values.only) && !(values.quick && title.startsWith("size: ")),
    );
    const verdicts: Verdict[] = [];
    const next = jobs.entries();
    await Promise.all(
      [1, 2].map(async () => {
        for (const [at, job] of next) {
          const verdict = await perform(job, program, join(scratch, String(at)));
          verdicts.push(verdict);
          process.stdout.write(printed(verdict, values.verbose));
        }
      }),
    );
    return summarize(verdicts);
  } finally {
    places.stop();
    await rm(scratch, { recursive: true, force: true });
    await program.remove();
  }
}

function allJobs(url: string): Job[] {
  const jobs: Job[] = [];
  for (const [heading, cases] of Object.entries(tables))
    for (const [at, each] of cases.entries()) {
      jobs.push(jobOf(`${heading}: ${each.title}`, each, "build"));
      if (at % sample !== 0) continue;
      if (each.beside === undefined)
        jobs.push(jobOf(`${heading}: ${each.title}, standard input`, each, "stdin"));
      if (each.isLarge === true) continue;
      for (const command of ["check", "list", "lint", "init", "diff", "json"] as const)
        jobs.push(jobOf(`${heading}: ${each.title}, ${command}`, each, command));
    }
  for (const { title, want, name } of placeCases)
    jobs.push({
      title: `place: ${title}`,
      want,
      isBuild: true,
      prepare: async (folder) => ({ args: ["build", await name(folder, url)] }),
    });
  return jobs;
}

type Command = "build" | "stdin" | "json" | "check" | "list" | "lint" | "init" | "diff";

function jobOf(title: string, { file, given, want, beside = {} }: BadCase, command: Command): Job {
  // What the other commands say of a document that can be read is another question.
  const isTold = command === "build" || command === "stdin" || /^[a-z]+-/.test(want);
  return {
    title,
    want: isTold ? want : "ends",
    isBuild: command === "build" || command === "stdin" || command === "json",
    async prepare(folder) {
      if (command === "stdin") return { args: ["build", "-"], input: given() };
      for (const [path, text] of Object.entries({ ...beside, [file]: given() }))
        await writeFile(join(folder, path), text);
      const path = join(folder, file);
      if (command === "json") return { args: ["build", "--json", path] };
      if (command === "diff") return { args: ["diff", path, path] };
      return { args: [command, path] };
    },
  };
}

async function perform(job: Job, program: Program, folder: string): Promise<Verdict> {
  await mkdir(folder, { recursive: true });
  const out = join(folder, "out");
  const { args, input } = await job.prepare(folder);
  const withOut = /^(build|check)$/.test(args[0] ?? "") ? ["--out", out, "--name", "demo"] : [];
  const outcome = await runCommand(program.folder, [...args, ...withOut], {
    out,
    ...(input === undefined ? {} : { input }),
  });
  const isJson = args.includes("--json");
  const faults = judge(isJson ? { ...outcome, stdout: "" } : outcome, job.want, job.isBuild);
  if (isJson) faults.push(...judgeJson(outcome));
  if (job.isBuild && outcome.code === 0 && outcome.wrote) faults.push(...(await judgePackage(out)));
  await rm(folder, { recursive: true, force: true });
  return { job, outcome, faults };
}

function judgeJson({ stdout, code }: Outcome): string[] {
  try {
    const { ok } = JSON.parse(stdout) as { ok: boolean };
    return ok === (code === 0) ? [] : ["ok contradicts the exit code"];
  } catch {
    return ["standard output is no JSON"];
  }
}

/** The build has stripped the types of the package when it bundled it: what is left to see is that it answers. */
async function judgePackage(out: string): Promise<string[]> {
  try {
    const client = await connectStdio(out, []);
    try {
      const { tools } = await client.listTools(undefined, { timeout: 20_000 });
      return tools.length > 0 ? [] : ["the server lists no tool"];
    } finally {
      await client.close();
    }
  } catch (error) {
    return [`the server does not answer: ${String(error)}`];
  }
}

function printed({ job, outcome, faults }: Verdict, isVerbose: boolean): string {
  const { cpuMs, memoryMb, code, stderr } = outcome;
  const figures = `${Math.round(cpuMs).toString().padStart(6)} ms ${Math.round(memoryMb).toString().padStart(5)} MB  exit ${code}`;
  const told = faults.length > 0 || isVerbose ? `${stderr.slice(0, 600).replace(/^/gm, "    | ")}\n` : "";
  return `${faults.length === 0 ? "ok  " : "BAD "} ${figures}  ${job.title}\n${faults.map((fault) => `    ${fault}\n`).join("")}${told}`;
}

function summarize(verdicts: readonly Verdict[]): number {
  const bad = verdicts.filter(({ faults }) => faults.length > 0);
  const most = (of: (outcome: Outcome) => number): Verdict =>
    verdicts.reduce((a, b) => (of(b.outcome) > of(a.outcome) ? b : a));
  const built = verdicts.filter(({ outcome }) => outcome.code === 0).length;
  process.stdout.write(`\n${verdicts.length} runs, ${built} with exit code 0, ${bad.length} with faults\n`);
  if (verdicts.length > 0) {
    const [slow, big] = [most(({ cpuMs }) => cpuMs), most(({ memoryMb }) => memoryMb)];
    process.stdout.write(`slowest ${Math.round(slow.outcome.cpuMs)} ms: ${slow.job.title}\n`);
    process.stdout.write(`largest ${Math.round(big.outcome.memoryMb)} MB: ${big.job.title}\n`);
  }
  for (const { job, faults } of bad) process.stdout.write(`${job.title}: ${faults.join("; ")}\n`);
  return bad.length > 0 ? 1 : 0;
}
