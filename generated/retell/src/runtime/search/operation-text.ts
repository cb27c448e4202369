import type { BundledTool } from "../call/lazy-tool.ts";
import { maxSearchedDescription, type OperationText } from "./operation-index.ts";

/** What of a tool is searched. */
export function operationText(tool: BundledTool, group: string): OperationText {
  const { name, title = "", description, inputSchema, request, answer } = tool;
  const [summary, rest] = splitDescription(description);
  return {
    name,
    summary: summary.startsWith(title) ? summary : `${title}. ${summary}`,
    description: rest.slice(0, maxSearchedDescription),
    group,
    method: request.method,
    path: request.path.replace(/\{[^}]*\}|\?.*$/g, ""),
    isItem: /\}\/?(\?.*)?$/.test(request.path),
    arguments: Object.entries(inputSchema.properties).map(argumentText).join(" "),
    details: [
      ...Object.values(inputSchema.properties).map(detailsOf),
      ...Object.keys(answer?.required ?? {}),
    ].join(" "),
  };
}

/** The first sentence of a description, and the rest. */
export function splitDescription(description: string): [first: string, rest: string] {
  const end = /[.!?](?=\s)|\n/.exec(description);
  if (end === null) return [description, ""];
  const at = end.index + (end[0] === "\n" ? 0 : 1);
  return [description.slice(0, at), description.slice(at).trim()];
}

/** Its name, and the words that it takes. */
function argumentText([name, schema]: [string, unknown]): string {
  const choices: unknown =
    typeof schema === "object" && schema !== null && "enum" in schema ? schema.enum : [];
  return Array.isArray(choices) && choices.length <= 12 ? `${name} ${choices.join(" ")}` : name;
}

/** Characters of what is said of an argument that are searched. */
const maxDetails = 120;

/** What is said of an argument, and the names of its members. */
function detailsOf(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return "";
  const { description, properties } = schema as { description?: unknown; properties?: unknown };
  const said = typeof description === "string" ? description.slice(0, maxDetails) : "";
  const members = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return [said, ...members].join(" ");
}
