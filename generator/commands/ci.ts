import type { Argv } from "yargs";
import { checkBranch } from "../ci/branch-name.ts";
import { pathFromRoot } from "../ci/locate-package.ts";
import { refuseSecretUrl } from "../ci/refuse-secret-url.ts";
import { findWorkflowPlace, workflowPath, writeWorkflow } from "../ci/write-workflow.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { renderWorkflow } from "../emit/render-workflow.ts";
import { isUrl } from "../load/is-url.ts";
import { pathOfSpec } from "../load/path-of-spec.ts";
import { curationPathOf } from "../load/read-curation-source.ts";
import { proposing, type WritingArguments, withWriting } from "./options.ts";
import { mcpgenVersion } from "./versions.ts";

export const command = "$0 <spec..>";
export const summary = "write .github/workflows/mcpgen.yml, which runs mcpgen ci run";

type Arguments = WritingArguments & { branch?: string; base?: string; force: boolean };

export function options(argv: Argv): Argv<Arguments> {
  return withWriting(argv).options({
    ...proposing,
    force: { type: "boolean", default: false, describe: "replace the workflow that is there" },
  }) as unknown as Argv<Arguments>;
}

/** Paths in the workflow are from the root of the repository, wherever the command is run. */
export async function run(args: Arguments): Promise<void> {
  if ((args.header ?? []).length > 0)
    throw new InputError(
      "workflow-refused",
      "A --header would stand in the workflow, where everybody reads it.",
      undefined,
      "Keep it as a secret of the repository, and add --header with that to the command in the workflow.",
    );
  if (args.spec.includes("-"))
    throw new InputError("workflow-refused", "Standard input is empty when a workflow runs.");
  for (const url of [...args.spec, ...(args.overlay ?? []), ...(args["allow-ref-origin"] ?? [])])
    refuseSecretUrl(url);
  const { root, branch = "main", install } = await findWorkflowPlace(process.env);
  const place = (path: string): string => (isUrl(path) ? path : pathFromRoot(root, pathOfSpec(path)));
  const overlays = (args.overlay ?? []).map(place);
  const curation = args.config ?? curationPathOf(args.spec);
  const flag = (name: string, values: readonly (string | undefined)[]): string[] =>
    values.flatMap((value) => (value === undefined ? [] : [`--${name}`, value]));
  const contents = renderWorkflow({
    specs: args.spec.map(place),
    watched: [
      ...(curation === undefined ? [] : [place(curation)]),
      ...overlays.filter((path) => !isUrl(path)),
    ],
    options: [
      ...flag("out", [args.out === undefined ? undefined : place(args.out)]),
      ...flag("name", [args.name]),
      ...flag("config", [args.config === undefined ? undefined : place(args.config)]),
      ...flag("budget", [args.budget?.toString()]),
      ...flag("overlay", overlays),
      ...flag("allow-ref-origin", args["allow-ref-origin"] ?? []),
      ...flag("branch", [args.branch && checkBranch(args.branch)]),
      ...flag("base", [args.base && checkBranch(args.base)]),
    ],
    base: checkBranch(args.base ?? branch),
    ...(install === undefined ? {} : { install }),
    version: mcpgenVersion,
  });
  await writeWorkflow(root, contents, args.force);
  if (args.json)
    process.stdout.write(`${JSON.stringify({ ok: true, files: { written: [workflowPath] } }, null, 2)}\n`);
  if (!args.quiet)
    process.stderr.write(
      `wrote ${workflowPath}: commit it, and let workflows create pull requests in the settings\n`,
    );
}
