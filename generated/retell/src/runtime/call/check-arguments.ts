import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { InputSchema } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { coerceArguments } from "./coerce-arguments.ts";
import { nearestName } from "./nearest-name.ts";
import { longestSafeString } from "./pattern-cost.ts";

/**
 * Checks the arguments of a call against the tool's input schema (JSON Schema 2020-12) and returns them with the
 * types it wants. Formats are annotations; a pattern is enforced on strings short enough to be matched quickly.
 * @throws {ToolError} with the path of the value, what was expected and, for an unknown name, the nearest one.
 */
export function checkArguments(
  args: Record<string, unknown>,
  inputSchema: InputSchema,
): Record<string, unknown> {
  refuseUnknown(args, inputSchema);
  demandRequired(args, inputSchema);
  const coerced = coerceArguments(args, inputSchema);
  const { valid, errors } = validatorFor(inputSchema, longestString(coerced)).validate(coerced);
  if (valid) return coerced;
  const problems = explain(errors);
  throw new ToolError(
    `The arguments do not fit: ${problems.join(" ")}`,
    "Call again with these values mended; the input schema of the tool has the details.",
  );
}

function refuseUnknown(args: Record<string, unknown>, { properties }: InputSchema): void {
  for (const name of Object.keys(args)) {
    if (Object.hasOwn(properties, name)) continue;
    const known = Object.keys(properties);
    const near = nearestName(name, known);
    const shown = JSON.stringify(name.slice(0, 100));
    const list =
      known.length === 0 ? "The tool takes no arguments." : `It takes: ${known.slice(0, 40).join(", ")}.`;
    throw new ToolError(
      `There is no argument ${shown}.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      near === undefined ? `Call again without it. ${list}` : `Call again with "${near}", or without it.`,
    );
  }
}

function demandRequired(args: Record<string, unknown>, { required }: InputSchema): void {
  const names = (required as string[] | undefined) ?? [];
  const missing = names.filter((name) => !Object.hasOwn(args, name) || args[name] === undefined);
  if (missing.length === 0) return;
  const list = missing.map((name) => `"${name}"`).join(", ");
  throw new ToolError(
    missing.length === 1 ? `The argument ${list} is missing.` : `These arguments are missing: ${list}.`,
    "Call again with every required argument; the description of each says where its value comes from.",
  );
}

interface Checker {
  /** Lengths above which one pattern more is not enforced, ascending. */
  thresholds: number[];
  byThreshold: Map<number, Validator>;
}

const checkers = new WeakMap<InputSchema, Checker>();

function validatorFor(inputSchema: InputSchema, longest: number): Validator {
  let checker = checkers.get(inputSchema);
  if (checker === undefined) {
    checker = { thresholds: patternThresholds(inputSchema), byThreshold: new Map() };
    checkers.set(inputSchema, checker);
  }
  const threshold = checker.thresholds.find((length) => longest <= length) ?? Number.POSITIVE_INFINITY;
  let validator = checker.byThreshold.get(threshold);
  if (validator === undefined) {
    validator = new Validator(forValidator(inputSchema, threshold) as Schema, "2020-12", false);
    checker.byThreshold.set(threshold, validator);
  }
  return validator;
}

function patternThresholds(schema: unknown, found = new Set<number>()): number[] {
  visit(schema, (node) => {
    if (typeof node.pattern === "string") found.add(longestSafeString(node.pattern));
    for (const key of Object.keys((node.patternProperties as object | undefined) ?? {}))
      found.add(longestSafeString(key));
  });
  return [...found].sort((a, b) => a - b);
}

function visit(value: unknown, on: (node: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) on(value as Record<string, unknown>);
  for (const inner of Object.values(value)) visit(inner, on);
}

/** The schema without what is not asserted: formats, and patterns that are not safe for strings of that length. */
function forValidator(schema: unknown, longest: number, isMap = false): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item) => forValidator(item, longest));
  const copy: Record<string, unknown> = Object.create(null);
  for (const [keyword, value] of Object.entries(schema)) {
    if (!isMap) {
      if (annotations.has(keyword)) continue;
      if (keyword === "pattern" && longestSafeString(value as string) < longest) continue;
      if (literals.has(keyword)) {
        copy[keyword] = value;
        continue;
      }
    }
    if (!isMap && keyword === "patternProperties") {
      const patterns = Object.keys(value).filter((pattern) => longestSafeString(pattern) >= longest);
      if (patterns.length < Object.keys(value).length) continue;
    }
    copy[keyword] = forValidator(value, longest, !isMap && maps.has(keyword));
  }
  return copy;
}

const annotations = new Set(["format", "description", "title", "examples", "default", "deprecated"]);
const literals = new Set(["enum", "const", "required", "dependentRequired"]);
const maps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** Longest string among values and names, since patterns apply to both. */
function longestString(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  let longest = 0;
  if (!Array.isArray(value)) for (const name of Object.keys(value)) longest = Math.max(longest, name.length);
  for (const inner of Object.values(value)) longest = Math.max(longest, longestString(inner));
  return longest;
}

/** Keywords that only say that something inside them is wrong. */
const wrappers = new Set([
  "properties",
  "items",
  "prefixItems",
  "$ref",
  "allOf",
  "additionalProperties",
  "patternProperties",
  "if",
]);
const maxProblems = 5;

/** One sentence for each fault, without the wrappers around it and the branches of a union that was reported whole. */
function explain(errors: OutputUnit[]): string[] {
  const unions = errors
    .filter(({ keyword }) => keyword === "anyOf")
    .map(({ keywordLocation }) => `${keywordLocation}/`);
  const faults = errors.filter(
    ({ keyword, keywordLocation }) =>
      !wrappers.has(keyword) && !unions.some((union) => keywordLocation.startsWith(union)),
  );
  const closed = errors.filter(
    ({ keyword, error }) => keyword === "additionalProperties" && /does not match/.test(error),
  );
  const told = [...faults, ...(faults.length === 0 ? closed : [])].map((fault) => sentence(fault, errors));
  return [...new Set(told)].slice(0, maxProblems);
}

function sentence(fault: OutputUnit, errors: OutputUnit[]): string {
  const path = shownPath(fault.instanceLocation);
  if (fault.keyword === "anyOf")
    return `${path} fits none of the allowed forms (${branches(fault, errors)}).`;
  const said = fault.error.replace(
    /^Instance type "(\w+)" is invalid\. Expected (.*?)\.$/s,
    "is of type $1, expected $2",
  );
  return `${path} ${said === fault.error ? said.replace(/^(Instance|String|Property name) ?/, "").replace(/\.$/, "") : said}.`;
}

function branches(union: OutputUnit, errors: OutputUnit[]): string {
  const inside = errors.filter(
    ({ keyword, keywordLocation, instanceLocation }) =>
      keywordLocation.startsWith(`${union.keywordLocation}/`) &&
      !wrappers.has(keyword) &&
      instanceLocation === union.instanceLocation,
  );
  const told = inside.map(({ error }) =>
    error
      .replace(/^Instance type "\w+" is invalid\. Expected/, "expected")
      .replace(/^(Instance|String) /, "")
      .replace(/\.$/, ""),
  );
  return [...new Set(told)].slice(0, 6).join("; ").slice(0, 400);
}

/** `#/customer/number` becomes `"customer.number"`. */
function shownPath(location: string): string {
  const names = location
    .split("/")
    .slice(1)
    .map((name) => decode(name).replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.length === 0 ? "The input" : JSON.stringify(names.join(".").slice(0, 200));
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
