import type { ApiModel, Operation } from "../api/model.ts";
import type { Curation } from "../curation/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { type Brevity, type Texts, textsOf, usualBrevity } from "./brevity.ts";
import { capText, cleanText } from "./clean-text.ts";
import { type CuratedOperationGroup, curateGroups } from "./curate-groups.ts";
import { collectProblems } from "./curation-problems.ts";
import { findCuratedTools } from "./find-curated-tools.ts";
import { groupOperations } from "./group-operations.ts";
import { linkReadFirst } from "./link-read-first.ts";
import type { Group, ServerModel, Tool } from "./model.ts";
import { nameOperations, refuseTakenAliases } from "./name-operations.ts";
import { nameServer } from "./name-server.ts";
import { environmentWord, planAuth } from "./plan-auth.ts";
import { planBaseUrls } from "./plan-base-urls.ts";
import { planHosting } from "./plan-hosting.ts";
import { planPublishing } from "./plan-publishing.ts";
import { planTool } from "./plan-tool.ts";
import { selectOperations } from "./select-operations.ts";
import { shareTexts } from "./share-texts.ts";
import { suggestPrompts } from "./suggest-prompts.ts";

/** Names that were given once and are kept, unless a person chooses others. */
export interface GivenNames {
  /** Name of the server, where nobody chose one. */
  name?: string;
  /** Name of the tool by `METHOD path`. */
  tools: ReadonlyMap<string, string>;
  /** Names in the environment; absent when the server is called otherwise now. */
  environment?: {
    prefix: string;
    baseUrl: string;
    /** By name of the security scheme. */
    credentials: ReadonlyMap<string, readonly string[]>;
  };
}

/** What a person chose, and what is known of the document beside its content. */
export interface PlanOptions {
  /** `--name`. */
  name?: string;
  /** File name of the first document without its extension. */
  fileStem?: string;
  /** Address of the first document, when it was fetched. */
  documentUrl?: string;
  /** Names that the package has which is being rebuilt. */
  given?: GivenNames;
  /** The curation file, checked in itself; whether its names exist is found out here. */
  curation?: Curation;
  /** How much texts may say; absent means what is usual for so many tools. */
  brevity?: Brevity;
}

/**
 * Decides what the server offers: names, groups, arguments, schemas, hints, credentials, base URLs. Between the document
 * and that stands only the curation.
 *
 * @throws InputError with all choices of the curation that cannot be met.
 */
export function planServer(api: ApiModel, options: PlanOptions, report: Report): ServerModel {
  const curation: Curation = options.curation ?? { originOf: () => api.origin };
  const problems = collectProblems(curation);
  const { name, title } = nameServer(nameSources(api, options));
  const chosenPrefix = curation.environment?.prefix;
  const kept = keepsEnvironment(chosenPrefix, options.given) ? options.given?.environment : undefined;
  const prefix = chosenPrefix ?? kept?.prefix ?? environmentWord(name);
  const { operations, leftOut, listed } = selectOperations(api.operations, curation, problems);
  const isChosen = new Set(operations);
  const own = new Map([...groupOperations(api.operations)].filter(([operation]) => isChosen.has(operation)));
  const groupOf = curateGroups(own, curation.groups ?? {}, leftOut, problems);
  const without = { leftOut, skipped: api.skipped };
  const choices = findCuratedTools(operations, curation.tools ?? {}, without, problems);
  const names = nameOperations(operations, groupOf, choices, options.given?.tools ?? new Map());
  refuseTakenAliases(choices, names, problems);
  const baseUrlEnvironment = curation.environment?.baseUrl ?? kept?.baseUrl ?? `${prefix}_BASE_URL`;
  const environment = { prefix, baseUrl: baseUrlEnvironment };
  const urls = planBaseUrls(api, operations, environment, options.documentUrl, report);
  const texts = textsOf(options.brevity ?? usualBrevity(listed?.size ?? operations.length));
  const tools = new Map(
    operations.map((operation): [Operation, Tool] => {
      const place = {
        name: names.get(operation) as string,
        group: (groupOf.get(operation) as CuratedOperationGroup).name,
        baseUrl: urls.keyOf(operation),
        isListed: listed === undefined || listed.has(operation),
        choice: choices.get(operation),
        texts,
      };
      return [operation, planTool(api, operation, place, problems, report)];
    }),
  );
  const chosen = new Set([...choices.keys()].map((operation) => tools.get(operation)));
  const shared = shareTexts([...tools.values()], (tool) => chosen.has(tool));
  reportTexts(texts, shared, report);
  linkReadFirst(tools, choices, problems);
  const credentials = planAuth(
    api,
    operations,
    { prefix, given: kept?.credentials ?? new Map() },
    curation.credentials ?? {},
    problems,
  );
  problems.demandNone();
  const http = planHosting(curation.http ?? {});
  const packageName = curation.package ?? `${name}-mcp`;
  const groups = formGroups(api, tools, groupOf, own);
  return {
    name,
    title: curation.title ?? title,
    version: curation.version ?? "0.1.0",
    description: curation.description ?? describeServer(api, curation.title ?? title),
    packageName,
    publishing: planPublishing(curation, packageName, urls.baseUrls.default?.url ?? ""),
    instructions: instruct(curation.instructions, curation.title ?? title, shared),
    ...(curation.icons === undefined ? {} : { icons: curation.icons }),
    ...(http === undefined ? {} : { http }),
    environmentPrefix: prefix,
    ...(groups.some(({ tools }) => tools.some(takesIfMatch)) ? { takesIfMatch: true } : {}),
    prompts: curation.prompts ?? suggestPrompts(curation.title ?? title, groups),
    groups,
    credentials,
    baseUrls: urls.baseUrls,
    baseUrlEnvironment,
    skipped: api.skipped,
    schemas: api.schemas,
    leftOut: leftOut.length,
    api: {
      specification: api.specification,
      ...(api.version === undefined ? {} : { version: api.version }),
      ...(api.externalDocs === undefined ? {} : { externalDocs: api.externalDocs }),
      ...(api.license === undefined ? {} : { license: api.license.name }),
    },
  };
}

function takesIfMatch({ definition }: Tool): boolean {
  return definition.request.bindings.some((each) => each.in === "header" && /^if-match$/i.test(each.name));
}

/** What a person wrote, or a line of our own; then what holds for many tools. */
function instruct(written: string | undefined, title: string, shared: readonly string[]): string {
  const own =
    written ??
    `Tools for the ${title} API. Each tool makes one HTTP request; ids come from the listing tools.`;
  return shared.length === 0 ? own : [own, "Of many tools:", ...shared.map((line) => `- ${line}`)].join("\n");
}

/** One line for the ledger: texts are many, and nothing of a call depends on them. */
function reportTexts({ shortened, repeating }: Texts, shared: readonly string[], report: Report): void {
  const said = [
    ...(shortened.tools === 0 ? [] : [`${shortened.tools} of tools are shorter than in the document`]),
    ...(shortened.arguments === 0
      ? []
      : [`${shortened.arguments} of arguments and properties are shorter than in the document`]),
    ...(repeating === 0 ? [] : [`${repeating} only repeated a name and are left out`]),
    ...(shared.length === 0 ? [] : [`${shared.length} that many tools have stand once in the instructions`]),
  ];
  if (said.length > 0) report(diagnostic("text-shortened", `Of the descriptions ${said.join("; ")}.`));
}

/** Another prefix that a person chose goes for all names; those of the package are kept otherwise. */
function keepsEnvironment(chosen: string | undefined, given: GivenNames | undefined): boolean {
  return chosen === undefined || chosen === given?.environment?.prefix;
}

/** Name of the server, without planning the rest of it. */
export function serverName(api: ApiModel, options: PlanOptions): string {
  return nameServer(nameSources(api, options)).name;
}

function nameSources(api: ApiModel, { name, fileStem, documentUrl, curation, given: kept }: PlanOptions) {
  const given = name ?? curation?.name ?? kept?.name;
  return {
    ...(given === undefined ? {} : { given }),
    ...(fileStem === undefined ? {} : { fileStem }),
    ...(api.title === undefined ? {} : { title: cleanText(api.title) }),
    ...host(api, documentUrl),
  };
}

function describeServer(api: ApiModel, title: string): string {
  const description = capText(cleanText(api.summary ?? api.description ?? ""), 300).split("\n")[0] as string;
  return description === "" ? `MCP server for ${title}` : description;
}

/** Groups and their tools, by name; a group of the document's own has the description of its tag. */
function formGroups(
  api: ApiModel,
  tools: ReadonlyMap<Operation, Tool>,
  groupOf: ReadonlyMap<Operation, CuratedOperationGroup>,
  own: ReadonlyMap<Operation, { name: string }>,
): Group[] {
  const groups = new Map<string, Group>();
  const described = new Set<string>();
  for (const [operation, tool] of tools) {
    const { name, title, description } = groupOf.get(operation) as CuratedOperationGroup;
    const group = groups.get(name) ?? {
      name,
      title: capText(cleanText(title), 80).split("\n")[0] || name,
      ...(description === undefined ? {} : { description }),
      tools: [],
    };
    if (own.get(operation)?.name === name && !described.has(name)) {
      described.add(name);
      if (description === undefined) Object.assign(group, describeGroup(api, operation));
    }
    group.tools.push(tool);
    groups.set(name, group);
  }
  const sorted = [...groups.values()].sort((a, b) => compare(a.name, b.name));
  for (const group of sorted) group.tools.sort((a, b) => compare(a.name, b.name));
  return sorted;
}

function describeGroup(api: ApiModel, operation: Operation): { description?: string } {
  const description = api.tags.find((tag) => tag.name === operation.tags[0])?.description;
  return description === undefined ? {} : { description: capText(cleanText(description), 200) };
}

function host(api: ApiModel, documentUrl: string | undefined): { host?: string } {
  const written = [
    ...api.baseUrls.map((baseUrl) => baseUrl.url),
    ...api.operations.flatMap(({ baseUrls }) => baseUrls.map((baseUrl) => baseUrl.url)),
    documentUrl ?? "",
  ];
  for (const candidate of written) {
    const [origin] = /^https?:\/\/[^/{}]+/i.exec(candidate) ?? [];
    if (origin !== undefined && URL.canParse(origin)) return { host: new URL(origin).hostname };
  }
  return {};
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
