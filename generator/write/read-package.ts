import { lstat, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { ExistingPackage } from "./model.ts";
import { lockName, parseObject, readLock } from "./read-lock.ts";

/** Hashes of a build that is on its way, in a folder that git ignores. */
export const pendingPath = "build/mcpgen-pending.json";

/** Folders of a package that are made again at any time. */
const madeAgain = new Set(["node_modules", "dist", "build", ".git"]);
/** Those of them that a build writes to. */
const written = new Set(["dist", "build"]);
const maxFiles = 20_000;

/**
 * Reads what is in the folder of a package. `paths` are those that the build would write.
 * @throws InputError when the folder, or anything in it that a build does not make again, is a symbolic link; when a
 * file is where a folder should be.
 */
export async function readPackage(folder: string, paths: Iterable<string>): Promise<ExistingPackage> {
  const out = resolve(folder);
  const existing: ExistingPackage = { out, state: "missing", pending: {}, files: new Map() };
  const top = await lstat(out).catch(() => undefined);
  if (top === undefined) return existing;
  if (top.isSymbolicLink()) throw new InputError("output-is-link", `${folder} is a symbolic link.`, folder);
  if (!top.isDirectory())
    throw new InputError(
      "output-not-folder",
      `${folder} is a file, where the package's folder should be.`,
      folder,
    );
  const found = await listFiles(out, folder);
  if (found.size === 0) return { ...existing, state: "empty" };
  const lock = found.has(lockName)
    ? readLock(await readFile(join(out, lockName), "utf8"), folder)
    : undefined;
  const wanted = new Set([...paths, ...Object.keys(lock?.files ?? {}), lockName]);
  for (const path of wanted) {
    const inTheWay = foldersOf(path).find((above) => found.has(above));
    if (inTheWay !== undefined)
      throw new InputError(
        "output-not-folder",
        `${folder}/${inTheWay} is a file, where a folder should be.`,
        `${folder}/${inTheWay}`,
      );
    if (!found.has(path)) {
      if (found.has(`${path}/`))
        throw new InputError(
          "output-not-folder",
          `${folder}/${path} is a folder, where a file should be.`,
          `${folder}/${path}`,
        );
      continue;
    }
    existing.files.set(path, await readFile(join(out, path), "utf8"));
  }
  const pending = await readFile(join(out, pendingPath), "utf8").catch(() => undefined);
  return {
    ...existing,
    state: lock === undefined && pending === undefined ? "foreign" : "ours",
    ...(lock === undefined ? {} : { lock }),
    pending: (parseObject(pending ?? "") ?? {}) as Record<string, string>,
  };
}

/** `a/b/c` lies in `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** POSIX paths of all files; folders end in `/`. */
async function listFiles(out: string, shown: string): Promise<Set<string>> {
  const found = new Set<string>();
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(join(out, folder), { withFileTypes: true })) {
      const path = folder + entry.name;
      if (folder === "" && madeAgain.has(entry.name) && !(entry.isSymbolicLink() && written.has(entry.name)))
        continue;
      if (entry.isSymbolicLink())
        throw new InputError("output-is-link", `${shown}/${path} is a symbolic link.`, `${shown}/${path}`);
      if (entry.isDirectory()) {
        found.add(`${path}/`);
        folders.push(`${path}/`);
      } else found.add(path);
      if (found.size > maxFiles)
        throw new InputError(
          "output-foreign",
          `${shown} holds more than ${maxFiles} files and is no package of mcpgen.`,
          shown,
        );
    }
  }
  return found;
}
