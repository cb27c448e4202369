import type { Argv } from "yargs";
import { type BuildResult, build } from "../build.ts";
import { count, renderDiagnostics, summarize, toJson } from "./describe-result.ts";
import { exitCodes } from "./exit-codes.ts";
import { toRequest, type WritingArguments, withWriting } from "./options.ts";

export const command = "build <spec..>";
export const summary = "write the package";

type Arguments = WritingArguments & { force: boolean; bundle: boolean };

export function options(argv: Argv): Argv<Arguments> {
  return withWriting(argv).options({
    force: {
      type: "boolean",
      default: false,
      describe: "overwrite files of mcpgen that were edited, and folders that are not its",
    },
    "no-bundle": { type: "boolean", default: false, describe: "write the sources only, without dist/" },
  }) as unknown as Argv<Arguments>;
}

export async function run(args: Arguments & { "no-bundle"?: boolean }): Promise<void> {
  const request = toRequest({ ...args, bundle: args["no-bundle"] !== true }, false);
  const result = await build(request);
  if (args.json)
    process.stdout.write(`${JSON.stringify(toJson(result, result.out, result.changes), null, 2)}\n`);
  if (!args.quiet) process.stderr.write(describe(result, request.bundle));
  process.stderr.write(renderDiagnostics(result, args.quiet));
  if (result.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.input;
}

function describe(result: BuildResult, bundled: boolean): string {
  const { write, unchanged, kept, remove } = result.changes;
  const removed = remove.length === 0 ? "" : `, ${count(remove.length, "file")} removed`;
  const files = `${count(write.size, "file")} changed, ${unchanged.length} unchanged, ${kept.length} of yours kept${removed}`;
  const env = result.server.credentials[0]?.definition.env[0];
  const start = bundled
    ? `try it: ${env === undefined ? "" : `${env}=… `}node ${result.out}/dist/index.js doctor`
    : `next: cd ${result.out} && npm install && npm run build`;
  return `${summarize(result)}\nwrote ${result.out}: ${files}\n${start}\n`;
}
