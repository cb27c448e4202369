import { lstat, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { ExistingPackage } from "./model.ts";
import { nothingPending, pendingPath, readPending, writingFolder } from "./pending.ts";
import { lockName, readLock } from "./read-lock.ts";
import { readText } from "./read-text.ts";

/** Folders of a package that are made again at any time. */
const madeAgain = new Set(["node_modules", "dist", "build", ".git"]);
/** Those of them that a build writes to. */
const written = new Set(["dist", "build"]);
const maxFiles = 20_000;

/**
 * Reads what is in the folder of a package. `paths` are those that the build would write.
 * @throws InputError when the folder, or anything in it that a build does not make again, is a symbolic link; when a
 * file is where a folder should be; when a name differs only in case from one that the build would write.
 */
export async function readPackage(folder: string, paths: Iterable<string>): Promise<ExistingPackage> {
  const out = resolve(folder);
  const existing: ExistingPackage = { out, state: "missing", pending: nothingPending(), files: new Map() };
  const top = await lstat(out).catch(() => undefined);
  if (top === undefined) return existing;
  if (top.isSymbolicLink()) throw new InputError("output-is-link", `${folder} is a symbolic link.`, folder);
  if (!top.isDirectory())
    throw new InputError(
      "output-not-folder",
      `${folder} is a file, where the package's folder should be.`,
      folder,
    );
  await refuseLink(out, writingFolder, folder);
  const found = await listFiles(out, folder);
  if (found.size === 0) return { ...existing, state: "empty" };
  const lock = found.has(lockName) ? readLock(await readText(join(out, lockName)), folder) : undefined;
  const notes = await readFile(join(out, pendingPath), "utf8").catch(() => undefined);
  const pending = readPending(notes);
  const wanted = new Set([...paths, ...Object.keys(lock?.files ?? {}), lockName]);
  refuseOtherCase(found, wanted, folder);
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
    existing.files.set(path, await readText(join(out, path)));
  }
  for (const path of Object.keys(pending.files))
    if (!wanted.has(path) && found.has(path)) existing.files.set(path, await readText(join(out, path)));
  return {
    ...existing,
    state: lock === undefined && notes === undefined ? "foreign" : "ours",
    ...(lock === undefined ? {} : { lock }),
    pending,
  };
}

/** Where case does not count, such a file would be overwritten; where it counts, nobody could check both out there. */
function refuseOtherCase(found: ReadonlySet<string>, wanted: ReadonlySet<string>, folder: string): void {
  const fold = (path: string): string => path.normalize("NFC").toLowerCase();
  const byFolded = new Map([...found].map((path) => [fold(path), path]));
  for (const path of wanted) {
    for (const part of [...foldersOf(path).map((above) => `${above}/`), path]) {
      const other = byFolded.get(fold(part));
      if (other === undefined || found.has(part)) continue;
      throw new InputError(
        "output-other-case",
        `${folder}/${other} is there, and the build writes ${part}.`,
        `${folder}/${other}`,
      );
    }
  }
}

/** `a/b/c` lies in `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

async function refuseLink(out: string, path: string, shown: string): Promise<void> {
  const found = await lstat(join(out, path)).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return;
  throw new InputError("output-is-link", `${shown}/${path} is a symbolic link.`, `${shown}/${path}`);
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
