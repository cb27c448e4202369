import type { Argv } from "yargs";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { changeCustomization, readToolNames } from "../write/customization-file.ts";
import { once } from "./options.ts";

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
      out: {
        type: "string",
        default: ".",
        describe: "folder of the package",
        requiresArg: true,
        coerce: once,
      },
    }) as Argv<Arguments>;
}

export async function run({ tool, out }: Arguments): Promise<void> {
  const names = await readToolNames(out);
  if (!names.includes(tool)) {
    const near = nearestName(tool, names);
    throw new InputError(
      "custom-tool-unknown",
      `${out} has no tool "${tool}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      out,
    );
  }
  const { insertStub } = await import("../custom/insert-stub.ts");
  const path = await changeCustomization(out, (source) => insertStub(source, tool));
  process.stderr.write(`${path}: added a stub for ${tool}\n`);
}
