import { build } from "../build.ts";
import { count, renderDiagnostics, toJson } from "./describe-result.ts";
import { exitCodes } from "./exit-codes.ts";
import { toRequest, type WritingArguments, withWriting } from "./options.ts";

export const command = "check <spec..>";
export const summary = "write nothing; exit 1 if build would change anything";
export const options = withWriting;

export async function run(args: WritingArguments): Promise<void> {
  const result = await build(toRequest(args, true));
  const { write, remove, edited } = result.changes;
  const stale = write.size > 0 || remove.length > 0 || edited.length > 0;
  if (args.json)
    process.stdout.write(
      `${JSON.stringify({ ...toJson(result, result.out, result.changes), ok: !stale }, null, 2)}\n`,
    );
  process.stderr.write(renderDiagnostics(result, true));
  if (!stale) {
    if (!args.quiet) process.stderr.write(`${result.out} is up to date\n`);
    return;
  }
  process.exitCode = exitCodes.input;
  const lines = [
    ...[...write.keys()].map((path) => `  changed  ${path}`),
    ...remove.map((path) => `  removed  ${path}`),
    ...edited.map((path) => `  edited   ${path}`),
  ].sort();
  const more = lines.length > 20 ? [`  … and ${lines.length - 20} more`] : [];
  process.stderr.write(
    `${result.out} is stale: build would change ${count(lines.length, "file")}\n${[...lines.slice(0, 20), ...more].join("\n")}\nRun: mcpgen build ${args.spec.join(" ")}\n`,
  );
}
