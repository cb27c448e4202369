import { join, parse } from "node:path";
import { readApi } from "./api/read.ts";
import type { Curation } from "./curation/model.ts";
import { readCuration } from "./curation/read-curation.ts";
import { settleCustomization } from "./custom/settle-customization.ts";
import { type Diagnostic, diagnostic, InputError } from "./diagnostics/diagnostic.ts";
import { emitPackage } from "./emit/emit.ts";
import type { EmittedFiles } from "./emit/model.ts";
import { printToolArguments, toolArgumentsPath } from "./emit/print-tool-arguments.ts";
import { load } from "./load/load.ts";
import type { LoadedDocuments, LoadOptions } from "./load/model.ts";
import { readTemplates, templatesFolder } from "./load/read-templates.ts";
import type { ServerModel } from "./plan/model.ts";
import { type PlanOptions, planServer } from "./plan/plan.ts";
import { checkBudget } from "./verify/check-budget.ts";
import { type TokenCost, verifyServer } from "./verify/verify.ts";
import { applyChanges } from "./write/apply-changes.ts";
import { bundlePackage } from "./write/bundle.ts";
import { customPath, earlierTools } from "./write/earlier-tools.ts";
import type { Changes, ExistingPackage } from "./write/model.ts";
import { type LockFacts, planChanges } from "./write/plan-changes.ts";
import { readPackage } from "./write/read-package.ts";

/** What the command line asks for. */
export interface BuildRequest {
  specs: readonly string[];
  name?: string;
  /** The curation file; absent means the one beside the first document, false none. */
  config?: string | false;
  /** Tokens that listing the default surface may cost. */
  budget?: number;
  out?: string;
  force: boolean;
  bundle: boolean;
  /** Compare only: nothing is written. */
  dryRun: boolean;
  load: Omit<LoadOptions, "report">;
  /** The generator's own version and those of what packages are built with. */
  versions: Readonly<Record<string, string>>;
}

type PlanRequest = Pick<BuildRequest, "specs" | "name" | "config" | "budget" | "load">;

export interface Plan {
  documents: LoadedDocuments;
  server: ServerModel;
  cost: TokenCost;
  /** Sorted by place. */
  diagnostics: Diagnostic[];
}

export interface BuildResult extends Plan {
  /** As it was asked for, or `generated/<name>`. */
  out: string;
  changes: Changes;
}

/** Documents to server, in memory: load, read, plan, verify. @throws InputError when nothing can be made of the input. */
export async function plan(request: PlanRequest): Promise<Plan> {
  const found = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic): void => {
    found.set(`${diagnostic.origin ?? ""}\n${diagnostic.code}\n${diagnostic.message}`, diagnostic);
  };
  const curation = request.config === false ? undefined : await readCuration(request.specs, request.config);
  const documents = await load(request.specs, { ...request.load, report });
  const api = readApi(documents, report);
  const server = planServer(api, planOptions(request, documents, curation), report);
  const cost = verifyServer(server, report);
  if (request.budget !== undefined) checkBudget(server, cost, request.budget);
  const diagnostics = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, diagnostic]) => diagnostic);
  return { documents, server, cost, diagnostics };
}

/** The whole pipeline: plan, emit, write, bundle. @throws InputError before anything is written. */
export async function build(request: BuildRequest): Promise<BuildResult> {
  const planned = await plan(request);
  const { server, cost, diagnostics } = planned;
  const out = request.out ?? join("generated", server.name);
  const templates = readTemplates();
  const files = await emitPackage(server, {
    templates,
    versions: request.versions,
    diagnostics,
    tokens: cost.total,
  });
  const existing = await readPackage(out, [...files.keys(), toolArgumentsPath]);
  if (existing.state === "foreign" && !request.force) {
    throw new InputError("output-foreign", `${out} is not empty and holds no package of mcpgen.`, out);
  }
  const facts: LockFacts = { generator: request.versions.mcpgen ?? "", tools: toolFacts(server) };
  const renamed = await followCustomization(existing, files, server, facts);
  const changes = planChanges(existing, files, facts, request.force);
  if (changes.edited.length > 0 && !request.dryRun) {
    throw new InputError(
      "file-edited",
      `Edited by hand: ${changes.edited.join(", ")} in ${out}.`,
      `${out}/${changes.edited[0]}`,
    );
  }
  if (!request.dryRun) {
    applyChanges(existing.out, changes);
    if (request.bundle) await bundlePackage(existing.out, templatesFolder);
  }
  return { ...planned, diagnostics: [...diagnostics, ...renamed], out, changes };
}

/** Lets a person's code follow the tools, gives it their types, and tells which of them it now names otherwise. */
async function followCustomization(
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

function planOptions(
  request: PlanRequest,
  documents: LoadedDocuments,
  curation: Curation | undefined,
): PlanOptions {
  const location = documents.entries[0]?.location ?? "";
  const isUrl = /^https?:\/\//i.test(location);
  const stem = parse(isUrl ? new URL(location).pathname : location).name;
  return {
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(location === "-" || stem === "" ? {} : { fileStem: stem }),
    ...(isUrl ? { documentUrl: location } : {}),
    ...(curation === undefined ? {} : { curation }),
  };
}

function toolFacts(server: ServerModel): Record<string, { operation: string; operationId?: string }> {
  const tools = server.groups.flatMap((group) => group.tools).sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    tools.map(({ name, operation: { method, path, operationId } }) => [
      name,
      { operation: `${method} ${path}`, ...(operationId === undefined ? {} : { operationId }) },
    ]),
  );
}
