import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { Repository } from "./repository.ts";

/** A package's folder from the root of its repository, with `/`; `""` for the root. @throws InputError outside of it. */
export function locatePackage({ root }: Repository, out: string): string {
  const folder = relative(realpathSync.native(root), realpathSync.native(out)).split(sep).join("/");
  if (folder !== ".." && !folder.startsWith("../") && !/^([A-Za-z]:|\/)/.test(folder)) return folder;
  throw new InputError(
    "git-failed",
    `${out} is outside of the repository in ${root}.`,
    out,
    "Name a folder in it.",
  );
}

/** A path from the root of a repository, with `/`. Links on the way are followed, since a repository knows none to it. */
export function pathFromRoot(root: string, path: string): string {
  const whole = resolve(path);
  const folder = dirname(whole);
  const real = existsSync(folder) ? realpathSync.native(folder) : folder;
  return (
    relative(realpathSync.native(root), join(real, basename(whole)))
      .split(sep)
      .join("/") || "."
  );
}

/** The branch that is checked out. @throws InputError when there is none, or no commit yet. */
export async function currentBranch({ ask }: Repository): Promise<string> {
  const [branch, commit] = await Promise.all([
    ask(["symbolic-ref", "--quiet", "--short", "HEAD"]),
    ask(["rev-parse", "--verify", "--quiet", "HEAD"]),
  ]);
  if (commit === undefined)
    throw new InputError(
      "git-failed",
      "The repository has no commit yet.",
      undefined,
      "Commit something first.",
    );
  if (branch !== undefined) return branch;
  throw new InputError(
    "git-failed",
    "No branch is checked out, so it is not known where the proposal goes.",
    undefined,
    "Name the branch with --base.",
  );
}

/** A file of the package as HEAD has it; undefined when it has none. */
export async function fileAtHead(
  { ask }: Repository,
  folder: string,
  path: string,
): Promise<string | undefined> {
  return await ask(["show", `HEAD:${folder === "" ? path : `${folder}/${path}`}`]);
}

/** A file of the package as it is now. */
export function fileNow(out: string, path: string): string {
  return readFileSync(join(out, path), "utf8");
}
