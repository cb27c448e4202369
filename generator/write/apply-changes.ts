import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hash } from "./hash.ts";
import { ownedPart } from "./merge-section.ts";
import type { Changes } from "./model.ts";
import { lockName } from "./read-lock.ts";
import { pendingPath } from "./read-package.ts";

/**
 * Writes the changes: each file beside its place and then renamed into it, the lock file last. A build that is
 * killed leaves every file old or new, and notes by which the next build knows the new ones.
 * Synchronous, since nothing else happens meanwhile and a thread pool costs more than the writing.
 */
export function applyChanges(out: string, { write, hashes, remove }: Changes): void {
  if (write.size === 0 && remove.length === 0) return;
  const temporary = join(out, "build", "mcpgen-writing");
  mkdirSync(temporary, { recursive: true });
  writeFileSync(
    join(out, pendingPath),
    JSON.stringify(
      Object.fromEntries(
        [...write].map(([path, contents]) => [path, hashes[path] ?? hash(ownedPart(path, contents))]),
      ),
    ),
  );
  const folders = new Set<string>();
  let count = 0;
  const put = (path: string, contents: string): void => {
    const target = join(out, path);
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const beside = join(temporary, String(count++));
    writeFileSync(beside, contents);
    renameSync(beside, target);
  };
  for (const [path, contents] of write) if (path !== lockName) put(path, contents);
  for (const path of remove) removeFile(out, path);
  const lock = write.get(lockName);
  if (lock !== undefined) put(lockName, lock);
  rmSync(temporary, { recursive: true, force: true });
  rmSync(join(out, pendingPath), { force: true });
  removeIfEmpty(join(out, "build"));
}

/** Removes a file and the folders that it leaves empty. */
function removeFile(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (!removeIfEmpty(join(out, folder))) return;
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
