import type { Argv } from "yargs";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { type Plan, plan } from "../build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";
import { allClients } from "../verify/clients/all-clients.ts";
import { judgeClient } from "../verify/judge-client.ts";
import { validateStrictly } from "../verify/validate-strictly.ts";
import { count, summarize, toJson } from "./describe-result.ts";
import { exitCodes } from "./exit-codes.ts";
import { type LoadingArguments, toRequest, withLoading } from "./options.ts";

export const command = "lint <spec..>";
export const summary = "strict validation, and fitness for models";

type Arguments = LoadingArguments & { client?: string[] };

export function options(argv: Argv): Argv<Arguments> {
  return withLoading(argv).options({
    client: {
      type: "string",
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: `what a client would refuse or cut: all, or ${allClients.map(({ name }) => name).join(", ")}`,
      coerce: readClients,
    },
  }) as unknown as Argv<Arguments>;
}

/** Names with commas between them. @throws {Error} for one that is not known, which is wrong usage. */
function readClients(written: string[]): string[] {
  const known = allClients.map(({ name }) => name);
  const names = written.flatMap((list) => list.split(",")).map((name) => name.trim());
  for (const name of names) {
    if (name === "all" || known.includes(name)) continue;
    const near = nearestName(name, known);
    const hint = near === undefined ? `It takes all, ${known.join(", ")}.` : `Did you mean ${near}?`;
    throw new Error(`--client knows no ${JSON.stringify(name)}. ${hint}`);
  }
  return names;
}

/** What the named clients would do to the default surface. */
function judgeClients({ server, cost }: Plan, names: readonly string[]): Diagnostic[] {
  return allClients
    .filter(({ name }) => names.includes("all") || names.includes(name))
    .flatMap((client) => judgeClient(server, client, cost.total));
}

const maxTold = 50;

/** With line and column, where its place is one of the documents. */
async function placed(told: Diagnostic, { documents }: Plan): Promise<Diagnostic> {
  if (told.origin?.includes("#") !== true || documents.place === undefined) return told;
  return { ...told, origin: await documents.place(told.origin) };
}

export async function run(args: Arguments): Promise<void> {
  const planned = await plan(toRequest(args, true));
  const strict = (await Promise.all(planned.documents.entries.map(validateStrictly))).flat();
  const all = [...judgeClients(planned, args.client ?? []), ...strict, ...planned.diagnostics];
  const failed = all.some(({ severity }) => severity === "error");
  const result = { ...planned, diagnostics: all };
  if (args.json)
    process.stdout.write(`${JSON.stringify({ ...toJson(result, null), ok: !failed }, null, 2)}\n`);
  else {
    const told = all.filter(({ severity }) => severity !== "info" || !args.quiet);
    for (const diagnostic of told.slice(0, maxTold))
      process.stdout.write(`${renderDiagnostic(await placed(diagnostic, planned))}\n`);
    if (told.length > maxTold)
      process.stdout.write(`… and ${count(told.length - maxTold, "more message")}: --json prints all\n`);
  }
  const errors = all.filter(({ severity }) => severity === "error").length;
  const warnings = all.filter(({ severity }) => severity === "warning").length;
  if (!args.quiet)
    process.stderr.write(`${summarize(planned)}\n${count(errors, "error")}, ${count(warnings, "warning")}\n`);
  if (failed) process.exitCode = exitCodes.input;
}
