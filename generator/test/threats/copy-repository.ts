import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Large, and read by no test that a mutation names. */
const leftOut = /^(?:generated|examples\/vendor)\//;

/**
 * A copy of the files of a repository as they are now, in a new temporary folder. Packages are linked one by one, so
 * that what tests write to `node_modules` stays in the copy.
 */
export function copyRepository(repository: string): string {
  const folder = mkdtempSync(join(tmpdir(), "mcpgen-mutate-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const made = new Set<string>();
  for (const path of listed.split("\0")) {
    if (path === "" || leftOut.test(path) || !existsSync(join(repository, path))) continue;
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    copyFileSync(join(repository, path), join(folder, path));
  }
  linkPackages(join(repository, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (!name.startsWith(".") || name === ".bin") symlinkSync(join(from, name), join(to, name), "junction");
}
