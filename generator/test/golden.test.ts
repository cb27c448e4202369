import { rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { applyChanges } from "../write/apply-changes.ts";
import { filesOf, folderWith } from "./folders.ts";
import { buildPackage, caseNames, casesFolder, documentOf, followsFromDocument } from "./golden-cases.ts";
import { repository, runNode } from "./run-program.ts";

const rewrites = process.env.UPDATE_GOLDEN === "1";

/** Every case is built once, below one folder, for the comparison and for the compiler. */
let root = "";
beforeAll(async () => {
  root = await folderWith();
  for (const name of caseNames) await buildPackage(documentOf(name), join(root, name));
});

/** Makes `expected/` of a case what is built now. */
async function rewrite(name: string, files: Record<string, string>): Promise<void> {
  const expected = join(casesFolder, name, "expected");
  await rm(expected, { recursive: true, force: true });
  applyChanges(expected, {
    write: new Map(Object.entries(files)),
    hashes: {},
    remove: [],
    unchanged: [],
    kept: [],
    edited: [],
  });
}

test("there are cases", () => {
  expect(caseNames.length).toBeGreaterThanOrEqual(8);
});

test.each(caseNames)("%s is built as expected, byte for byte (UPDATE_GOLDEN=1 rewrites it)", async (name) => {
  const all = Object.entries(await filesOf(join(root, name)));
  const built = Object.fromEntries(all.filter(([path]) => followsFromDocument(path)));
  if (rewrites) await rewrite(name, built);
  expect(built).toEqual(await filesOf(join(casesFolder, name, "expected")));
});

/** Runs the TypeScript compiler over packages below one folder, with mcpgen's own dependencies. */
async function compile(folder: string, names: readonly string[]): Promise<string> {
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "junction").catch(() => {});
  const include = names.flatMap((name) => [`${name}/src`, `${name}/test`]);
  const tsconfig = { extends: `./${names[0]}/tsconfig.json`, include };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const tsc = join(repository, "node_modules", "typescript", "bin", "tsc");
  const { code, stdout, stderr } = await runNode([tsc, "-p", folder], { cwd: dirname(folder) });
  return code === 0 ? "" : stdout + stderr;
}

test("every case compiles", async () => {
  expect(await compile(root, caseNames)).toBe("");
}, 60_000);

test("a case that does not compile would be seen", async () => {
  const folder = await folderWith();
  await buildPackage(documentOf("hello"), join(folder, "hello"));
  await writeFile(
    join(folder, "hello", "src", "generated", "wrong.ts"),
    'export const wrong: number = "text";\n',
  );
  expect(await compile(folder, ["hello"])).toMatch(/wrong\.ts.*TS2322/s);
}, 60_000);
