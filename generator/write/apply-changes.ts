import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { customPath } from "./earlier-tools.ts";
import { hash } from "./hash.ts";
import { ownedPart } from "./merge-section.ts";
import type { Changes } from "./model.ts";
import {
  addPending,
  nothingPending,
  type Pending,
  pendingPath,
  readPending,
  writingFolder,
} from "./pending.ts";
import { lockName } from "./read-lock.ts";

const buildFolder = "build";

/**
 * Writes the changes: all of them beside their places, so that a disk that is full changes nothing, then each is
 * renamed into its place, the lock file last. A build that is killed leaves every file old or new, and notes by which
 * the next build knows the new ones. A file keeps its mode.
 * Synchronous, since nothing else happens meanwhile and a thread pool costs more than the writing.
 */
export function applyChanges(out: string, changes: Changes): void {
  const { write, remove } = changes;
  if (write.size > 0 || remove.length > 0) {
    const first = firstMissing(join(out, buildFolder));
    let beside: Map<string, string>;
    try {
      beside = writeBeside(out, changes, first !== undefined && first !== join(out, buildFolder));
    } catch (error) {
      rmSync(join(out, writingFolder), { recursive: true, force: true });
      removeEmptyFolders(join(out, buildFolder), first);
      throw error;
    }
    putInPlace(out, pendingPath, beside);
    const folders = new Set<string>();
    for (const path of write.keys()) {
      if (path === lockName) continue;
      const folder = dirname(path);
      if (!folders.has(folder)) mkdirSync(join(out, folder), { recursive: true });
      folders.add(folder);
      putInPlace(out, path, beside);
    }
    for (const path of remove) removeFile(out, path);
    if (write.has(lockName)) putInPlace(out, lockName, beside);
  }
  // Files of others are in it only when a build was killed.
  if (!removeIfEmpty(join(out, writingFolder)))
    rmSync(join(out, writingFolder), { recursive: true, force: true });
  rmSync(join(out, pendingPath), { force: true });
  removeIfEmpty(join(out, buildFolder));
}

/** Writes each file, and the notes, to a folder beside them; gives where each of them is. In a new package no file is replaced. */
function writeBeside(out: string, changes: Changes, isNew: boolean): Map<string, string> {
  const folder = join(out, writingFolder);
  mkdirSync(folder, { recursive: true });
  const notes = JSON.stringify(addPending(earlierNotes(out), notesOf(changes)));
  const beside = new Map<string, string>();
  for (const [path, contents] of [[pendingPath, notes] as const, ...changes.write]) {
    // Two builds at once do not write to the same files.
    const file = `${folder}/${process.pid}-${beside.size}`;
    const target = join(out, path);
    writeWhole(file, contents, target);
    const mode = isNew ? undefined : modeOf(target);
    if (mode !== undefined) chmodSync(file, mode);
    beside.set(path, file);
  }
  return beside;
}

/** What goes wrong while bytes are written comes without a path: that of the file that they are for is told. */
function writeWhole(file: string, contents: string, target: string): void {
  try {
    writeNew(file, contents);
  } catch (error) {
    throw Object.assign(error as Error, { path: target });
  }
}

function writeNew(file: string, contents: string): void {
  try {
    writeFileSync(file, contents, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    // What lies there may be a link that leads somewhere else.
    rmSync(file, { force: true });
    writeFileSync(file, contents, { flag: "wx" });
  }
}

function modeOf(path: string): number | undefined {
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    return mode === undefined ? undefined : mode & 0o777;
  } catch {
    return undefined;
  }
}

function earlierNotes(out: string): Pending {
  const path = join(out, pendingPath);
  return existsSync(path) ? readPending(readFileSync(path, "utf8")) : nothingPending();
}

function notesOf({ write, hashes, bases }: Changes): Pending {
  const notes = nothingPending();
  for (const [path, contents] of write) {
    // It is never compared: the next build takes it as it is.
    if (path === lockName) continue;
    notes.files[path] = [hashes[path] ?? hash(ownedPart(path, contents))];
    if (path === "package.json" && bases !== undefined) notes.packageJson[hash(contents)] = bases.packageJson;
    if (path === customPath && bases !== undefined) notes.tools[hash(contents)] = bases.tools;
  }
  return notes;
}

function putInPlace(out: string, path: string, beside: ReadonlyMap<string, string>): void {
  renameSync(beside.get(path) ?? "", join(out, path));
}

/** Removes a file and the folders that it leaves empty. */
function removeFile(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (!removeIfEmpty(join(out, folder))) return;
  }
}

/** The topmost folder of a path that is not there yet. */
function firstMissing(path: string): string | undefined {
  let missing: string | undefined;
  for (let folder = path; !existsSync(folder) && folder !== missing; folder = dirname(folder))
    missing = folder;
  return missing;
}

/** Removes the folders from `path` up to `last`, as far as they are empty; without `last` none. */
function removeEmptyFolders(path: string, last: string | undefined): void {
  if (last === undefined) return;
  for (let folder = path; removeIfEmpty(folder) && folder !== last; ) folder = dirname(folder);
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
