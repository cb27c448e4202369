import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** A new folder of a test's own with these files, which is removed when the tests of the file have run. */
export async function folderWith(files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder, "mcpgen-test-"));
  made.push(folder);
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return folder;
}

const made: string[] = [];

afterAll(async () => {
  // Windows removes nothing that a process which is just ending still has open.
  for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Contents of all files below a folder, by POSIX path, sorted. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile())
      found.push([relative(folder, path).split(sep).join("/"), await readFile(path, "utf8")]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
