import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { lockName, readLock } from "./read-lock.ts";

const customName = join("src", "custom.ts");

/** Names of the tools that the package in `out` was built with. @throws InputError when it is no package. */
export async function readToolNames(out: string): Promise<string[]> {
  return Object.keys(readLock(await read(join(out, lockName)), out).tools);
}

/** Changes `src/custom.ts` of the package in `out` and gives its path; the file is old or new at any moment. */
export async function changeCustomization(out: string, change: (source: string) => string): Promise<string> {
  const path = join(out, customName);
  await writeFile(`${path}.new`, change(await read(path)));
  await rename(`${path}.new`, path);
  return path;
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new InputError("not-a-package", `${path} cannot be read.`, path);
  }
}
