import { InputError } from "../diagnostics/diagnostic.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { runProgram } from "./run-program.ts";

/** A git repository, asked by `git` itself. */
export interface Repository {
  /** Absolute, with `/`. */
  root: string;
  /** Runs git in the root. @throws InputError with what git said. */
  git(args: readonly string[], more?: GitOptions): Promise<string>;
  /** The same, for questions that may have no answer: undefined then. */
  ask(args: readonly string[]): Promise<string | undefined>;
}

interface GitOptions {
  input?: string;
  env?: Readonly<Record<string, string>>;
}

/** The repository that holds a folder. `env` is that of the process. @throws InputError when there is none. */
export async function openRepository(folder: string, env: NodeJS.ProcessEnv): Promise<Repository> {
  const run = (args: readonly string[], cwd: string, { input, env: more }: GitOptions = {}) =>
    runProgram("git", args, {
      cwd,
      env: { ...env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", ...more },
      ...(input === undefined ? {} : { input }),
    });
  const top = await run(["rev-parse", "--show-toplevel"], folder);
  if (top.code === undefined)
    throw new InputError("git-failed", "git cannot be started.", undefined, "Install git.");
  if (top.code !== 0)
    throw new InputError("git-failed", `${folder} is in no git repository.`, folder, "Run it in a clone.");
  const root = top.stdout.trimEnd();
  return {
    root,
    git: async (args, more) => {
      const { code, stdout, stderr } = await run(args, root, more);
      if (code === 0) return stdout.trimEnd();
      throw new InputError(
        "git-failed",
        `git ${args[0] ?? ""} failed: ${hideSecrets(stderr.trim(), env) || "it said nothing"}`,
      );
    },
    ask: async (args) => {
      const { code, stdout } = await run(args, root);
      return code === 0 ? stdout.trimEnd() : undefined;
    },
  };
}
