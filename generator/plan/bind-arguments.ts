import { isReserved, isToken } from "../../templates/runtime/request/header-rules.ts";
import type { Binding, BodyDefinition, FixedValue } from "../../templates/runtime/tool.ts";
import type { ApiModel, BodyContent, Operation, Origin, Parameter, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { bindBody, isAlwaysEmpty } from "./bind-body.ts";
import { dereference } from "./merge-all-of.ts";
import type { Argument } from "./model.ts";
import { nameArguments } from "./name-arguments.ts";

/** An argument with all that the tool's input schema and its request say about it. */
export interface BoundArgument extends Argument {
  schema: Schema;
  description?: string;
  /** A person wrote the description: it is shown as it is. */
  curated?: true;
  binding: Binding;
  origin: Origin;
}

export interface BoundOperation {
  arguments: BoundArgument[];
  fixed: FixedValue[];
  body?: BodyDefinition;
  /** The dialect that the schema of the body names itself. */
  dialect?: string;
  /** Sentences about the input as a whole, which JSON Schema cannot say at its root. */
  notes: string[];
  /** The arguments of which one set must be given, for each such choice. */
  choices: string[][][];
}

/** Something of the operation that becomes an argument, before it has its name. */
export type Candidate = Omit<BoundArgument, "name" | "binding"> & { binding: Omit<Binding, "argument"> };

/** Says for each parameter and body property of an operation which argument brings it and where it goes. */
export function bindArguments(
  api: ApiModel,
  operation: Operation,
  report: Report,
  content?: BodyContent,
): BoundOperation {
  const fixed: FixedValue[] = [];
  const candidates: Candidate[] = [];
  const note = (code: Parameters<typeof diagnostic>[0], message: string, origin: Origin): void =>
    report(diagnostic(code, message, origin));
  for (const parameter of operation.parameters) {
    const why = whyNoArgument(api, operation, parameter);
    if (why !== undefined) {
      const message = `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} is no argument: ${why}.`;
      note("header-ignored", message, parameter.origin);
      continue;
    }
    if (parameter.in === "path" && !operation.path.includes(`{${parameter.name}}`)) {
      note(
        "parameter-not-in-path",
        `The path ${operation.path} has no place for its parameter ${JSON.stringify(parameter.name)}.`,
        parameter.origin,
      );
      continue;
    }
    const only = onlyValue(api, parameter);
    if (only !== undefined) fixed.push(only);
    else candidates.push(candidateOf(api, parameter));
  }
  for (const name of undeclaredVariables(operation)) {
    note(
      "path-variable-undeclared",
      `The path variable {${name}} of ${operation.path} is not declared; it is a required string.`,
      operation.origin,
    );
    candidates.push(pathVariable(name, operation.origin));
  }
  const { body: written } = operation;
  const body =
    written === undefined || isAlwaysEmpty(written, api)
      ? undefined
      : bindBody(api, operation, written, report, content);
  const dialect = (content ?? operation.body?.contents[0])?.dialect;
  const all = [...candidates, ...(body?.candidates ?? [])];
  const names = nameArguments(all);
  const firstAt = new Map<string, Candidate>();
  for (const item of [...all].reverse()) firstAt.set(`${item.in} ${item.wireName}`, item);
  const bound = all.map(({ binding, ...rest }): BoundArgument => {
    const name = names.get(firstAt.get(`${rest.in} ${rest.wireName}`) as Candidate) as string;
    return { name, ...rest, binding: { argument: name, ...binding } };
  });
  // The arguments are named, not the properties, whose names may be any text.
  const inBody = new Map<string, string[]>();
  for (const { in: place, name, wireName } of bound)
    if (place === "body") inBody.set(wireName, [...(inBody.get(wireName) ?? []), name]);
  const nameOf = (wireName: string): string[] => inBody.get(wireName) ?? [];
  const choices = (body?.requiredChoices ?? []).map((sets) => sets.map((set) => set.flatMap(nameOf)));
  return {
    arguments: inReadingOrder(bound, operation.path),
    fixed,
    ...(body === undefined ? {} : { body: body.definition }),
    ...(dialect === undefined ? {} : { dialect }),
    notes: choices.map(noteChoice),
    choices,
  };
}

/** A sentence for a model, since JSON Schema may not say it at the root. */
export function noteChoice(sets: readonly string[][]): string {
  const written = sets.map((names) => names.join(" and "));
  const last = written.at(-1) ?? "";
  return written.length < 2 ? `Needs ${last}.` : `Needs ${written.slice(0, -1).join(", ")} or ${last}.`;
}

/** Path arguments as the path has them, then required ones, then the others, by name. */
export function inReadingOrder(bound: BoundArgument[], path: string): BoundArgument[] {
  const rank = (argument: BoundArgument): number =>
    argument.in === "path"
      ? path.indexOf(`{${argument.wireName}}`)
      : path.length + (argument.required ? 1 : 2);
  return bound.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

const knownCandidates = new WeakMap<ApiModel, Map<Parameter, Candidate>>();

/** Made once of a parameter that operations share. */
function candidateOf(api: ApiModel, parameter: Parameter): Candidate {
  const known = knownCandidates.get(api) ?? new Map<Parameter, Candidate>();
  knownCandidates.set(api, known);
  const candidate = known.get(parameter) ?? parameterCandidate(parameter);
  known.set(parameter, candidate);
  return candidate;
}

function parameterCandidate(parameter: Parameter): Candidate {
  const { schema, description } = parameter;
  const withExample =
    parameter.example === undefined || schema.examples !== undefined
      ? schema
      : { ...schema, examples: [parameter.example] };
  return {
    in: parameter.in,
    wireName: parameter.name,
    required: parameter.required,
    schema: parameter.deprecated ? { ...withExample, deprecated: true } : withExample,
    ...(description === undefined ? {} : { description }),
    binding: { in: parameter.in, name: parameter.name, ...serialization(parameter) },
    origin: parameter.origin,
  };
}

/** Only what differs from the default of the place is said. */
function serialization(parameter: Parameter): Partial<Binding> {
  if (parameter.contentType !== undefined) return { contentType: parameter.contentType };
  const usual = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  const explode = parameter.style === "form" || parameter.style === "deepObject";
  return {
    ...(parameter.style === usual ? {} : { style: parameter.style }),
    ...(parameter.explode === explode ? {} : { explode: parameter.explode }),
    ...(parameter.allowReserved ? { allowReserved: true } : {}),
  };
}

function pathVariable(name: string, origin: Origin): Candidate {
  return {
    in: "path",
    wireName: name,
    required: true,
    schema: { type: "string" },
    binding: { in: "path", name },
    origin,
  };
}

function undeclaredVariables(operation: Operation): string[] {
  const declared = new Set(
    operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
  );
  const used = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string);
  return [...new Set(used)].filter((name) => !declared.has(name));
}

/**
 * A required query or header parameter with one possible value is sent, not asked for. So is a version header for
 * which the document names the version: servers demand it even where the document calls it optional.
 */
function onlyValue(api: ApiModel, parameter: Parameter): FixedValue | undefined {
  if (parameter.in !== "query" && parameter.in !== "header") return undefined;
  const schema = dereference(parameter.schema, api.schemas);
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const];
  const isVersion = parameter.in === "header" && /(^|[-_])version$/i.test(parameter.name);
  const value = values.length === 1 ? values[0] : isVersion ? schema.default : undefined;
  if (value === undefined || typeof value === "object" || !(parameter.required || isVersion))
    return undefined;
  return { in: parameter.in, name: parameter.name, value };
}

/** Headers that frame the message, credentials of any operation, and names that HTTP cannot carry are nobody's to give. */
function whyNoArgument(
  { securitySchemes }: ApiModel,
  { security }: Operation,
  { in: place, name }: Parameter,
): string | undefined {
  const isHeader = place === "header";
  const same = (other = ""): boolean =>
    isHeader ? other.toLowerCase() === name.toLowerCase() : other === name;
  const carriers = [...securitySchemes.values()].filter(
    (scheme) => scheme.type === "apiKey" && scheme.in === place && same(scheme.parameterName),
  );
  const names = new Set(security.flat());
  if (carriers.some((scheme) => names.has(scheme.name))) return "the server sends it itself";
  if (carriers.length > 0) return "it carries the credential of other operations";
  if (!isHeader) return undefined;
  if (!isToken(name)) return "HTTP has no headers of such a name";
  return isReserved(name) || /^proxy-/i.test(name) ? "the server sends it itself" : undefined;
}
