import type { ServerModel, Tool } from "../plan/model.ts";

/** Tools, and groups, that are listed at most. */
const maxTools = 100;
const maxGroups = 40;

/** Longest key that YAML reads on the line of its value, with room for escapes. */
const longestKey = 300;

/**
 * The commented starting point of a curation file. As it is, it chooses nothing; what stands behind the comment signs is what
 * the build does anyway, but for the examples of `select` and `default`. `schema` is the way from the file to the JSON Schema for editors.
 */
export function printCuration(server: ServerModel, schema: string | undefined): string {
  const tools = server.groups.flatMap((group) => group.tools);
  const credentials = server.credentials
    .filter(({ scheme }) => mayBeKey(scheme))
    .map(({ scheme, definition: { env } }) => `#   ${yaml(scheme)}: { env: ${list(env)} }`);
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    "# Choices about this server. What is left out stays as the document has it, and so does what stands below.",
    "# All keys, with examples: generator/curation/README.md of mcpgen. A wrong one is told with its line.",
    `# name: ${yaml(server.name)}`,
    `# title: ${yaml(server.title)}`,
    `# package: ${yaml(server.packageName)}`,
    `# version: ${yaml(server.version)}`,
    `# description: ${yaml(server.description)}`,
    `# instructions: ${yaml(server.instructions)}`,
    ...(credentials.length === 0
      ? []
      : ["", "# Environment names of each credential.", "# credentials:", ...credentials]),
    "",
    "# Operations that become tools: by operationId, tag, path, method or deprecated. Without it, all.",
    "# select:",
    "#   exclude: [{ deprecated: true }]",
    "",
    "# Tools that are listed without asking for more groups. Without it, all.",
    "# default:",
    ...tools.slice(0, 3).map((tool) => `#   - ${selectorOf(tool)}`),
    "",
    "groups:",
    ...server.groups
      .slice(0, maxGroups)
      .flatMap((group) => [
        `  # ${yaml(group.name)}: # ${group.tools.length} ${group.tools.length === 1 ? "tool" : "tools"}`,
        `  #   title: ${yaml(group.title)}`,
      ]),
    ...more(server.groups.length - maxGroups, "group"),
    "",
    "# By operationId, or by method and path. A tool can have a name, title, description, hints, confirm, pin, readFirst,",
    "# contentType, arguments (each with name, description, hide, default, fix, lift, required) and answer (keep, drop, include).",
    "tools:",
    ...tools.slice(0, maxTools).flatMap((tool) => toolLines(tool, tools)),
    ...more(tools.length - maxTools, "tool"),
    "",
  ].join("\n");
}

function toolLines(tool: Tool, tools: readonly Tool[]): string[] {
  const { method, path, operationId } = tool.operation;
  const isUnique = tools.filter((each) => each.operation.operationId === operationId).length === 1;
  const key =
    operationId !== undefined && isUnique && mayBeKey(operationId) ? operationId : `${method} ${path}`;
  if (key.length > longestKey)
    return ["  # … one more tool, whose operation has a name that is too long for this list."];
  const title = tool.definition.title;
  return [
    `  # ${yaml(key)}: # ${escaped(method)} ${escaped(path.slice(0, longestKey))}, group ${tool.group}`,
    `  #   name: ${yaml(tool.name)}`,
    ...(title === undefined ? [] : [`  #   title: ${yaml(title)}`]),
  ];
}

/** A curation file refuses the one key that objects treat apart. */
function mayBeKey(name: string): boolean {
  return name !== "__proto__" && name !== "" && name.length <= longestKey;
}

function selectorOf({ operation: { operationId, method, path } }: Tool): string {
  return operationId === undefined ? `{ method: ${yaml(method)}, path: ${yaml(path)} }` : yaml(operationId);
}

function more(number: number, noun: string): string[] {
  return number <= 0
    ? []
    : [
        `  # … and ${number} more ${noun}${number === 1 ? "" : "s"}: mcpgen list --groups all --json names every tool.`,
      ];
}

function list(env: readonly string[]): string {
  return env.length === 1 ? yaml(env[0] as string) : `[${env.map(yaml).join(", ")}]`;
}

/** A text as YAML, on one line: plain where it cannot be anything else, else in double quotes as in JSON. */
function yaml(text: string): string {
  const isPlain = /^[A-Za-z_][\w-]*(?: [A-Za-z_][\w-]*)*$/.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain && !isWord ? text : `"${escaped(text)}"`;
}

/** As in a string of JSON; what YAML does not allow, or a terminal would not show, is escaped, too. */
function escaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
