import { dirname, isAbsolute, relative, sep } from "node:path";
import type { Argv } from "yargs";
import { plan } from "../build.ts";
import { curationPathOf } from "../load/read-curation-source.ts";
import { curationSchemaPath } from "../load/read-templates.ts";
import { writeNewFile } from "../write/write-new-file.ts";
import { renderDiagnostics, summarize, toJson } from "./describe-result.ts";
import { type LoadingArguments, toRequest, withLoading } from "./options.ts";
import { printCuration } from "./print-curation.ts";

export const command = "init <spec..>";
export const summary = "write a commented curation file beside the spec";

type Arguments = LoadingArguments & { force: boolean };

export function options(argv: Argv): Argv<Arguments> {
  return withLoading(argv).options({
    force: { type: "boolean", default: false, describe: "replace the curation file that is there" },
  }) as unknown as Argv<Arguments>;
}

/** The file is `--config`, else beside the first document that is a file, else `<name>.mcpgen.yaml` in the working folder. */
export async function run(args: Arguments): Promise<void> {
  const planned = await plan({ ...toRequest(args, true), config: false });
  const path = args.config ?? curationPathOf(args.spec) ?? `${planned.server.name}.mcpgen.yaml`;
  await writeNewFile(path, printCuration(planned.server, schemaFor(path)), args.force);
  if (args.json) {
    const result = {
      ...toJson(planned, null),
      files: { written: [path], unchanged: [], kept: [], removed: [] },
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  }
  if (!args.quiet) process.stderr.write(`${summarize(planned)}\nwrote ${path}; mcpgen build reads it\n`);
  process.stderr.write(renderDiagnostics(planned, true));
}

/** The way from the file to the schema, where both are below the working folder and so move together. */
function schemaFor(path: string): string | undefined {
  const isInside = (to: string): boolean => !to.startsWith("..") && !isAbsolute(to);
  if (![path, curationSchemaPath].every((each) => isInside(relative(".", each)))) return undefined;
  const way = relative(dirname(path), curationSchemaPath).split(sep).join("/");
  return way.startsWith(".") ? way : `./${way}`;
}
