import { groupDigits } from "../../templates/runtime/result/group-digits.ts";
import type { Plan } from "../build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";
import type { Changes } from "../write/model.ts";

/** The object that `--json` prints (ARCHITECTURE.md, "Contract"). */
export function toJson(
  { documents, server, cost, diagnostics }: Plan,
  out: string | null,
  changes?: Changes,
): object {
  const tools = server.groups.flatMap((group) => group.tools);
  const shown = (origin: string): string => showOrigin(origin, documents.locationOf);
  return {
    ok: !diagnostics.some(({ severity }) => severity === "error"),
    out,
    server: { name: server.name, version: server.version },
    operations: tools.length + server.skipped.length + server.leftOut,
    tools: tools.map((tool) => ({
      name: tool.name,
      group: tool.group,
      title: tool.definition.title ?? tool.name,
      default: tool.default,
      method: tool.operation.method,
      path: tool.operation.path,
      ...(tool.operation.operationId === undefined ? {} : { operationId: tool.operation.operationId }),
      origin: shown(tool.operation.origin),
      arguments: tool.arguments,
    })),
    skipped: server.skipped.map((skipped) => ({ ...skipped, origin: shown(skipped.origin) })),
    auth: server.credentials.map(({ scheme, definition }) => ({
      scheme,
      type: definition.type,
      env: [...definition.env],
    })),
    baseUrl: { url: server.baseUrls.default?.url ?? null, env: server.baseUrlEnvironment },
    diagnostics: diagnostics.map((diagnostic) => withShownOrigin(diagnostic, shown)),
    tokens: cost.total,
    files: {
      written: [...(changes?.write.keys() ?? [])].sort(),
      unchanged: changes?.unchanged ?? [],
      kept: changes?.kept ?? [],
      removed: changes?.remove ?? [],
    },
  };
}

/** The same object when nothing could be made of the input: every key is there, and empty. */
export function failedJson(diagnostics: readonly Diagnostic[]): object {
  return {
    ok: false,
    out: null,
    server: { name: "", version: "" },
    operations: 0,
    tools: [],
    skipped: [],
    auth: [],
    baseUrl: { url: null, env: "" },
    diagnostics,
    tokens: 0,
    files: { written: [], unchanged: [], kept: [], removed: [] },
  };
}

/** What was read and what became of it, in two lines. */
export function summarize({ documents, server, cost }: Plan): string {
  const tools = server.groups.reduce((sum, group) => sum + group.tools.length, 0);
  const operations = tools + server.skipped.length + server.leftOut;
  // Schemes of one kind may share their variables.
  const shared = new Map(server.credentials.map(({ definition }) => [definition.env.join(), definition.env]));
  const env = [...new Set([...shared.values()].flat())];
  const credentials =
    env.length === 0
      ? "no credential"
      : `${count(shared.size, "credential")} (${env.slice(0, 3).join(", ")}${env.length > 3 ? ", …" : ""})`;
  const read =
    documents.entries.length > 1
      ? `${documents.entries.length} documents`
      : `${server.api.specification === "2.0" ? "Swagger" : "OpenAPI"} ${server.api.specification}`;
  return (
    `${server.title}, ${read}, ${count(operations, "operation")}\n` +
    `${count(tools, "tool")} in ${count(server.groups.length, "group")}, ${groupDigits(cost.total)} tokens, ${credentials}`
  );
}

/** Errors and warnings with their places; infos are counted. */
export function renderDiagnostics(plan: Plan, quiet: boolean): string {
  const shown = (origin: string): string => showOrigin(origin, plan.documents.locationOf);
  const told = plan.diagnostics.filter(
    ({ severity }) => severity === "error" || (severity === "warning" && !quiet),
  );
  const infos = plan.diagnostics.filter(({ severity }) => severity === "info").length;
  const lines = told
    .slice(0, maxTold)
    .map((diagnostic) => renderDiagnostic(withShownOrigin(diagnostic, shown)));
  if (told.length > maxTold) lines.push(`… and ${told.length - maxTold} more: --json prints all`);
  if (infos > 0 && !quiet) lines.push(`${count(infos, "note")} in TOOLS.md and with --json`);
  return lines.map((line) => `${line}\n`).join("");
}

const maxTold = 20;

/** `1 tool`, `34 tools`. */
export function count(number: number, noun: string): string {
  return `${groupDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function withShownOrigin(diagnostic: Diagnostic, shown: (origin: string) => string): Diagnostic {
  return diagnostic.origin === undefined ? diagnostic : { ...diagnostic, origin: shown(diagnostic.origin) };
}

/** In the model a document has a name that is the same everywhere; a person is shown the path that they wrote. */
function showOrigin(origin: string, locationOf: (name: string) => string): string {
  const mark = origin.indexOf("#");
  return mark === -1 ? origin : locationOf(origin.slice(0, mark)) + origin.slice(mark);
}

/** All tools of the default surface, in the order in which they are listed. */
export function defaultTools(server: ServerModel): ServerModel["groups"][number]["tools"] {
  return server.groups.flatMap((group) => group.tools.filter((tool) => tool.default));
}
