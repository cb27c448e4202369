import { join } from "node:path";
import type { Argv } from "yargs";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { printToolArguments, toolArgumentsPath } from "../emit/print-tool-arguments.ts";
import { readPrintedTools } from "../emit/read-printed-tools.ts";
import { applyChanges } from "../write/apply-changes.ts";
import { customPath } from "../write/earlier-tools.ts";
import { openPackage } from "../write/open-package.ts";
import { planCustomization } from "../write/plan-customization.ts";
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
  const opened = await openPackage(out, [toolArgumentsPath]);
  const names = Object.keys(opened.lock.tools);
  if (!names.includes(tool)) {
    const near = nearestName(tool, names);
    throw new InputError(
      "custom-tool-unknown",
      `${out} has no tool "${tool}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      out,
    );
  }
  const { insertStub } = await import("../custom/insert-stub.ts");
  const { readChangedTools } = await import("../custom/read-customization.ts");
  const source = insertStub(opened.custom, tool);
  const changed = new Set(readChangedTools(source));
  const modules = [...opened.existing.files].filter(([path]) => path.startsWith("src/generated/tools/"));
  const tools = modules.flatMap(([, contents]) => readPrintedTools(contents));
  const types = printToolArguments(tools.filter(({ name }) => changed.has(name)));
  if (types === undefined)
    throw new InputError("not-a-package", `${out}/src/generated/tools has no tool "${tool}".`, out);
  applyChanges(opened.existing.out, planCustomization(opened, source, toolArgumentsPath, types));
  process.stderr.write(
    `${join(opened.existing.out, customPath)}: added a stub for ${tool}, its arguments are typed in ${toolArgumentsPath}\n`,
  );
}
