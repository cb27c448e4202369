import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hash } from "./hash.ts";
import { sectionOf } from "./merge-section.ts";
import type { Changes } from "./model.ts";
import { lockName, pendingPath } from "./read-package.ts";

/**
 * Writes the changes: each file beside its place and then renamed into it, the lock file last. A build that is
 * killed leaves every file old or new, and notes by which the next build knows the new ones.
 */
export async function applyChanges(out: string, { write, remove }: Changes): Promise<void> {
  if (write.size === 0 && remove.length === 0) return;
  const temporary = join(out, "build", "mcpgen-writing");
  await mkdir(temporary, { recursive: true });
  await writeFile(
    join(out, pendingPath),
    JSON.stringify(
      Object.fromEntries([...write].map(([path, contents]) => [path, hash(sectionOf(contents) ?? contents)])),
    ),
  );
  const folders = new Set<string>();
  let count = 0;
  const put = async (path: string, contents: string): Promise<void> => {
    const target = join(out, path);
    const folder = dirname(target);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    const beside = join(temporary, String(count++));
    await writeFile(beside, contents);
    await rename(beside, target);
  };
  for (const [path, contents] of write) if (path !== lockName) await put(path, contents);
  for (const path of remove) await removeFile(out, path);
  const lock = write.get(lockName);
  if (lock !== undefined) await put(lockName, lock);
  await rm(temporary, { recursive: true, force: true });
  await rm(join(out, pendingPath), { force: true });
  await rmdir(join(out, "build")).catch(() => {});
}

/** Removes a file and the folders that it leaves empty. */
async function removeFile(out: string, path: string): Promise<void> {
  await rm(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const emptied = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}
