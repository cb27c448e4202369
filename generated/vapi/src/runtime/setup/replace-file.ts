import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Replaces a file in one step, so that a reader never sees half of it, and keeps what was there as `<file>.bak`, or with
 * a number when that is taken. A new file can be read by its owner only. Returns the path of the copy.
 */
export function replaceFile(path: string, contents: string): string | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const exists = existsSync(path);
  const backup = exists ? freeName(path) : undefined;
  if (backup !== undefined) copyFileSync(path, backup);
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, contents, { mode: 0o600 });
  if (exists) chmodSync(temporary, statSync(path).mode & 0o777);
  renameSync(temporary, path);
  return backup;
}

function freeName(path: string): string {
  let name = `${path}.bak`;
  for (let number = 2; existsSync(name); number++) name = `${path}.bak${number}`;
  return name;
}
