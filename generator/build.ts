import { join, parse } from "node:path";
import type { ApiModel } from "./api/model.ts";
import { readApi } from "./api/read.ts";
import type { Curation } from "./curation/model.ts";
import { readCuration } from "./curation/read-curation.ts";
import { type Diagnostic, InputError } from "./diagnostics/diagnostic.ts";
import { namesInLock } from "./diff/given-names.ts";
import { planRelease } from "./diff/plan-release.ts";
import { takeSurface } from "./diff/take-surface.ts";
import { emitPackage } from "./emit/emit.ts";
import { toolArgumentsPath } from "./emit/print-tool-arguments.ts";
import { isUrl } from "./load/is-url.ts";
import { load } from "./load/load.ts";
import type { LoadedDocuments, LoadOptions } from "./load/model.ts";
import { placeErrors } from "./load/place-errors.ts";
import { readTemplates, templatesFolder } from "./load/read-templates.ts";
import { demandSameApi } from "./pipeline/demand-same-api.ts";
import { followCustomization } from "./pipeline/follow-customization.ts";
import { inputFacts, toolFacts } from "./pipeline/lock-facts.ts";
import { planToBudget } from "./pipeline/plan-to-budget.ts";
import { tellOwnKeys } from "./pipeline/tell-own-keys.ts";
import type { ServerModel } from "./plan/model.ts";
import { type GivenNames, type PlanOptions, serverName } from "./plan/plan.ts";
import { type TokenCost, verifyServer } from "./verify/verify.ts";
import { applyChanges } from "./write/apply-changes.ts";
import { bundlePackage } from "./write/bundle.ts";
import type { Changes } from "./write/model.ts";
import { type LockFacts, planChanges } from "./write/plan-changes.ts";
import { readPackage } from "./write/read-package.ts";
import { type Previous, readPrevious, releaseOf } from "./write/read-previous.ts";

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
  curation?: Curation;
  cost: TokenCost;
  /** Sorted by place. */
  diagnostics: Diagnostic[];
}

export interface BuildResult extends Plan {
  /** As it was asked for, or `generated/<name>`. */
  out: string;
  changes: Changes;
}

/** Finds the names that are kept, when the documents have been read and the server has its name. */
export type FindGiven = (read: {
  api: ApiModel;
  name: string;
  /** The name that a person chose. */
  chosenName: string | undefined;
}) => Promise<GivenNames | undefined>;

/** Documents to server, in memory: load, read, plan, verify. @throws InputError when nothing can be made of the input. */
export async function plan(request: PlanRequest, findGiven?: FindGiven): Promise<Plan> {
  const found = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic): void => {
    found.set(`${diagnostic.origin ?? ""}\n${diagnostic.code}\n${diagnostic.message}`, diagnostic);
  };
  const curation = request.config === false ? undefined : await readCuration(request.specs, request.config);
  const documents = await load(request.specs, { ...request.load, report });
  const api = await placeErrors(documents.place, () => readApi(documents, report));
  const options = planOptions(request, documents, curation);
  const chosenName = request.name ?? curation?.name;
  const given = await findGiven?.({ api, name: serverName(api, options), chosenName });
  const planned = planToBudget(
    api,
    { ...options, ...(given === undefined ? {} : { given }) },
    request.budget,
    report,
  );
  const { server } = planned;
  const cost = verifyServer(server, report, planned.cost);
  const diagnostics = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, diagnostic]) => diagnostic);
  return {
    documents,
    server,
    cost,
    diagnostics,
    ...(curation === undefined ? {} : { curation }),
  };
}

/** The whole pipeline: plan, emit, write, bundle. @throws InputError before anything is written. */
export async function build(request: BuildRequest): Promise<BuildResult> {
  let previous: Previous | undefined;
  const planned = await plan(request, async ({ name, chosenName }) => {
    previous = await readPrevious(request.out ?? join("generated", name));
    return previous && namesInLock(previous.lock, chosenName);
  });
  const { cost, diagnostics } = planned;
  const surface = takeSurface(planned.server);
  const out = request.out ?? join("generated", planned.server.name);
  if (request.out === undefined && !request.force) demandSameApi(out, previous?.lock.surface, surface);
  const release = planRelease(previous && releaseOf(previous), surface, planned.curation?.version);
  const server = { ...planned.server, version: release.version };
  const templates = readTemplates();
  const files = await emitPackage(server, {
    templates,
    versions: request.versions,
    diagnostics,
    tokens: cost.total,
    changelog: release.changelog,
  });
  const existing = await readPackage(out, [...files.keys(), toolArgumentsPath]);
  if (existing.state === "foreign" && !request.force) {
    throw new InputError("output-foreign", `${out} is not empty and holds no package of mcpgen.`, out);
  }
  const facts: LockFacts = {
    generator: request.versions.mcpgen ?? "",
    inputs: inputFacts(planned),
    tools: toolFacts(server),
    surface,
  };
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
  const packageJson = changes.write.get("package.json") ?? existing.files.get("package.json");
  const told = [...renamed, ...tellOwnKeys(packageJson, server)];
  return { ...planned, server, diagnostics: [...diagnostics, ...told], out, changes };
}

function planOptions(
  request: PlanRequest,
  documents: LoadedDocuments,
  curation: Curation | undefined,
): PlanOptions {
  const location = documents.entries[0]?.location ?? "";
  const stem = parse(isUrl(location) ? new URL(location).pathname : location).name;
  return {
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(location === "-" || stem === "" ? {} : { fileStem: stem }),
    ...(isUrl(location) ? { documentUrl: location } : {}),
    ...(curation === undefined ? {} : { curation }),
  };
}
