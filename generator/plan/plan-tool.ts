import type {
  Binding,
  FixedValue,
  InputSchema,
  PagingDefinition,
  ToolDefinition,
} from "../../templates/runtime/tool.ts";
import type { ApiModel, Operation } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { acceptOf } from "./accept-of.ts";
import { annotateTool, differingHints, needsConfirmation } from "./annotate-tools.ts";
import { type BoundArgument, type BoundOperation, bindArguments, noteChoice } from "./bind-arguments.ts";
import { type Texts, textsOf } from "./brevity.ts";
import { hidesText } from "./clean-text.ts";
import { type CuratedAnswer, curateAnswer, outlineAfter } from "./curate-answer.ts";
import { curateArguments } from "./curate-arguments.ts";
import { curateContent, curateHints } from "./curate-tool.ts";
import type { CurationProblems } from "./curation-problems.ts";
import { describeTool } from "./describe-tools.ts";
import type { ToolChoice } from "./find-curated-tools.ts";
import { findPaging } from "./find-paging.ts";
import { fitSchemas } from "./fit-schemas.ts";
import type { SchemaArgument } from "./fitting.ts";
import type { Tool } from "./model.ts";
import { cursorArgument, offerCursor } from "./offer-cursor.ts";
import { fieldsArgument, offerFields } from "./offer-fields.ts";

/** What is decided of a tool before its own operation is looked at. */
export interface ToolPlace {
  name: string;
  group: string;
  baseUrl: string | undefined;
  /** In the default surface. */
  isListed: boolean;
  /** What a person chose for it. */
  choice: ToolChoice | undefined;
  /** How its texts are shown. */
  texts: Texts;
}

interface BoundTool {
  arguments: BoundArgument[];
  bindings: Binding[];
  fixed: FixedValue[];
  defaults: Record<string, unknown>;
  notes: string[];
}

/** Makes the tool of one operation: what a client is told of it, and its request. */
export function planTool(
  api: ApiModel,
  operation: Operation,
  place: ToolPlace,
  problems: CurationProblems,
  report: Report,
): Tool {
  const { name, group, baseUrl, isListed, choice, texts } = place;
  const content = choice && curateContent(operation, choice, problems);
  const bound = bindArguments(api, operation, report, content);
  const curated = chooseArguments(api, operation, bound, choice, problems);
  const hints = hintsOf(operation.method, choice, problems);
  const answer = chooseAnswer(curated, choice, problems);
  const unsent = answer.include === undefined ? [] : [answer.include];
  const fields =
    hints.hints.readOnlyHint &&
    choice?.choice.answer?.fields !== false &&
    offerFields(operation, [...curated.arguments, ...unsent]);
  if (fields) unsent.push(fieldsArgument);
  const paging = pagingOf(api, operation, curated.arguments, unsent, choice, hints.hints.readOnlyHint);
  if (paging?.cursor !== undefined) unsent.push(cursorArgument);
  const input = unsent.reduce(withUnsent, curated.arguments);
  const inputSchema = fitSchemas(input, api.schemas, { tool: name, origin: operation.origin, texts }, report);
  reportHiddenText(operation, choice, report);
  const accept = acceptOf(operation);
  const { method, path, operationId, deprecated, origin } = operation;
  const describeOn = (said: Operation, shown = textsOf(texts.brevity)) =>
    describeTool(said, name, curated.notes, choice?.choice, shown);
  const aliases = choice?.choice.aliases;
  const definition: ToolDefinition = {
    name,
    ...(aliases === undefined ? {} : { aliases }),
    ...describeOn(operation, texts),
    ...hints,
    ...(choice?.choice.pin === true ? { pin: true } : {}),
    ...(isListed ? {} : { default: false }),
    ...(texts.brevity.terse ? { terse: differingHints(hints.hints) } : {}),
    inputSchema: withDialect(inputSchema, bound.dialect),
    request: {
      method,
      path: operation.fixedQuery === undefined ? path : `${path}?${operation.fixedQuery}`,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      bindings: curated.bindings,
      ...(curated.fixed.length === 0 ? {} : { fixed: curated.fixed }),
      ...(Object.keys(curated.defaults).length === 0 ? {} : { defaults: curated.defaults }),
      ...(bound.body === undefined ? {} : { body: bound.body }),
      ...(accept === undefined ? {} : { accept }),
      ...(operation.security.length === 0 ? {} : { security: operation.security }),
    },
    ...(paging === undefined ? {} : { paging }),
    ...answerOf(operation, fields ? { shape: { ...answer.shape, fields } } : answer),
    origin,
  };
  return {
    name,
    group,
    default: isListed,
    definition,
    arguments: curated.arguments.map(({ name: argument, in: at, wireName, required }) => ({
      name: argument,
      in: at,
      wireName,
      required,
    })),
    input,
    ...(deprecated ? { undeprecated: describeOn({ ...operation, deprecated: false }).description } : {}),
    answers: answersOf(operation),
    operation: { method, path, ...(operationId === undefined ? {} : { operationId }), deprecated, origin },
  };
}

function chooseArguments(
  api: ApiModel,
  { path }: Operation,
  bound: BoundOperation,
  tool: ToolChoice | undefined,
  problems: CurationProblems,
): BoundTool {
  const { arguments: choices } = tool?.choice ?? {};
  if (tool === undefined || choices === undefined)
    return {
      arguments: bound.arguments,
      bindings: bound.arguments.map(({ binding }) => binding),
      fixed: bound.fixed,
      defaults: {},
      notes: bound.notes,
    };
  const context = { path, schemas: api.schemas, at: tool.path, problems };
  const curated = curateArguments(bound, choices, context);
  return { ...curated, notes: curated.choices.map(noteChoice) };
}

function chooseAnswer(
  { arguments: args }: BoundTool,
  tool: ToolChoice | undefined,
  problems: CurationProblems,
): CuratedAnswer {
  const { answer } = tool?.choice ?? {};
  if (tool === undefined || answer === undefined) return {};
  const taken = args.map(({ name }) => name);
  return curateAnswer(answer, taken, [...tool.path, "answer"], problems);
}

/** How pages are asked for, also by the argument `cursor` unless a person or the operation leaves it out. */
function pagingOf(
  { schemas }: ApiModel,
  operation: Operation,
  args: readonly BoundArgument[],
  unsent: readonly SchemaArgument[],
  choice: ToolChoice | undefined,
  reads: boolean,
): PagingDefinition | undefined {
  const { next, cursor } = choice?.choice.answer ?? {};
  const paging = next === false ? undefined : findPaging(operation, args, schemas, reads);
  const isOffered = cursor !== false && (reads || operation.method === "POST");
  return paging === undefined || !isOffered ? paging : offerCursor(paging, [...args, ...unsent]);
}

/** An argument that is not sent stands among the optional ones by its name. */
function withUnsent(
  args: readonly (SchemaArgument | BoundArgument)[],
  added: SchemaArgument,
): readonly (SchemaArgument | BoundArgument)[] {
  const isAfter = (argument: SchemaArgument | BoundArgument): boolean =>
    !("in" in argument && argument.in === "path") && !argument.required && argument.name > added.name;
  const found = args.findIndex(isAfter);
  const index = found === -1 ? args.length : found;
  return [...args.slice(0, index), added, ...args.slice(index)];
}

function hintsOf(
  method: string,
  choice: ToolChoice | undefined,
  problems: CurationProblems,
): Pick<ToolDefinition, "hints" | "confirm"> {
  if (choice !== undefined) return curateHints(method, choice, problems);
  return { hints: annotateTool(method), ...(needsConfirmation(method) ? { confirm: true } : {}) };
}

function withDialect(schema: InputSchema, dialect: string | undefined): InputSchema {
  return dialect === undefined ? schema : { $schema: dialect, ...schema };
}

function reportHiddenText(
  { summary = "", description = "", method, path, origin }: Operation,
  tool: ToolChoice | undefined,
  report: Report,
): void {
  const { title, description: chosen } = tool?.choice ?? {};
  const texts = [title === undefined || chosen === undefined ? summary : "", chosen ?? description];
  if (!texts.some(hidesText)) return;
  const message = `The description of ${method} ${path} holds text that is not seen; it is left out.`;
  report(diagnostic("text-hidden", message, origin));
}

/** The outline of the answer to success, where every documented one is the same, and what is done with that answer. */
function answerOf(operation: Operation, { shape }: CuratedAnswer): Pick<ToolDefinition, "answer" | "shape"> {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const [outline, ...others] = successes.map((response) => response.outline);
  const answer = outline === undefined || others.length > 0 ? {} : { answer: outline };
  if (shape === undefined) return answer;
  return { ...(answer.answer === undefined ? {} : { answer: outlineAfter(answer.answer, shape) }), shape };
}

function answersOf({ responses }: Operation): string[] {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const types = new Set(successes.flatMap(({ contentTypes }) => contentTypes));
  const [only, ...others] = successes.flatMap(({ fields }) => (fields === undefined ? [] : [fields]));
  if (only === undefined) return [...types].sort();
  // Sorted and each once as they are, and many.
  if (others.length === 0) return [...types].reduce(insertSorted, only);
  return [...new Set([...types, ...only, ...others.flat()])].sort();
}

function insertSorted(sorted: string[], added: string): string[] {
  const index = sorted.findIndex((item) => item >= added);
  if (sorted[index] === added) return sorted;
  return index === -1 ? [...sorted, added] : [...sorted.slice(0, index), added, ...sorted.slice(index)];
}
