import type { AnswerShape, PagingDefinition } from "../../templates/runtime/tool.ts";
import environmentTemplate from "../../templates/text/env.example.hbs";
import toolsTemplate from "../../templates/text/TOOLS.md.hbs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { escapeCode, escapeMarkdown } from "./escape-markdown.ts";
import { between, count, environmentOf } from "./package-texts.ts";

/** TOOLS.md: every tool with its arguments, operations without a tool, and the loss ledger. */
export function renderToolList(
  server: ServerModel,
  diagnostics: readonly Diagnostic[],
  tokens: number,
): string {
  return toolsTemplate({
    title: escapeMarkdown(server.title),
    toolCount: count(
      server.groups.reduce((sum, group) => sum + group.tools.length, 0),
      "tool",
    ),
    groupCount: count(server.groups.length, "group"),
    listed: listedTools(server),
    tokens,
    groups: server.groups.map((group) => ({
      title: escapeMarkdown(group.title),
      description: group.description === undefined ? "" : escapeMarkdown(group.description),
      tools: group.tools.map(describe),
    })),
    skipped: server.skipped.map(({ method, path, reason }) => ({
      method: escapeCode(method),
      path: escapeCode(path),
      reason: escapeMarkdown(reason),
    })),
    leftOut: server.leftOut === 0 ? "" : count(server.leftOut, "operation"),
    notes: [...diagnostics]
      .map(({ message, origin = "" }) => ({
        message: escapeMarkdown(message),
        origin: origin === "" ? "" : `\`${escapeCode(origin)}\``,
      }))
      .sort((a, b) => (a.origin + a.message < b.origin + b.message ? -1 : 1)),
  });
}

/** How many tools the default surface has; "" when it has all. */
function listedTools({ groups }: ServerModel): string {
  const tools = groups.flatMap((group) => group.tools);
  const listed = tools.filter((tool) => tool.default);
  return listed.length === tools.length ? "" : String(listed.length);
}

function describe(tool: Tool): object {
  const { hints, description, confirm, shape, paging } = tool.definition;
  const marks = [
    hints.readOnlyHint
      ? "changes nothing"
      : hints.destructiveHint
        ? "may overwrite or remove"
        : "changes things",
    ...(confirm === true ? ["a person is asked first"] : []),
    ...(tool.default ? [] : ["not in the default surface"]),
  ];
  return {
    name: tool.name,
    description: escapeMarkdown(description),
    method: escapeCode(tool.operation.method),
    path: escapeCode(tool.operation.path),
    hints: ` (${marks.join(", ")})`,
    answer: [shape === undefined ? "" : describeShape(shape), describePaging(paging)]
      .filter(Boolean)
      .join(" "),
    arguments: tool.arguments
      .map(({ name, in: place, required }) => `| \`${name}\` | ${place} | ${required ? "yes" : ""} |`)
      .join("\n"),
  };
}

/** What of the answer reaches the model, and how the rest is asked for. */
function describeShape({ keep, drop, include, fields }: AnswerShape): string {
  const named = (paths: readonly string[]): string =>
    paths.map((path) => `\`${escapeCode(path)}\``).join(", ");
  return [
    ...(keep === undefined ? [] : [`The answer has only ${named(keep)}.`]),
    ...(drop === undefined ? [] : [`The answer is without ${named(drop)}.`]),
    ...(include === undefined ? [] : [`The argument ${named([include])} brings fields back.`]),
    ...(fields === undefined
      ? []
      : [`The argument ${named([fields.argument])} keeps some fields of each record.`]),
  ].join(" ");
}

/** How pages are asked for by an argument that the operation does not have. */
function describePaging({ cursor }: Partial<PagingDefinition> = {}): string {
  if (cursor === undefined) return "";
  return `The argument \`${cursor}\` takes the next_cursor of an answer and brings the page after it.`;
}

/** .env.example: names and our own words; nothing of the document reaches the file. */
export function renderEnvironment(server: ServerModel): string {
  return environmentTemplate({ environment: environmentOf(server) });
}

/** The package's CHANGELOG.md with mcpgen's entries. */
export function renderChangelog(entries: string): string {
  return between("# Changelog\n\n", entries);
}
