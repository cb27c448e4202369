import { InputError } from "../diagnostics/diagnostic.ts";
import { committerEmail } from "./commit-package.ts";
import { tokenOf } from "./hide-secrets.ts";
import type { Repository } from "./repository.ts";

const remote = "origin";

/** The remote's branch as it is: its last commit, and whether that is an earlier run's. */
export interface RemoteBranch {
  tip: string;
  isOurs: boolean;
}

/** Reads the branch from `origin`, with what is in it; undefined when there is none. */
export async function readRemoteBranch(
  repository: Repository,
  branch: string,
  env: NodeJS.ProcessEnv,
): Promise<RemoteBranch | undefined> {
  const access = { env: await accessTo(repository, env) };
  const listed = await repository.git(["ls-remote", remote, `refs/heads/${branch}`], access);
  const tip = /^([0-9a-f]{40,64})\t/.exec(listed)?.[1];
  if (tip === undefined) return undefined;
  await repository.git(["fetch", "--quiet", "--no-tags", remote, `refs/heads/${branch}`], access);
  const email = await repository.git(["show", "-s", "--format=%ce", tip]);
  return { tip, isOurs: email === committerEmail };
}

/** Whether the branch proposes just what the commit does: the folder before and after is the same. */
export async function proposesTheSame(
  { ask }: Repository,
  tip: string,
  commit: string,
  folder: string,
): Promise<boolean> {
  const contents = (revision: string) =>
    ask(["rev-parse", "--verify", "--quiet", folder === "" ? `${revision}^{tree}` : `${revision}:${folder}`]);
  const [now, wanted, before, base] = await Promise.all([
    contents(tip),
    contents(commit),
    contents(`${tip}^`),
    contents(`${commit}^`),
  ]);
  return now === wanted && before === base;
}

/** Whether the branch has all that the commit has in the folder, and perhaps more that a person added. */
export async function holdsAll(
  { ask }: Repository,
  tip: string,
  commit: string,
  folder: string,
): Promise<boolean> {
  const changed = await ask([
    "diff",
    "--name-only",
    "-z",
    "--no-renames",
    `${commit}^`,
    commit,
    "--",
    folder || ".",
  ]);
  const paths = (changed ?? "").split("\0").filter((path) => path !== "");
  return paths.length > 0 && (await ask(["diff", "--quiet", commit, tip, "--", ...paths])) !== undefined;
}

/**
 * Pushes the commit as the branch, in the place of what an earlier run left there.
 * @throws InputError when somebody's own commits are there, or the branch moved meanwhile.
 */
export async function pushBranch(
  repository: Repository,
  branch: string,
  commit: string,
  existing: RemoteBranch | undefined,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (existing?.isOurs === false)
    throw new InputError(
      "branch-continued",
      `The branch ${branch} ends with a commit that is not mcpgen's, and what is built now differs from it.`,
    );
  const ref = `refs/heads/${branch}`;
  await repository.git(
    ["push", "--quiet", `--force-with-lease=${ref}:${existing?.tip ?? ""}`, remote, `${commit}:${ref}`],
    { env: await accessTo(repository, env) },
  );
}

/**
 * Lets git use the forge's token for the forge's own host, by the environment: so it stands in no file that the package's
 * tests could read, and in no list of arguments.
 */
async function accessTo({ ask }: Repository, env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const token = tokenOf(env);
  const url = (await ask(["remote", "get-url", "--push", remote])) ?? "";
  const forge = env.GITHUB_SERVER_URL ?? "https://github.com";
  if (token === undefined || !URL.canParse(url) || !URL.canParse(forge)) return {};
  const { origin, protocol, username } = new URL(url);
  if (protocol !== "https:" || username !== "" || origin !== new URL(forge).origin) return {};
  const value = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: value,
  };
}
