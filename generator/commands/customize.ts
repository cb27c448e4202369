import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Argv } from "yargs";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { insertStub } from "../custom/insert-stub.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { Lock } from "../write/model.ts";

export const command = "customize <tool>";
export const summary = "add a typed stub to src/custom.ts";

interface Arguments {
  tool: string;
  out: string;
}

export function options(argv: Argv): Argv<Arguments> {
  return argv
    .positional("tool", { type: "string", demandOption: true, describe: "name of the tool" })
    .options({
      out: { type: "string", default: ".", describe: "folder of the package", requiresArg: true },
    }) as Argv<Arguments>;
}

export async function run({ tool, out }: Arguments): Promise<void> {
  const lock = await read(join(out, "mcpgen.lock.json"));
  const names = Object.keys((JSON.parse(lock) as Lock).tools);
  if (!names.includes(tool)) {
    const near = nearestName(tool, names);
    throw new InputError(
      "custom-tool-unknown",
      `${out} has no tool "${tool}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      out,
    );
  }
  const path = join(out, "src", "custom.ts");
  const changed = insertStub(await read(path), tool);
  await writeFile(`${path}.new`, changed);
  await rename(`${path}.new`, path);
  process.stderr.write(`${path}: added a stub for ${tool}\n`);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new InputError("not-a-package", `${path} cannot be read.`, path);
  }
}
