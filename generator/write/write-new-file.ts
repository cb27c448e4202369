import { rename, writeFile } from "node:fs/promises";
import { InputError } from "../diagnostics/diagnostic.ts";

/** Writes a file that a person will own. @throws InputError when one is there and `replace` is false, or no folder is. */
export async function writeNewFile(path: string, contents: string, replace: boolean): Promise<void> {
  try {
    if (!replace) return await writeFile(path, contents, { flag: "wx" });
    await writeFile(`${path}.new`, contents);
    await rename(`${path}.new`, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") throw new InputError("curation-exists", `${path} is already there.`, path);
    if (code !== "ENOENT") throw error;
    const help = "Make the folder first, or name another place with --config.";
    throw new InputError("write-refused", `${path} is in a folder that does not exist.`, path, help);
  }
}
