import { plan } from "../build.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";
import { validateStrictly } from "../verify/validate-strictly.ts";
import { count, summarize, toJson } from "./describe-result.ts";
import { type LoadingArguments, toRequest, withLoading } from "./options.ts";
import { exitCodes } from "./report-fault.ts";

export const command = "lint <spec..>";
export const summary = "strict validation, and fitness for models";
export const options = withLoading;

const maxTold = 50;

export async function run(args: LoadingArguments): Promise<void> {
  const planned = await plan(toRequest(args, true));
  const strict = (await Promise.all(planned.documents.entries.map(validateStrictly))).flat();
  const all = [...strict, ...planned.diagnostics];
  const failed = all.some(({ severity }) => severity === "error");
  const result = { ...planned, diagnostics: all };
  if (args.json)
    process.stdout.write(`${JSON.stringify({ ...toJson(result, null), ok: !failed }, null, 2)}\n`);
  else {
    const told = all.filter(({ severity }) => severity !== "info" || !args.quiet);
    for (const diagnostic of told.slice(0, maxTold))
      process.stdout.write(`${renderDiagnostic(diagnostic)}\n`);
    if (told.length > maxTold)
      process.stdout.write(`… and ${count(told.length - maxTold, "more message")}: --json prints all\n`);
  }
  const errors = all.filter(({ severity }) => severity === "error").length;
  const warnings = all.filter(({ severity }) => severity === "warning").length;
  if (!args.quiet)
    process.stderr.write(`${summarize(planned)}\n${count(errors, "error")}, ${count(warnings, "warning")}\n`);
  if (failed) process.exitCode = exitCodes.input;
}
