import {
  asNode,
  isNode,
  type WireContent,
  type WireDocument,
  type WireOperation,
  type WireParameter,
} from "./document.ts";
import { type Choice, flatten, isFile, sampleValue } from "./sample-value.ts";

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
  const everything: Choice = { variant: 0, members: "all", levels: 3, files: false, examples: true };
  const choices: Choice[] = [everything, { ...everything, variant: 1, members: "required", examples: false }];
  const branches = entry === undefined ? 0 : branchesOf(document, entry[1].schema);
  for (let variant = 1; variant < Math.min(branches, mostVariants); variant += 1)
    choices.push({ ...everything, variant, examples: false });
  return choices.flatMap((choice) => callFor(document, operation, entry, choice) ?? []);
}

/**
 * The same call made with other choices, for a sample that turned out to be none: branches of a union that exclude
 * each other, members that do not go together, one level only, required members only.
 */
export function otherChoices(choice: Choice): Choice[] {
  const { variant } = choice;
  return [
    { ...choice, examples: false },
    { ...choice, examples: false, levels: 1 },
    { ...choice, examples: false, variant: variant + 1 },
    { ...choice, examples: false, variant: variant + 2, levels: 1 },
    { ...choice, examples: false, variant, members: "required" },
    { ...choice, examples: false, variant: variant + 1, members: "required" },
    { ...choice, examples: false, variant: variant + 2, members: "required" },
  ];
}

/** The call of a choice, or nothing where the document offers no value that is required. */
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
  if (entry === undefined || (choice.members === "required" && mayLeaveOut(document, operation, entry[1])))
    return call;
  const [mediaType, content] = entry;
  const files = !/json|x-www-form-urlencoded/.test(mediaType);
  const value = sampleValue(document, content.schema, { ...choice, files });
  if (value === undefined) return operation.bodyRequired ? undefined : call;
  return { ...call, body: { mediaType, content, value: fieldsWithoutSeparators(content, value) } };
}

/** An optional body with required members counts as required, which is what a server means by it. */
function mayLeaveOut(document: WireDocument, operation: WireOperation, content: WireContent): boolean {
  const { required } = flatten(document, content.schema, 0);
  return !operation.bodyRequired && !(Array.isArray(required) && required.length > 0);
}

function fieldsWithoutSeparators({ encoding }: WireContent, value: unknown): unknown {
  if (Object.keys(encoding).length === 0 || !isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      withoutSeparator(asNode(encoding[name]).style, member),
    ]),
  );
}

/** The entry of a request body that a media type on the wire belongs to. */
function contentFor(operation: WireOperation, mediaType: string): readonly [string, WireContent] | undefined {
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

/**
 * Headers are ASCII here (RFC 9110, 5.5), a path segment is never empty, and no item holds what separates items where
 * a style cannot tell the two apart (OpenAPI 3.1.1, appendix E).
 */
function sampleParameter(document: WireDocument, parameter: WireParameter, given: Choice): unknown {
  const { example, style } = parameter;
  const choice: Choice = parameter.in === "path" ? { ...given, members: "all" } : given;
  const node = flatten(document, parameter.schema, choice.variant);
  const useful = choice.examples && typeof example === "string" && node.enum === undefined;
  const value =
    useful &&
    node.type === "string" &&
    node.pattern === undefined &&
    node.format === undefined &&
    example !== ""
      ? example
      : sampleValue(document, parameter.schema, choice);
  if (parameter.in === "header") return mapText(value, (text) => text.replace(/[^\x20-\x7e]/g, "e").trim());
  return typeof value === "object" ? withoutSeparator(style, value) : value;
}

function withoutSeparator(style: unknown, value: unknown): unknown {
  if (style === "spaceDelimited") return mapText(value, (text) => text.replaceAll(" ", "_"));
  if (style === "pipeDelimited") return mapText(value, (text) => text.replaceAll("|", "_"));
  return style === "label" ? mapText(value, (text) => text.replaceAll(".", "_")) : value;
}

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, change));
  if (typeof value !== "object" || value === null || isFile(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapText(member, change)]));
}
