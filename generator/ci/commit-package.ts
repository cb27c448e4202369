import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Repository } from "./repository.ts";

/** By this address a later run knows that a commit is its own: GitHub's for what its workflows do. */
export const committerEmail = "41898282+github-actions[bot]@users.noreply.github.com";

const committerName = "github-actions[bot]";

/** Files to commit, and where they are. */
export interface Package {
  /** Folder of the package from the root of the repository, with `/`; `""` for the root itself. */
  folder: string;
  /** Paths below that folder which are ours to commit; those that are not there are removed. */
  paths: readonly string[];
  /** A person's files: only those that HEAD does not have yet are committed. */
  kept: readonly string[];
}

/**
 * Commits files of a package on top of HEAD without touching branch, index or files of the working tree. The same files on
 * the same HEAD make the same commit. Undefined when HEAD has them already.
 */
export async function commitPackage(
  { root, git }: Repository,
  { folder, paths, kept }: Package,
  message: string,
): Promise<string | undefined> {
  const temporary = await mkdtemp(join(tmpdir(), "mcpgen-ci-"));
  try {
    const env = { GIT_INDEX_FILE: join(temporary, "index") };
    await git(["read-tree", "HEAD"], { env });
    const known = new Set((await git(["ls-files", "-z"], { env })).split("\0"));
    const place = (path: string): string => (folder === "" ? path : `${folder}/${path}`);
    const input = [...paths.map(place), ...kept.map(place).filter((path) => !known.has(path))]
      .filter((path) => known.has(path) || existsSync(join(root, path)))
      .map((path) => `${path}\0`)
      .join("");
    await git(["update-index", "--add", "--remove", "-z", "--stdin"], { env, input });
    const tree = await git(["write-tree"], { env });
    if (tree === (await git(["rev-parse", "HEAD^{tree}"]))) return undefined;
    const date = await git(["show", "-s", "--format=%cI", "HEAD"]);
    const who = Object.fromEntries(
      ["AUTHOR", "COMMITTER"].flatMap((role) => [
        [`GIT_${role}_NAME`, committerName],
        [`GIT_${role}_EMAIL`, committerEmail],
        [`GIT_${role}_DATE`, date],
      ]),
    );
    return await git(["commit-tree", tree, "-p", "HEAD", "-F", "-"], { env: who, input: `${message}\n` });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
