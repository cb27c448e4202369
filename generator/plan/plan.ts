import type { ToolDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, Operation } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { annotateTool, needsConfirmation } from "./annotate-tools.ts";
import { bindArguments } from "./bind-arguments.ts";
import { capText, cleanText, hidesText } from "./clean-text.ts";
import { describeTool } from "./describe-tools.ts";
import { fitSchemas } from "./fit-schemas.ts";
import { groupOperations } from "./group-operations.ts";
import type { Group, ServerModel, Tool } from "./model.ts";
import { nameServer } from "./name-server.ts";
import { nameTools } from "./name-tools.ts";
import { environmentWord, planAuth } from "./plan-auth.ts";
import { planBaseUrls } from "./plan-base-urls.ts";

/** What a person chose, and what is known of the document beside its content. */
export interface PlanOptions {
  /** `--name`. */
  name?: string;
  /** File name of the first document without its extension. */
  fileStem?: string;
  /** Address of the first document, when it was fetched. */
  documentUrl?: string;
  /** Names that operations had in the package that is being rebuilt, by `METHOD path`. */
  givenNames?: ReadonlyMap<string, string>;
}

/** Decides what the server offers: names, groups, arguments, schemas, hints, credentials, base URLs. */
export function planServer(api: ApiModel, options: PlanOptions, report: Report): ServerModel {
  const { name, title } = nameServer({
    ...(options.name === undefined ? {} : { given: options.name }),
    ...(options.fileStem === undefined ? {} : { fileStem: options.fileStem }),
    ...(api.title === undefined ? {} : { title: api.title }),
    ...host(api, options.documentUrl),
  });
  const prefix = environmentWord(name);
  const { operations } = api;
  const groupOf = groupOperations(operations);
  const names = nameTools(
    operations.map((operation) =>
      Object.assign(Object.create(operation) as Operation, { group: groupOf.get(operation)?.name ?? "api" }),
    ),
  );
  const nameOf = new Map(
    [...names].map(([wrapped, toolName]) => [Object.getPrototypeOf(wrapped) as Operation, toolName]),
  );
  const urls = planBaseUrls(api, operations, prefix, options.documentUrl, report);
  const groups = new Map<string, Group>();
  for (const operation of operations) {
    const { name: groupName, title: groupTitle } = groupOf.get(operation) ?? { name: "api", title: "API" };
    const tool = planTool(
      api,
      operation,
      nameOf.get(operation) as string,
      groupName,
      urls.keyOf(operation),
      report,
    );
    const known = groups.get(groupName);
    if (known === undefined)
      groups.set(groupName, {
        name: groupName,
        title: capText(cleanText(groupTitle), 80).split("\n")[0] || groupName,
        ...describeGroup(api, operation),
        tools: [tool],
      });
    else known.tools.push(tool);
  }
  const sorted = [...groups.values()].sort((a, b) => compare(a.name, b.name));
  for (const group of sorted) group.tools.sort((a, b) => compare(a.name, b.name));
  const description = capText(cleanText(api.summary ?? api.description ?? ""), 300).split("\n")[0] as string;
  return {
    name,
    title,
    version: "0.1.0",
    description: description === "" ? `MCP server for ${title}` : description,
    packageName: `${name}-mcp`,
    instructions: `Tools for the ${title} API. Each tool makes one HTTP request; ids come from the listing tools.`,
    environmentPrefix: prefix,
    groups: sorted,
    credentials: planAuth(api, operations, prefix),
    baseUrls: urls.baseUrls,
    baseUrlEnvironment: `${prefix}_BASE_URL`,
    skipped: api.skipped,
    api: {
      specification: api.specification,
      ...(api.version === undefined ? {} : { version: api.version }),
      ...(api.externalDocs === undefined ? {} : { externalDocs: api.externalDocs }),
      ...(api.license === undefined ? {} : { license: api.license.name }),
    },
  };
}

function planTool(
  api: ApiModel,
  operation: Operation,
  name: string,
  group: string,
  baseUrl: string | undefined,
  report: Report,
): Tool {
  const bound = bindArguments(api, operation, report);
  const inputSchema = fitSchemas(
    bound.arguments,
    api.schemas,
    { tool: name, origin: operation.origin },
    report,
  );
  if ([operation.summary, operation.description].some((text) => hidesText(text ?? ""))) {
    const message = `The description of ${operation.method} ${operation.path} holds text that is not seen; it is left out.`;
    report(diagnostic("text-hidden", message, operation.origin));
  }
  const accept = acceptOf(operation);
  const definition: ToolDefinition = {
    name,
    ...describeTool(operation, name, bound.notes),
    hints: annotateTool(operation.method),
    ...(needsConfirmation(operation.method) ? { confirm: true } : {}),
    inputSchema,
    request: {
      method: operation.method,
      path: operation.fixedQuery === undefined ? operation.path : `${operation.path}?${operation.fixedQuery}`,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      bindings: bound.arguments.map(({ binding }) => binding),
      ...(bound.fixed.length === 0 ? {} : { fixed: bound.fixed }),
      ...(bound.body === undefined ? {} : { body: bound.body }),
      ...(accept === undefined ? {} : { accept }),
      ...(operation.security.length === 0 ? {} : { security: operation.security }),
    },
    ...answerOf(operation),
    origin: operation.origin,
  };
  const { method, path, operationId, deprecated, origin } = operation;
  return {
    name,
    group,
    default: true,
    definition,
    arguments: bound.arguments.map(({ name: argument, in: at, wireName, required }) => ({
      name: argument,
      in: at,
      wireName,
      required,
    })),
    operation: { method, path, ...(operationId === undefined ? {} : { operationId }), deprecated, origin },
  };
}

/** The outline of the answer to success, where every documented one is the same. */
function answerOf(operation: Operation): Pick<ToolDefinition, "answer"> {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const [outline, ...others] = successes.map((response) => response.outline);
  return outline === undefined || others.length > 0 ? {} : { answer: outline };
}

/** The media types of successful answers, where JSON alone would be refused. */
function acceptOf(operation: Operation): string | undefined {
  const listed = operation.responses.flatMap(({ status, contentTypes }) =>
    /^2|^default$/.test(status) ? contentTypes : [],
  );
  if (listed.every((type) => type === "application/json")) return undefined;
  const types = listed
    .map((type) => (type.split(";")[0] as string).trim().toLowerCase())
    .filter((type) => /^[a-z0-9!#$&^_.+*-]+\/[a-z0-9!#$&^_.+*-]+$/.test(type));
  const unique = [...new Set(types)].sort(
    (a, b) => Number(/json/.test(b)) - Number(/json/.test(a)) || compare(a, b),
  );
  if (unique.length === 0 || unique.every((type) => type === "application/json" || type === "*/*"))
    return undefined;
  return [...unique.filter((type) => type !== "*/*").slice(0, 6), "*/*;q=0.1"].join(", ");
}

function describeGroup(api: ApiModel, operation: Operation): { description?: string } {
  const description = api.tags.find((tag) => tag.name === operation.tags[0])?.description;
  return description === undefined ? {} : { description: capText(cleanText(description), 200) };
}

function host(api: ApiModel, documentUrl: string | undefined): { host?: string } {
  const url = [
    ...api.baseUrls.map((baseUrl) => baseUrl.url),
    ...api.operations.flatMap(({ baseUrls }) => baseUrls.map((baseUrl) => baseUrl.url)),
    documentUrl ?? "",
  ].find((candidate) => /^https?:\/\/[^/{}]+/i.test(candidate));
  return url === undefined ? {} : { host: new URL(/^https?:\/\/[^/{}]+/i.exec(url)?.[0] as string).hostname };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
