import { open, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { Surface } from "../diff/model.ts";
import { lockName, readLock } from "./read-lock.ts";

/**
 * Reads the surface of a package's folder or of a lock file; undefined for any other file, and for what is not there.
 * @throws InputError for a folder without a lock file, and for one of a version that has no surface.
 */
export async function readSurface(path: string): Promise<Surface | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isDirectory() && !(found.isFile() && (await isLock(path)))) return undefined;
  const file = found.isDirectory() ? join(path, lockName) : path;
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new InputError("not-a-package", `${path} has no ${lockName}.`, path);
  const { surface } = readLock(text, dirname(file));
  if (surface === undefined)
    throw new InputError(
      "surface-missing",
      `${file} was written before lock files said what tools take.`,
      file,
    );
  return surface;
}

/** Whether a file is a lock file, by its name or its first key. */
async function isLock(path: string): Promise<boolean> {
  if (basename(path) === lockName) return true;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return /^\s*\{\s*"lockVersion"\s*:/.test(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}
