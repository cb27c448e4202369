import { settleCustomization } from "../custom/settle-customization.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { EmittedFiles } from "../emit/model.ts";
import { printToolArguments, toolArgumentsPath } from "../emit/print-tool-arguments.ts";
import type { ServerModel } from "../plan/model.ts";
import { customPath, earlierTools } from "../write/earlier-tools.ts";
import type { ExistingPackage } from "../write/model.ts";
import type { LockFacts } from "../write/plan-changes.ts";

/** Lets a person's code follow the tools, gives it their types, and tells which of them it now names otherwise. */
export async function followCustomization(
  existing: ExistingPackage,
  files: EmittedFiles,
  server: ServerModel,
  facts: LockFacts,
): Promise<Diagnostic[]> {
  const [written, scaffold] = [existing.files.get(customPath), files.get(customPath)?.contents];
  const custom = await settleCustomization(written, scaffold, server, earlierTools(existing), facts.tools);
  if (custom === undefined) return [];
  if (custom.renamed.length > 0) facts.custom = custom.source;
  const changed = new Set(custom.changed);
  const tools = server.groups.flatMap((group) => group.tools.map(({ definition }) => definition));
  const types = printToolArguments(tools.filter(({ name }) => changed.has(name)));
  if (types !== undefined) files.set(toolArgumentsPath, { contents: types, ownership: "generated" });
  return custom.renamed.map(({ from, to, line }) =>
    diagnostic(
      "custom-tool-renamed",
      `${customPath} now names ${to} what it named ${from}.`,
      `${customPath}:${line}`,
    ),
  );
}
