import type { WireContent, WireDocument, WireOperation, WireParameter } from "./document.ts";
import { type Choice, flatten, sampleValue } from "./sample-value.ts";

/** One request that the document allows, in the document's own words. */
export interface SampleCall {
  operation: WireOperation;
  parameters: { parameter: WireParameter; value: unknown }[];
  body?: { mediaType: string; content: WireContent; value: unknown };
  choice: Choice;
}

const mostVariants = 3;

/**
 * Calls that use every parameter and every member of the body at least once: one with everything, one with what is
 * required, and one more for each branch of a union at the body's root (three at most).
 */
export function sampleCalls(
  document: WireDocument,
  operation: WireOperation,
  mediaType: string | undefined,
): SampleCall[] {
  const entry = mediaType === undefined ? undefined : contentFor(operation, mediaType);
  const everything: Choice = { variant: 0, members: "all", files: false, examples: true };
  const choices: Choice[] = [everything, { ...everything, variant: 1, members: "required", examples: false }];
  const branches = entry === undefined ? 0 : branchesOf(document, entry[1].schema);
  for (let variant = 1; variant < Math.min(branches, mostVariants); variant += 1)
    choices.push({ ...everything, variant, examples: false });
  return choices.flatMap((choice) => callFor(document, operation, entry, choice) ?? []);
}

/** The same call with other choices, or nothing where the document offers no other value. */
export function callFor(
  document: WireDocument,
  operation: WireOperation,
  entry: readonly [string, WireContent] | undefined,
  choice: Choice,
): SampleCall | undefined {
  const parameters: SampleCall["parameters"] = [];
  for (const parameter of operation.parameters) {
    if (!parameter.required && choice.members === "required") continue;
    const value = sampleParameter(document, parameter, choice);
    if (value !== undefined) parameters.push({ parameter, value });
    else if (parameter.required) return undefined;
  }
  const call: SampleCall = { operation, parameters, choice };
  if (entry === undefined || (choice.members === "required" && !operation.bodyRequired)) return call;
  const [mediaType, content] = entry;
  const files = !/json|x-www-form-urlencoded/.test(mediaType);
  const value = sampleValue(document, content.schema, { ...choice, files });
  if (value === undefined) return operation.bodyRequired ? undefined : call;
  return { ...call, body: { mediaType, content, value } };
}

/** The entry of a request body that a media type on the wire belongs to. */
export function contentFor(
  operation: WireOperation,
  mediaType: string,
): readonly [string, WireContent] | undefined {
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const entries = [...operation.contents];
  return (
    entries.find(([type]) => type === mediaType.toLowerCase()) ??
    entries.find(([type]) => type.split(";")[0]?.trim() === essence) ??
    entries.find(([type]) => type.includes("*"))
  );
}

function branchesOf(document: WireDocument, schema: unknown): number {
  const node = document.resolve(schema);
  const own = [node.oneOf, node.anyOf].map((union) => (Array.isArray(union) ? union.length : 0));
  const inner = Array.isArray(node.allOf) ? node.allOf.map((part) => branchesOf(document, part)) : [];
  return Math.max(0, ...own, ...inner);
}

/** OpenAPI 3.1.1, appendix D and RFC 9110: a header is ASCII here, and a path segment is never empty. */
function sampleParameter(document: WireDocument, parameter: WireParameter, choice: Choice): unknown {
  const { example } = parameter;
  const node = flatten(document, parameter.schema, choice.variant);
  const useful = choice.examples && typeof example === "string" && node.enum === undefined;
  const value =
    useful && node.type === "string" && node.pattern === undefined && node.format === undefined && example !== ""
      ? example
      : sampleValue(document, parameter.schema, choice);
  return parameter.in === "header" ? ascii(value) : value;
}

function ascii(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[^\x20-\x7e]/g, "e").trim();
  if (Array.isArray(value)) return value.map(ascii);
  return value;
}
