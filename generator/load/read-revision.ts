import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { mayReferElsewhere } from "./find-references.ts";

/** Files of a revision, in a folder of their own. */
export interface Revision {
  /** The file or folder that was asked for. */
  path: string;
  remove(): Promise<void>;
}

/** What git holds at a path: `mode type id`, without links and submodules. */
interface Entry {
  id: string;
  path: string;
}

/** Bytes that git may give at once. */
const maxBytes = 512 * 1024 * 1024;

const documentFile = /\.(ya?ml|json|md)$/i;
const lockName = "mcpgen.lock.json";

/**
 * Takes `REV:path` out of the git repository of the working folder, the path from its top or, with `./` in front, from here: a
 * document with its curation file and, where it refers to others, all documents of that revision; of a folder its lock
 * file. Undefined for what is not written so. The repository stays as it is. @throws InputError when there is nothing.
 */
export async function readRevision(written: string): Promise<Revision | undefined> {
  const [, revision = "", given = ""] = /^([^:-][^:]*):(.+)$/s.exec(written) ?? [];
  if (revision === "") return undefined;
  const commit = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  const id = commit?.toString().trim();
  if (id === undefined)
    throw new InputError("revision-unreadable", `git knows no revision ${revision} here.`, written);
  const path = given.startsWith("./") ? posix.join(await prefix(), given) : posix.normalize(given);
  const entries = await listEntries(id);
  const asked = path.replace(/\/$/, "");
  const root = entries.find((each) => each.path === asked);
  const lock = entries.find((each) => each.path === posix.join(asked, lockName));
  if (root === undefined && lock === undefined)
    throw new InputError(
      "input-not-found",
      `${revision} has neither a file nor a package at ${path}.`,
      written,
    );
  const folder = await mkdtemp(join(tmpdir(), "mcpgen-revision-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const needed = root === undefined ? [lock as Entry] : await withNeighbours(root, entries);
    for (const entry of needed) await takeOut(entry, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path: join(folder, asked), remove };
}

async function withNeighbours(root: Entry, entries: readonly Entry[]): Promise<Entry[]> {
  const stem = root.path.replace(/(?<=[^/])\.[^./]*$/, "");
  const isCuration = ({ path }: Entry): boolean =>
    /^\.mcpgen\.(ya?ml|json)$/.test(path.slice(stem.length)) && path.startsWith(stem);
  const text = (await blob(root)).toString();
  const others = entries.filter(
    (entry) => isCuration(entry) || (mayReferElsewhere(text) && documentFile.test(entry.path)),
  );
  return [root, ...others.filter((entry) => entry !== root)];
}

async function listEntries(commit: string): Promise<Entry[]> {
  const listing = (await git(["ls-tree", "-r", "-z", "--full-tree", commit]))?.toString() ?? "";
  return listing.split("\0").flatMap((line): Entry[] => {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    return match === null ? [] : [{ id: match[1] ?? "", path: match[2] ?? "" }];
  });
}

async function takeOut(entry: Entry, folder: string): Promise<void> {
  const target = join(folder, entry.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await blob(entry));
}

async function blob({ id, path }: Entry): Promise<Buffer> {
  const bytes = await git(["cat-file", "blob", id]);
  if (bytes === undefined) throw new InputError("revision-unreadable", `git does not give ${path}.`, path);
  return bytes;
}

async function prefix(): Promise<string> {
  return (await git(["rev-parse", "--show-prefix"]))?.toString().trim() ?? "";
}

/** What git prints; undefined when it refuses. */
async function git(args: readonly string[]): Promise<Buffer | undefined> {
  // Loaded here: it brings sockets along, which a build has no use for.
  const { execFile } = await import("node:child_process");
  return await new Promise((resolve, reject) => {
    execFile("git", [...args], { encoding: "buffer", maxBuffer: maxBytes }, (error, stdout) => {
      if (error !== null && "code" in error && error.code === "ENOENT")
        reject(
          new InputError("revision-unreadable", "git is needed to read a revision, and is not installed."),
        );
      else resolve(error === null ? stdout : undefined);
    });
  });
}
