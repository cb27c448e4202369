import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Program } from "../run-program.ts";

/** What a person has changed in the package before. */
const edits: Record<string, (contents: string) => string> = {
  "README.md": (contents) => `Mine.\n\n${contents}\nMine, too.\n`,
  "CHANGELOG.md": (contents) => `${contents}\nMine.\n`,
  "package.json": (contents) =>
    `${JSON.stringify({ ...(JSON.parse(contents) as object), private: true, version: "3.0.0" }, null, 2)}\n`,
  "src/custom.ts": (contents) =>
    contents.replace(
      "customize<ToolName>({})",
      'customize<ToolName>({\n  hide: ["create_agent"],\n  tools: {\n    get_call: {\n      before: (args) => ({ ...args }),\n    },\n  },\n})',
    ),
};

/** Packages as undisturbed builds leave them, one after the other. */
export interface References {
  /** The folder of the package after these builds. A build of each is made once. */
  after(builds: readonly string[]): Promise<string>;
  /** Its files by path, without those that are made again by an install or for a moment. */
  filesAfter(builds: readonly string[]): Promise<Map<string, string>>;
}

export function createReferences(
  program: Program,
  specs: ReadonlyMap<string, string>,
  scratch: string,
): References {
  const folders = new Map<string, Promise<string>>();
  const files = new Map<string, Promise<Map<string, string>>>();
  const keyOf = (builds: readonly string[]): string => builds.join("-");
  const make = async (builds: readonly string[]): Promise<string> => {
    const folder = join(scratch, `reference-${keyOf(builds)}`);
    const earlier = builds.slice(0, -1);
    if (earlier.length > 0) await cp(await after(earlier), folder, { recursive: true });
    const { code, stderr } = await program.mcpgen([
      "build",
      specs.get(builds.at(-1) ?? "") ?? "",
      "--out",
      folder,
    ]);
    if (code !== 0) throw new Error(`A build that nobody disturbed failed: ${stderr}`);
    if (earlier.length === 0) await editAs(folder);
    return folder;
  };
  const after = (builds: readonly string[]): Promise<string> =>
    cached(folders, keyOf(builds), () => make(builds));
  return {
    after,
    filesAfter: (builds) => cached(files, keyOf(builds), async () => readFiles(await after(builds))),
  };
}

async function editAs(folder: string): Promise<void> {
  for (const [path, edit] of Object.entries(edits)) {
    const before = await readFile(join(folder, path), "utf8");
    const after = edit(before);
    if (after === before) throw new Error(`${path} of the package is not as it was: nothing was edited.`);
    await writeFile(join(folder, path), after);
  }
}

async function cached<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return await made;
}

/** All files of a package and their contents, without `build/`, which holds what is on its way. */
export async function readFiles(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isFile() && !path.startsWith("build/"))
      found.set(path, await readFile(join(folder, path), "latin1"));
  }
  return found;
}

/** Paths whose contents differ, or that only one of them has. */
export function difference(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}
