import type { ToolHints } from "../../templates/runtime/tool.ts";
import type { Body, BodyContent, Operation } from "../api/model.ts";
import { annotateTool, needsConfirmation } from "./annotate-tools.ts";
import type { CurationProblems } from "./curation-problems.ts";
import type { ToolChoice } from "./find-curated-tools.ts";

/** Hints of a curation, those of the definition, and the value with which a client is more careful. */
const hintNames = [
  ["readOnly", "readOnlyHint", false],
  ["destructive", "destructiveHint", true],
  ["idempotent", "idempotentHint", false],
  ["openWorld", "openWorldHint", true],
] as const;

/**
 * Hints of a tool, and whether a person is asked first. Without the word `loosen` the curation can only make clients
 * more careful than the method does. What is said to change nothing is neither destructive nor unsafe to repeat.
 */
export function curateHints(
  method: string,
  { choice, path }: ToolChoice,
  problems: CurationProblems,
): { hints: ToolHints; confirm?: true } {
  const { hints: chosen = {}, confirm, loosen } = choice;
  const own = annotateTool(method);
  const hints = chosen.readOnly === true && !own.readOnlyHint ? annotateTool("GET") : { ...own };
  const refuse = (key: string[], what: string): void =>
    problems.refused(
      [...path, ...key],
      `${what} makes clients less careful than ${method} does.`,
      "Say `loosen: true` beside it if that is meant.",
    );
  for (const [key, name, careful] of hintNames) {
    const value = chosen[key];
    if (value === undefined) continue;
    if (value !== careful && own[name] === careful && loosen !== true)
      refuse(["hints", key], `${key}: ${value}`);
    hints[name] = value;
  }
  if (hints.readOnlyHint && hints.destructiveHint)
    problems.refused(
      [...path, "hints"],
      "A tool that only reads cannot be destructive.",
      "Take readOnly or destructive back.",
    );
  const isAsked = needsConfirmation(method);
  if (confirm === false && isAsked && loosen !== true) refuse(["confirm"], "confirm: false");
  return (confirm ?? isAsked) ? { hints, confirm: true } : { hints };
}

/** The content of the body that the curation chooses; undefined leaves the choice to the document. */
export function curateContent(
  { body, method, path: operationPath }: Operation,
  { choice: { contentType }, path }: ToolChoice,
  problems: CurationProblems,
): BodyContent | undefined {
  if (contentType === undefined) return undefined;
  const found = contentOf(body, contentType);
  if (found === undefined)
    problems.unmatched(
      [...path, "contentType"],
      body === undefined
        ? `${method} ${operationPath} has no body.`
        : `The body of ${method} ${operationPath} has no content of the type ${JSON.stringify(contentType)}.`,
      contentType,
      body?.contents.map(writtenType) ?? [],
    );
  return found;
}

/** Media types are the same whatever their case; one without parameters stands for any (RFC 9110, 8.3.1). */
function contentOf(body: Body | undefined, contentType: string): BodyContent | undefined {
  const plain = (written: string): string => written.toLowerCase().replace(/\s/g, "");
  const wanted = plain(contentType);
  return (
    body?.contents.find((content) => plain(writtenType(content)) === wanted) ??
    body?.contents.find((content) => content.contentType === wanted)
  );
}

function writtenType({ contentType, parameters = "" }: BodyContent): string {
  return contentType + parameters;
}
