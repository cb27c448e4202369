import { InputError } from "../diagnostics/diagnostic.ts";
import { githubCli } from "./github-cli.ts";
import { githubRest } from "./github-rest.ts";
import { tokenOf } from "./hide-secrets.ts";
import type { Forge } from "./model.ts";
import type { Repository } from "./repository.ts";
import { runProgram } from "./run-program.ts";

export const forgeNames = ["auto", "gh", "rest", "none"] as const;
export type ForgeName = (typeof forgeNames)[number];

/**
 * The way to the forge: `auto` takes the program gh where it is installed, else the REST interface. Undefined for `none`.
 * @throws InputError when the repository or the token is not known.
 */
export async function chooseForge(
  name: ForgeName,
  { root, ask }: Repository,
  env: NodeJS.ProcessEnv,
): Promise<Forge | undefined> {
  if (name === "none") return undefined;
  const { code } = name === "rest" ? { code: 1 } : await runProgram("gh", ["--version"], { cwd: root, env });
  if (name === "gh" || code === 0) return githubCli(root, env);
  const token = tokenOf(env);
  if (token === undefined)
    throw new InputError(
      "forge-failed",
      "Neither gh is installed nor GITHUB_TOKEN set: no pull request can be made.",
    );
  const written = env.GITHUB_REPOSITORY || ((await ask(["remote", "get-url", "origin"])) ?? "");
  const [, owner, repository] = /(?:^|[/:])([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(written) ?? [];
  if (owner === undefined || repository === undefined)
    throw new InputError("forge-failed", "The address of origin names no owner and repository.");
  return githubRest({
    api: checkApi(env.GITHUB_API_URL || "https://api.github.com"),
    owner,
    repository,
    token,
  });
}

/** The token goes there: only over https, but for this machine. */
function checkApi(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = parsed !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(parsed.hostname);
  if (parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isLocal)) return url;
  throw new InputError("forge-failed", "GITHUB_API_URL is no https address.");
}
