import { constants } from "node:fs";
import { copyFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { repository, runNode } from "./run-program.ts";

/**
 * Runs the TypeScript compiler over a folder as its own `tsconfig.json` says, or as that of packages does when it has none.
 * Gives `src/custom.ts:7 TS2339` for each error, none when it compiles.
 */
export async function compilerSays(folder: string): Promise<string[]> {
  const scaffold = join(repository, "templates/scaffold/tsconfig.json");
  await copyFile(scaffold, join(folder, "tsconfig.json"), constants.COPYFILE_EXCL).catch(() => {});
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "junction").catch(() => {});
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { code, stdout, stderr } = await runNode([tsc, "-p", "."], { cwd: folder });
  const found = [...stdout.matchAll(/^(\S+?)\((\d+),\d+\): error (TS\d+)/gm)];
  if (code !== 0 && found.length === 0) throw new Error(`tsc failed: ${stdout}${stderr}`);
  return found.map(([, path, line, error]) => `${path}:${line} ${error}`);
}
