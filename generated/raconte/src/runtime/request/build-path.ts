import type { RequestDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import { encodePathLiteral, encodeUnreserved } from "./percent-encode.ts";
import { explodes, serializePathValue } from "./serialize-parameter.ts";
import { contentText, ownValue } from "./value-text.ts";

interface PathVariable {
  argument: string;
  serialize(value: unknown): string;
}

/** A path template taken apart once: what stands between slashes, and the fixed query behind it. */
export interface PathPlan {
  /** Literal parts are encoded already. */
  segments: (string | PathVariable)[][];
  /** Text after `?`, as the document wrote it. */
  query: string;
}

/** Takes `path` of a request apart; a variable without a path binding is a fault of the package and refused. */
export function planPath(definition: RequestDefinition): PathPlan {
  const segments: (string | PathVariable)[][] = [[]];
  const pieces = definition.path.replace(/^\//, "").split(/(\{[^{}]*\})/);
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      segments.at(-1)?.push(pathVariable(piece.slice(1, -1), definition));
      continue;
    }
    const question = piece.indexOf("?");
    addLiteral(question < 0 ? piece : piece.slice(0, question), segments);
    if (question >= 0)
      return { segments, query: piece.slice(question + 1) + pieces.slice(index + 1).join("") };
  }
  return { segments, query: "" };
}

/**
 * The path with its arguments, each encoded, beginning with a slash. An argument that is missing, or that makes its
 * segment empty, `.` or `..`, is refused: a URL parser would remove such a segment and so reach another operation.
 */
export function buildPath(plan: PathPlan, args: Readonly<Record<string, unknown>>): string {
  let path = "";
  for (const parts of plan.segments) {
    let segment = "";
    for (const part of parts) segment += typeof part === "string" ? part : variableText(part, args);
    const culprit = parts.find((part) => typeof part !== "string");
    if ((segment === "" && culprit !== undefined) || isDotSegment(segment)) refuse(culprit);
    path += `/${segment}`;
  }
  return path;
}

function addLiteral(text: string, segments: (string | PathVariable)[][]): void {
  for (const [index, literal] of text.split("/").entries()) {
    if (index > 0) segments.push([]);
    if (literal !== "") segments.at(-1)?.push(encodePathLiteral(literal));
  }
}

function pathVariable(name: string, definition: RequestDefinition): PathVariable {
  const binding = definition.bindings.find((candidate) => candidate.in === "path" && candidate.name === name);
  if (binding === undefined) {
    throw new ToolError(
      `The path ${definition.path} has a variable "${name}" that no argument fills.`,
      "Build this server again; the package is not consistent.",
    );
  }
  const { argument, contentType, style = "simple" } = binding;
  if (contentType !== undefined) {
    return { argument, serialize: (value) => encodeUnreserved(contentText(value, contentType)) };
  }
  const explode = explodes(style, binding.explode);
  const allowReserved = binding.allowReserved === true;
  return { argument, serialize: (value) => serializePathValue(name, value, style, explode, allowReserved) };
}

function variableText(variable: PathVariable, args: Readonly<Record<string, unknown>>): string {
  const value = ownValue(args, variable.argument);
  if (value === undefined) {
    throw argumentError(
      variable.argument,
      "is missing, and the address of the request cannot be made without it",
      `Call again with "${variable.argument}".`,
    );
  }
  return forArgument(variable.argument, () => variable.serialize(value));
}

/** Also behind a matrix parameter: some servers cut `..;x=1` at the semicolon before they resolve dots. */
function isDotSegment(segment: string): boolean {
  return /^(?:\.|%2e){1,2}(?:;|$)/i.test(segment);
}

function refuse(culprit: string | PathVariable | undefined): never {
  if (culprit === undefined || typeof culprit === "string") {
    throw new ToolError(
      "The path of this tool has a segment of dots.",
      "Build this server again from a corrected document.",
    );
  }
  throw argumentError(
    culprit.argument,
    'makes a part of the path empty, "." or "..", which would address something else',
    `Call again with the real identifier in "${culprit.argument}".`,
  );
}
