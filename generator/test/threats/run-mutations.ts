import { rm } from "node:fs/promises";
import { repository, runNode } from "../run-program.ts";
import { all } from "./all-mutations.ts";
import { applyMutation, faultOf, writeBeside } from "./apply-mutation.ts";
import { copyRepository } from "./copy-repository.ts";
import type { Mutation } from "./mutation.ts";
import { runJest } from "./run-jest.ts";

/** Copies in which mutations are tried at the same time. */
const workers = 2;

interface Verdict {
  mutation: Mutation;
  /** Titles of the tests that noticed it; none when it survived. */
  killers: string[];
  /** Why it proves nothing: the table has to be corrected. */
  fault?: string;
}

/**
 * Takes each protection out of a copy of the repository, and demands that the test of its row fails: `npm run mutate`,
 * followed by slugs of rows or parts of paths for some of them. The exit code is 1 when one survived, when a test is red
 * without any mutation, and when a mutation does not compile.
 */
export async function run(wanted: readonly string[]): Promise<number> {
  const mutations = all.filter(
    ({ threat, file }) =>
      wanted.length === 0 || wanted.some((word) => threat === word || file.includes(word)),
  );
  const folders = Array.from({ length: workers }, () => copyRepository(repository));
  try {
    const [folder = ""] = folders;
    const faults = [
      ...mutations.flatMap((mutation) => faultOf(folder, mutation) ?? []),
      ...(await testUnchanged(folder, mutations)),
      ...(await compileMutations(folder, mutations)),
    ];
    const survived = tell(await tryAll(folders, mutations));
    process.stderr.write(faults.map((fault) => `${fault}\n`).join(""));
    return survived + faults.length === 0 ? 0 : 1;
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

/** Each mutation must have tests, and all of them must be green before it is made. */
async function testUnchanged(folder: string, mutations: readonly Mutation[]): Promise<string[]> {
  const files = [...new Set(mutations.map(({ test }) => test))];
  const { passed, failed, fault } = await runJest(
    folder,
    files,
    mutations.map(({ title }) => title),
  );
  const untested = mutations.filter(
    ({ title }) => ![...passed, ...failed].some((each) => each.includes(title)),
  );
  return [
    ...(fault === undefined ? [] : [`Without a mutation: ${fault}`]),
    ...failed.map((title) => `Red without a mutation: ${title}`),
    ...untested.map(({ test, title }) => `No test of ${test} is called ${title}`),
  ];
}

/**
 * Type-checks all of them at once: each changed module stands beside its original under a name of its own. What the compiler
 * says of others is not theirs, and names that nobody uses any more are no fault.
 */
async function compileMutations(folder: string, mutations: readonly Mutation[]): Promise<string[]> {
  const made = mutations
    .filter(({ file }) => file.endsWith(".ts"))
    .map((mutation, index) => writeBeside(folder, mutation, `.mutant-${index}.ts`));
  const flags = ["--noEmit", "--noUnusedLocals", "false", "--noUnusedParameters", "false"];
  const { code, stdout } = await runNode(["node_modules/typescript/bin/tsc", ...flags], {
    cwd: folder,
    timeoutMs: 600_000,
  });
  for (const path of made) await rm(path, { force: true });
  if (code === null) return ["The compiler does not end."];
  return stdout.split("\n").filter((line) => /\.mutant-\d+\.ts/.test(line));
}

async function tryAll(folders: readonly string[], mutations: readonly Mutation[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const waiting = mutations.entries();
  await Promise.all(
    folders.map(async (folder) => {
      for (const [index, mutation] of waiting) {
        const verdict = await tryOne(folder, mutation);
        verdicts[index] = verdict;
        process.stderr.write(`${index + 1} of ${mutations.length}: ${shown(verdict)}\n`);
      }
    }),
  );
  return verdicts;
}

async function tryOne(folder: string, mutation: Mutation): Promise<Verdict> {
  const restore = applyMutation(folder, mutation);
  const { failed, fault } = await runJest(folder, [mutation.test], [mutation.title]);
  restore();
  const killers = failed.filter((title) => title.includes(`[threat: ${mutation.threat}]`));
  return { mutation, killers, ...(fault === undefined ? {} : { fault }) };
}

function shown({ mutation: { threat, file, find }, killers, fault }: Verdict): string {
  const [what = ""] = find.trim().split("\n");
  const verdict = fault !== undefined ? "FAULT   " : killers.length > 0 ? "killed  " : "SURVIVED";
  return `${verdict} ${threat.padEnd(22)} ${file}: ${what}${fault === undefined ? "" : `\n  ${fault}`}`;
}

/** Prints the table; gives the number of those that survived. */
function tell(verdicts: readonly Verdict[]): number {
  const survived = verdicts.filter(
    ({ killers, fault }) => killers.length === 0 || fault !== undefined,
  ).length;
  process.stdout.write(`${verdicts.map(shown).join("\n")}\n`);
  process.stdout.write(`${verdicts.length - survived} killed, ${survived} survived\n`);
  return survived;
}
