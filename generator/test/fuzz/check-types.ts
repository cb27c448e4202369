import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../run-program.ts";
import { compilerSays } from "../type-check.ts";

/** Type-checks the modules of many packages in one run. Gives `src/7/generated/server.ts:3 TS1117` for each error. */
export async function checkTypes(packages: readonly ReadonlyMap<string, string>[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "mcpgen-fuzz-types-"));
  const write = async (path: string, contents: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  };
  try {
    await write("package.json", '{ "type": "module" }');
    await write("src/tool.ts", await readFile(join(repository, "templates/runtime/tool.ts"), "utf8"));
    for (const [index, modules] of packages.entries()) {
      await write(`src/${index}/runtime/tool.ts`, 'export type * from "../../tool.ts";\n');
      for (const [path, contents] of modules) await write(path.replace(/^src/, `src/${index}`), contents);
    }
    return await compilerSays(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
