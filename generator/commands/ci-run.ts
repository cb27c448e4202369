import { resolve } from "node:path";
import type { Argv } from "yargs";
import { type BuildResult, build } from "../build.ts";
import { checkBranch } from "../ci/branch-name.ts";
import { checkPackage } from "../ci/check-package.ts";
import { chooseForge, type ForgeName, forgeNames } from "../ci/choose-forge.ts";
import type { Package } from "../ci/commit-package.ts";
import { describeProposal } from "../ci/describe-proposal.ts";
import { currentBranch, fileAtHead, fileNow, locatePackage } from "../ci/locate-package.ts";
import type { Outcome } from "../ci/model.ts";
import { propose } from "../ci/propose.ts";
import { openRepository } from "../ci/repository.ts";
import { lockName, parseObject } from "../write/read-lock.ts";
import { describeChanges } from "./describe-changes.ts";
import { renderDiagnostics } from "./describe-result.ts";
import { exitCodes } from "./exit-codes.ts";
import { proposing, toRequest, type WritingArguments, withWriting } from "./options.ts";
import { mcpgenVersion } from "./versions.ts";

export const command = "run <spec..>";
export const summary = "rebuild the package, test it and propose what changed";

type Arguments = WritingArguments & {
  branch?: string;
  base?: string;
  forge: ForgeName;
  "no-test": boolean;
};

export function options(argv: Argv): Argv<Arguments> {
  return withWriting(argv).options({
    ...proposing,
    forge: {
      choices: forgeNames,
      default: "auto",
      describe: "how the pull request is made: by gh, by GitHub's REST interface, or not at all",
    },
    "no-test": { type: "boolean", default: false, describe: "propose without building and testing" },
  }) as unknown as Argv<Arguments>;
}

/** Builds into the working tree, as `build` does; branch and index of the clone stay as they are. */
export async function run(args: Arguments): Promise<void> {
  const env = process.env;
  const tell = (text: string): void => void (args.quiet || process.stderr.write(`${text}\n`));
  const repository = await openRepository(".", env);
  const base = checkBranch(args.base ?? (await currentBranch(repository)));
  if (args.branch !== undefined) checkBranch(args.branch);
  const result = await build(toRequest({ ...args, bundle: false }, false));
  process.stderr.write(renderDiagnostics(result, true));
  const folder = locatePackage(repository, result.out);
  const branch = checkBranch(args.branch ?? `mcpgen/${result.server.name}`);
  const before = await fileAtHead(repository, folder, lockName);
  const after = fileNow(result.out, lockName);
  const outcome = await propose({
    repository,
    package: packageOf(folder, result, before),
    branch,
    base,
    text: describeProposal({
      name: result.server.name,
      isNew: before === undefined,
      version: mcpgenVersion,
      tested: !args["no-test"],
      ...describeChanges(before, after, result.out),
    }),
    check: async () => {
      if (!args["no-test"])
        await checkPackage(resolve(result.out), env, (text) => void process.stderr.write(`${text}\n`));
    },
    forge: await chooseForge(args.forge, repository, env),
    env,
  });
  if (args.json) process.stdout.write(`${JSON.stringify(toJson(outcome, result.out, branch), null, 2)}\n`);
  tell(describe(outcome, result.out, branch));
  if (result.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.input;
}

/** All that is mcpgen's of the package, also what it no longer emits; of a person's files only those that are new. */
function packageOf(folder: string, { changes }: BuildResult, lockBefore: string | undefined): Package {
  const { files } = parseObject(lockBefore ?? "") ?? {};
  const owned = typeof files === "object" && files !== null ? Object.keys(files) : [];
  const paths = new Set([...changes.write.keys(), ...changes.unchanged, ...changes.remove, ...owned]);
  return { folder, paths: [...paths], kept: changes.kept };
}

/** What became of the run, in a line. */
function describe(outcome: Outcome, out: string, branch: string): string {
  switch (outcome.kind) {
    case "unchanged":
      return outcome.closed === undefined
        ? `${out} is up to date: nothing is proposed`
        : `${out} is up to date: closed ${outcome.closed.url}, of which nothing is left`;
    case "standing":
      return `proposed already: ${outcome.pullRequest.url}`;
    case "declined":
      return `proposed and closed before: ${outcome.pullRequest.url}; it is not opened again`;
    case "pushed":
      return outcome.isNew
        ? `pushed ${branch}; no pull request was made`
        : `the branch ${branch} has it already; no pull request was made`;
    default:
      return `${outcome.kind} ${outcome.pullRequest.url}`;
  }
}

function toJson(outcome: Outcome, out: string, branch: string): object {
  const pullRequest =
    outcome.kind === "unchanged"
      ? outcome.closed
      : "pullRequest" in outcome
        ? outcome.pullRequest
        : undefined;
  return {
    ok: true,
    out,
    outcome: outcome.kind,
    branch,
    pullRequest: pullRequest === undefined ? null : { number: pullRequest.number, url: pullRequest.url },
  };
}
