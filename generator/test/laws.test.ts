import { existsSync, readFileSync } from "node:fs";
import { appendFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { load as parseYaml } from "js-yaml";
import { curationPathOf } from "../load/read-curation-source.ts";
import { filesOf, folderWith } from "./folders.ts";
import { buildPackage, caseNames, documentOf } from "./golden-cases.ts";
import { repository } from "./run-program.ts";
import { shuffleKeys } from "./shuffle-keys.ts";

const retell = join(repository, "specs", "retell.yaml");
const documents: [name: string, path: string][] = [
  ["retell", retell],
  ...caseNames.map((name): [string, string] => [name, documentOf(name)]),
];

/** What a build of the document writes into a fresh folder; the curation is that of the document itself, if not said. */
async function builtFrom(path: string, curated = path): Promise<Record<string, string>> {
  const out = join(await folderWith(), "out");
  const config = curationPathOf([curated]) ?? "";
  await buildPackage(path, out, { config: existsSync(config) ? config : false });
  return await filesOf(out);
}

describe.each(documents)("%s", (_, path) => {
  test("built twice gives equal bytes", async () => {
    expect(await builtFrom(path)).toEqual(await builtFrom(path));
  });

  test("a second build writes nothing", async () => {
    const out = join(await folderWith(), "out");
    const { changes: first } = await buildPackage(path, out);
    const times = async () =>
      await Promise.all(
        Object.keys(await filesOf(out)).map(async (file) => (await stat(join(out, file))).mtimeMs),
      );
    const before = await times();
    const { changes: second } = await buildPackage(path, out);
    expect(first.write.size).toBeGreaterThan(10);
    expect([second.write.size, second.remove, second.edited]).toEqual([0, [], []]);
    expect(await times()).toEqual(before);
  });

  test.each([1, 2, 3])("keys in another order change nothing (seed %d)", async (seed) => {
    const text = readFileSync(path, "utf8");
    const root: unknown = path.endsWith(".json") ? JSON.parse(text) : parseYaml(text);
    const shuffled = JSON.stringify(shuffleKeys(root, seed));
    expect(shuffled).not.toBe(JSON.stringify(root));
    const folder = await folderWith({ [basename(path)]: shuffled });
    expect(await builtFrom(join(folder, basename(path)), path)).toEqual(await builtFrom(path));
  });
});

test("shuffling moves keys at every level, and nothing else", () => {
  const value = { a: [{ b: 1, c: 2, d: 3 }, [3, 1, 2]], e: { f: null, g: "g", h: {} }, i: 1 };
  const seeds = Array.from({ length: 20 }, (_, seed) => shuffleKeys(value, seed));
  for (const shuffled of seeds) expect(shuffled).toEqual(value);
  expect(new Set(seeds.map((shuffled) => JSON.stringify(shuffled))).size).toBeGreaterThan(10);
});

describe("a person's edits", () => {
  const hello = documentOf("hello");
  const built = async (): Promise<string> => {
    const out = join(await folderWith(), "out");
    await buildPackage(hello, out);
    return out;
  };

  test.each([
    "src/index.ts",
    "src/custom.ts",
    "test/custom.test.ts",
    "LICENSE",
    ".gitignore",
    "tsconfig.json",
    "Dockerfile",
    ".github/workflows/ci.yml",
  ])("of the scaffold %s survive, also --force", async (path) => {
    const out = await built();
    await appendFile(join(out, path), "\n\n");
    const mine = await readFile(join(out, path), "utf8");
    for (const force of [false, true]) {
      const { changes } = await buildPackage(hello, out, { force });
      expect(changes.kept).toContain(path);
      expect(await readFile(join(out, path), "utf8")).toBe(mine);
    }
  });

  test.each([
    "src/generated/server.ts",
    "src/runtime/serve.ts",
    "test/generated/requests.json",
    "build.mjs",
    "TOOLS.md",
    ".env.example",
    "server.json",
  ])("of %s stop the build, and --force overwrites them", async (path) => {
    const out = await built();
    const before = await filesOf(out);
    await appendFile(join(out, path), "mine\n");
    const edited = await filesOf(out);
    await expect(buildPackage(hello, out)).rejects.toMatchObject({ diagnostic: { code: "file-edited" } });
    expect(await filesOf(out)).toEqual(edited);
    await buildPackage(hello, out, { force: true });
    expect(await filesOf(out)).toEqual(before);
  });

  test("around the markers of README.md and in package.json survive, between the markers they stop the build", async () => {
    const out = await built();
    const [readme, manifest] = [join(out, "README.md"), join(out, "package.json")];
    await writeFile(readme, `Mine.\n\n${await readFile(readme, "utf8")}\nMine, too.\n`);
    await writeFile(
      manifest,
      JSON.stringify({ ...JSON.parse(await readFile(manifest, "utf8")), version: "7.0.0" }),
    );
    const edited = await filesOf(out);
    await buildPackage(hello, out);
    expect(await filesOf(out)).toEqual(edited);
    await writeFile(readme, (await readFile(readme, "utf8")).replace("## Run it", "## Run it my way"));
    await expect(buildPackage(hello, out)).rejects.toMatchObject({ diagnostic: { code: "file-edited" } });
  });

  test("what a person deleted of the scaffold stays deleted, what mcpgen owns comes back", async () => {
    const out = await built();
    const before = await filesOf(out);
    await rm(join(out, "Dockerfile"));
    await rm(join(out, "src", "generated"), { recursive: true });
    await buildPackage(hello, out);
    const { Dockerfile, ...rest } = before;
    expect(Dockerfile).toBeDefined();
    expect(await filesOf(out)).toEqual(rest);
  });
});

describe("the files are the same", () => {
  const start = process.cwd();
  afterEach(() => process.chdir(start));

  test.each<[what: string, outOf: (folder: string) => string]>([
    ["absolute", (folder) => join(folder, "out")],
    ["relative", (folder) => relative(start, join(folder, "out"))],
    ["with a slash at its end", (folder) => `${join(folder, "out")}/`],
    ["by another way", (folder) => `${folder}/elsewhere/../out`],
  ])("whether out is %s", async (_, outOf) => {
    const folder = await folderWith({ "elsewhere/x": "" });
    await buildPackage(retell, outOf(folder));
    expect(await filesOf(join(folder, "out"))).toEqual(await builtFrom(retell));
  });

  test("whatever the working directory is, and however the document is named from there", async () => {
    const wanted = await builtFrom(retell);
    const folder = await folderWith();
    await mkdir(join(folder, "deep"));
    for (const [cwd, spec] of [
      [folder, retell],
      [join(folder, "deep"), relative(join(folder, "deep"), retell)],
      [dirname(retell), basename(retell)],
      [repository, "./specs/../specs/retell.yaml"],
    ] as const) {
      process.chdir(cwd);
      expect(await builtFrom(spec)).toEqual(wanted);
    }
  });
});
