import skillTemplate from "../../templates/text/SKILL.md.hbs";
import type { Group, ServerModel, Tool } from "../plan/model.ts";
import { cutText } from "./cut-text.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { type IdSource, listIdSources } from "./list-id-sources.ts";
import { count } from "./package-texts.ts";
import { printJson } from "./print-data.ts";

/** What one skill may hold: it is read whole, and a longer one would cost more than asking the server. */
const limits = { tools: 60, groups: 40, ids: 30, sources: 4, steps: 30, sentence: 160 };

/** Longest description that the specification of Agent Skills allows. */
const longestDescription = 1_024;

/** Where the skill is: its folder is called as the skill is (Agent Skills, "name"). */
export function skillPath(server: ServerModel): string {
  return `skills/${skillName(server.name)}/SKILL.md`;
}

/**
 * An Agent Skill: when to use the server, which tool gives ids and which reads before a change, and the tools by group.
 * A large server is told by its groups. Every text of the document is one escaped line.
 */
export function renderSkill(server: ServerModel): string {
  const tools = server.groups.flatMap((group) => group.tools);
  const listed = tools.filter((tool) => tool.default);
  const told = tools.length <= limits.tools ? tools : listed.length <= limits.tools ? listed : [];
  const links = tools.filter(({ definition }) => definition.readFirst !== undefined);
  const sources = listIdSources(told.length === 0 ? listed : told);
  const confirmed = tools.filter(({ definition }) => definition.confirm === true);
  return skillTemplate({
    name: skillName(server.name),
    description: printJson(describeSkill(server)),
    title: escapeMarkdown(cutText(server.title, limits.sentence)),
    instructions: escapeMarkdown(cutText(server.instructions, 1_500)),
    hidden: listed.length === tools.length ? "" : count(tools.length - listed.length, "tool"),
    sources: sources.slice(0, limits.ids).map(printSource),
    links: links
      .slice(0, limits.steps)
      .map(({ name, definition }) => ({ name, readFirst: definition.readFirst })),
    confirmed: confirmed
      .slice(0, limits.steps)
      .map(({ name }) => `\`${name}\``)
      .join(", "),
    moreConfirmed: Math.max(0, confirmed.length - limits.steps),
    groups: server.groups
      .slice(0, limits.groups)
      .map((group) => (told.length === 0 ? describeGroup(group) : listGroup(group, told)))
      .filter((group) => group !== undefined),
    moreGroups: Math.max(0, server.groups.length - limits.groups),
    byGroup: told.length === 0,
  });
}

/** Small letters, digits and single hyphens; names of model makers are reserved for them. */
function skillName(name: string): string {
  const kept = name
    .replace(/anthropic|claude/g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  return kept === "" ? "api" : kept;
}

/** What it does and when to take it. A description must hold nothing that looks like a tag. */
function describeSkill({ name, title, description, groups }: ServerModel): string {
  const about = cutText(description.replace(/[<>]/g, ""), 400);
  const titles = groups.slice(0, 12).map((group) => cutText(group.title.replace(/[<>]/g, ""), 40));
  const topics = titles.length === 0 ? "" : ` Topics: ${titles.join(", ")}.`;
  const called = cutText(title.replace(/[<>]/g, ""), 100);
  return cutText(
    `Works with ${called || name} through the tools of its MCP server. ${about}${/[.!?…]$/.test(about) ? "" : "."} Use it when a task reads or changes something at ${called || name}.${topics}`,
    longestDescription,
  );
}

function printSource({ argument, tools }: IdSource): object {
  const named = tools.slice(0, limits.sources).map((name) => `\`${name}\``);
  return { argument, tools: [...named, ...(tools.length > named.length ? ["others"] : [])].join(" or ") };
}

function listGroup(group: Group, told: readonly Tool[]): object | undefined {
  const tools = group.tools.filter((tool) => told.includes(tool));
  if (tools.length === 0) return undefined;
  return {
    ...describeGroup(group),
    tools: tools.map(({ name, definition: { description, hints } }) => ({
      name,
      purpose: escapeMarkdown(cutText(description, limits.sentence)),
      mark: hints.readOnlyHint
        ? ""
        : hints.destructiveHint
          ? " (may overwrite or remove)"
          : " (changes things)",
    })),
  };
}

function describeGroup({ name, title, description = "", tools }: Group): object {
  return {
    name,
    title: escapeMarkdown(cutText(title, 80)),
    description: escapeMarkdown(cutText(description, limits.sentence)),
    toolCount: count(tools.length, "tool"),
    examples: tools
      .slice(0, 3)
      .map((tool) => `\`${tool.name}\``)
      .join(", "),
  };
}
