import { maxTools } from "../../templates/runtime/settings/client-limits.ts";
import type { Tool } from "./model.ts";
import { sentencesOf } from "./shorten-prose.ts";

/** Tools whose descriptions must say the same before it is said once for all of them. */
const minTools = 20;

/** Arguments that must do so where a server has many tools: a line about an argument concerns no other. */
const minArguments = 6;

/** Characters of the instructions that shared texts may take: clients cut instructions at about 2,000. */
const maxShared = 1_300;

interface Shared {
  /** Line of the instructions. */
  line: string;
  /** Characters that the tools have less. */
  saved: number;
}

/**
 * Takes what many tools say word for word out of their descriptions, and gives the lines that say it once for all: first
 * those that spare most. What a person chose for one tool stays with it.
 */
export function shareTexts(tools: readonly Tool[], isCurated: (tool: Tool) => boolean): string[] {
  const own = tools.filter((tool) => !isCurated(tool));
  const sentences = findSentences(own);
  const lines: Lines = new Map();
  const chosen = choose([...findArguments(own, lines), ...sentences]);
  if (chosen.size === 0) return [];
  const gone = new Set(sentences.map(({ line }) => line).filter((line) => chosen.has(line)));
  const stripped = new Map<object, object>();
  for (const tool of own) {
    const { definition } = tool;
    const { properties } = definition.inputSchema;
    for (const [name, schema] of Object.entries(properties)) {
      const line = argumentLine(name, schema, lines);
      if (line !== undefined && chosen.has(line))
        properties[name] = withoutDescription(schema as object, stripped);
    }
    if (gone.size === 0) continue;
    definition.description = withoutSentences(definition.description, gone);
    if (tool.undeprecated !== undefined) tool.undeprecated = withoutSentences(tool.undeprecated, gone);
  }
  return [...chosen];
}

function withoutSentences(description: string, gone: ReadonlySet<string>): string {
  const [purpose = "", ...others] = sentencesOf(description);
  if (!others.some((sentence) => gone.has(sentence))) return description;
  return [purpose, ...others.filter((sentence) => !gone.has(sentence))].join(" ");
}

function choose(found: Iterable<Shared>): Set<string> {
  const lines = [...found].sort((a, b) => b.saved - a.saved || (a.line < b.line ? -1 : 1));
  const chosen = new Set<string>();
  let room = maxShared;
  for (const { line } of lines) {
    if (line.length + 3 > room) continue;
    room -= line.length + 3;
    chosen.add(line);
  }
  return chosen;
}

/**
 * Arguments of which most tools say the same, and hardly one says nothing: there the line would mislead. A tool that says
 * otherwise keeps what it says.
 */
function findArguments(tools: readonly Tool[], lines: Lines): Shared[] {
  const counts = new Map<string, number>();
  const byName = new Map<string, number>();
  const silent = new Map<string, number>();
  for (const { definition } of tools)
    for (const [name, schema] of Object.entries(definition.inputSchema.properties)) {
      const line = argumentLine(name, schema, lines);
      add(counts, line);
      add(byName, name);
      if (line === undefined) add(silent, name);
    }
  for (const [line, count] of counts) {
    const name = line.slice(0, line.indexOf(": "));
    const isUsual = count > 0.5 * (byName.get(name) ?? 0) && count > 4 * (silent.get(name) ?? 0);
    if (!isUsual) counts.delete(line);
  }
  return often(counts, tools.length > maxTools ? minArguments : minTools);
}

/** All but the first sentence, which says what the tool is for. */
function findSentences(tools: readonly Tool[]): Shared[] {
  const counts = new Map<string, number>();
  for (const { definition } of tools)
    for (const sentence of new Set(sentencesOf(definition.description).slice(1)))
      if (!leansOnOthers.test(sentence)) add(counts, sentence);
  return often(counts, minTools);
}

/** Sentences that say nothing without the one before, and our own mark. */
const leansOnOthers =
  /^(?:[-*]|it\b|its\b|this\b|that\b|these\b|those\b|they\b|otherwise\b|then\b|also\b|however\b|deprecated\.$)/i;

function add(counts: Map<string, number>, line: string | undefined): void {
  if (line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1);
}

function often(counts: ReadonlyMap<string, number>, least: number): Shared[] {
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([line, count]) => ({ line, saved: (count - 1) * line.length }));
}

/** The line of an argument by its schema, which tools share where they call it the same. */
type Lines = Map<unknown, { name: string; line: string | undefined }>;

function argumentLine(name: string, schema: unknown, lines: Lines): string | undefined {
  const known = lines.get(schema);
  if (known?.name === name) return known.line;
  const { description } = schema as { description?: unknown };
  const line = typeof description === "string" ? `${name}: ${description.replaceAll("\n", " ")}` : undefined;
  lines.set(schema, { name, line });
  return line;
}

/** A copy for all tools that share the schema. */
function withoutDescription(schema: object, stripped: Map<object, object>): object {
  let copy = stripped.get(schema);
  if (copy === undefined) {
    const { description, ...rest } = schema as { description?: unknown };
    copy = Object.freeze(rest);
    stripped.set(schema, copy);
  }
  return copy;
}
