import { InputError } from "../diagnostics/diagnostic.ts";
import { hideSecrets, tokenOf } from "./hide-secrets.ts";
import type { Forge, PullRequest } from "./model.ts";
import { runProgram } from "./run-program.ts";

interface Listed {
  number: number;
  url: string;
  state: string;
  title: string;
  body: string;
  headRefOid: string;
  /** From a fork, where anybody may give a branch our name. */
  isCrossRepository: boolean;
}

/** Pull requests by GitHub's own program, as whom it is logged in; texts go through standard input. */
export function githubCli(folder: string, env: NodeJS.ProcessEnv): Forge {
  const token = tokenOf(env);
  const withToken = { ...env, ...(token === undefined ? {} : { GH_TOKEN: token }), GH_PROMPT_DISABLED: "1" };
  const gh = async (args: readonly string[], input = ""): Promise<string> => {
    const { code, stdout, stderr } = await runProgram("gh", args, { cwd: folder, env: withToken, input });
    if (code === 0) return stdout;
    throw new InputError(
      "forge-failed",
      `gh ${args.slice(0, 2).join(" ")} failed: ${hideSecrets(stderr.trim(), env)}`,
    );
  };
  const find = async (branch: string): Promise<PullRequest | undefined> => {
    const fields = "number,url,state,title,body,headRefOid,isCrossRepository";
    const listed = await gh([
      "pr",
      "list",
      "--head",
      branch,
      "--state",
      "all",
      "--limit",
      "100",
      "--json",
      fields,
    ]);
    const newest = (JSON.parse(listed) as Listed[]).find(({ isCrossRepository }) => !isCrossRepository);
    return newest && read(newest);
  };
  return {
    find,
    open: async (branch, base, { title, body }) => {
      await gh(
        ["pr", "create", "--head", branch, "--base", base, "--title", title, "--body-file", "-"],
        body,
      );
      const made = await find(branch);
      if (made === undefined) throw new InputError("forge-failed", "gh made no pull request.");
      return made;
    },
    update: async (number, { title, body }) =>
      void (await gh(["pr", "edit", String(number), "--title", title, "--body-file", "-"], body)),
    close: async (number) => void (await gh(["pr", "close", String(number)])),
  };
}

function read({ headRefOid, state, number, url, title, body }: Listed): PullRequest {
  const known = state.toLowerCase();
  return {
    number,
    url,
    title,
    body,
    head: headRefOid,
    state: known === "open" || known === "merged" ? known : "closed",
  };
}
