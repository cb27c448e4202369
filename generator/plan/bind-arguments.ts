import { isReserved, isToken } from "../../templates/runtime/request/header-rules.ts";
import type { Binding, BodyDefinition, FixedValue } from "../../templates/runtime/tool.ts";
import type { ApiModel, BodyContent, Operation, Origin, Parameter, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { bindBody, isAlwaysEmpty } from "./bind-body.ts";
import { dereference } from "./merge-all-of.ts";
import type { Argument } from "./model.ts";
import { nameArguments } from "./name-arguments.ts";

/**
 * An argument with all that the tool's input schema and its request say about it. Until all of its operation are known its
 * name is that on the wire, which most keep.
 */
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

/** Says for each parameter and body property of an operation which argument brings it and where it goes. */
export function bindArguments(
  api: ApiModel,
  operation: Operation,
  report: Report,
  content?: BodyContent,
): BoundOperation {
  const fixed: FixedValue[] = [];
  const candidates: BoundArgument[] = [];
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
    const sent = sentFor(api, parameter);
    if ("value" in sent) fixed.push(sent);
    else candidates.push(sent);
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
  const bound = nameAll(all);
  const choices = (body?.requiredChoices ?? []).map((sets) => sets.map((set) => namesInBody(bound, set)));
  return {
    arguments: inReadingOrder(bound, operation.path),
    fixed,
    ...(body === undefined ? {} : { body: body.definition }),
    ...(dialect === undefined ? {} : { dialect }),
    notes: choices.map(noteChoice),
    choices,
  };
}

/** What stands twice at the same place has one name. */
function nameAll(candidates: readonly BoundArgument[]): BoundArgument[] {
  const names = nameArguments(candidates);
  const places = new Set(candidates.map(placeOf));
  if (places.size === candidates.length)
    return candidates.map((candidate) => boundAs(candidate, names.get(candidate) as string));
  const firstAt = new Map<string, BoundArgument>();
  for (const item of [...candidates].reverse()) firstAt.set(placeOf(item), item);
  return candidates.map((item) =>
    boundAs(item, names.get(firstAt.get(placeOf(item)) as BoundArgument) as string),
  );
}

function placeOf({ in: place, wireName }: BoundArgument): string {
  return `${place} ${wireName}`;
}

function boundAs(candidate: BoundArgument, name: string): BoundArgument {
  if (candidate.name === name) return candidate;
  return { ...candidate, name, binding: { ...candidate.binding, argument: name } };
}

/** The arguments are named, not the properties, whose names may be any text. */
function namesInBody(bound: readonly BoundArgument[], wireNames: readonly string[]): string[] {
  return wireNames.flatMap((wireName) =>
    bound
      .filter(({ in: place, wireName: own }) => place === "body" && own === wireName)
      .map(({ name }) => name),
  );
}

/** A sentence for a model, since JSON Schema may not say it at the root. */
export function noteChoice(sets: readonly string[][]): string {
  const written = sets.map((names) => names.join(" and "));
  const last = written.at(-1) ?? "";
  return written.length < 2 ? `Needs ${last}.` : `Needs ${written.slice(0, -1).join(", ")} or ${last}.`;
}

/** Path arguments as the path has them, then required ones, then the others, by name. */
export function inReadingOrder(bound: readonly BoundArgument[], path: string): BoundArgument[] {
  const ranked = bound.map((argument) => ({ argument, rank: rankIn(path, argument) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.argument.name < b.argument.name ? -1 : 1));
  return ranked.map(({ argument }) => argument);
}

function rankIn(path: string, { in: place, wireName, required }: BoundArgument): number {
  return place === "path" ? path.indexOf(`{${wireName}}`) : path.length + (required ? 1 : 2);
}

const knownParameters = new WeakMap<ApiModel, Map<Parameter, BoundArgument | FixedValue>>();

/** What the request has of a parameter: the value of an argument, or one that is always sent. Made once for all operations. */
function sentFor(api: ApiModel, parameter: Parameter): BoundArgument | FixedValue {
  let known = knownParameters.get(api);
  if (known === undefined) {
    known = new Map();
    knownParameters.set(api, known);
  }
  let sent = known.get(parameter);
  if (sent === undefined) {
    sent = onlyValue(api, parameter) ?? parameterCandidate(parameter);
    known.set(parameter, sent);
  }
  return sent;
}

function parameterCandidate(parameter: Parameter): BoundArgument {
  const { schema, description } = parameter;
  const withExample =
    parameter.example === undefined || schema.examples !== undefined
      ? schema
      : { ...schema, examples: [parameter.example] };
  return {
    name: parameter.name,
    in: parameter.in,
    wireName: parameter.name,
    required: parameter.required,
    schema: parameter.deprecated ? { ...withExample, deprecated: true } : withExample,
    ...(description === undefined ? {} : { description }),
    binding: {
      argument: parameter.name,
      in: parameter.in,
      name: parameter.name,
      ...serialization(parameter),
    },
    origin: parameter.origin,
  };
}

/** Only what differs from the default of the place is said. */
function serialization(parameter: Parameter): Partial<Binding> {
  if (parameter.contentType !== undefined) return { contentType: parameter.contentType };
  const usual = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  const explode = /^(form|deepObject|cookie)$/.test(parameter.style);
  return {
    ...(parameter.style === usual ? {} : { style: parameter.style }),
    ...(parameter.explode === explode ? {} : { explode: parameter.explode }),
    ...(parameter.allowReserved ? { allowReserved: true } : {}),
    ...(parameter.itemStyles === undefined ? {} : { itemStyles: parameter.itemStyles }),
  };
}

function pathVariable(name: string, origin: Origin): BoundArgument {
  return {
    name,
    in: "path",
    wireName: name,
    required: true,
    schema: { type: "string" },
    binding: { argument: name, in: "path", name },
    origin,
  };
}

function undeclaredVariables({ path, parameters }: Operation): string[] {
  const used = path.match(/\{[^{}]+\}/g) ?? [];
  const isDeclared = (name: string): boolean =>
    parameters.some((parameter) => parameter.in === "path" && parameter.name === name);
  return [...new Set(used.map((variable) => variable.slice(1, -1)))].filter((name) => !isDeclared(name));
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
  let carries = false;
  for (const scheme of securitySchemes.values()) {
    const { type, in: carrier, parameterName = "" } = scheme;
    if (type !== "apiKey" || carrier !== place) continue;
    const isSame = isHeader ? parameterName.toLowerCase() === name.toLowerCase() : parameterName === name;
    if (!isSame) continue;
    carries = true;
    if (security.some((names) => names.includes(scheme.name))) return "the server sends it itself";
  }
  if (carries) return "it carries the credential of other operations";
  if (!isHeader) return undefined;
  if (!isToken(name)) return "HTTP has no headers of such a name";
  return isReserved(name) || /^proxy-/i.test(name) ? "the server sends it itself" : undefined;
}
