import type { Binding, FixedValue } from "../../templates/runtime/tool.ts";
import type { NamedSchema } from "../api/model.ts";
import type { CuratedArgument } from "../curation/model.ts";
import { type BoundArgument, type BoundOperation, inReadingOrder } from "./bind-arguments.ts";
import { checkValue } from "./check-value.ts";
import { curateChoices } from "./curate-choices.ts";
import type { CurationPath, CurationProblems } from "./curation-problems.ts";
import { type LiftedArgument, liftArgument } from "./lift-argument.ts";
import { settleParents } from "./settle-parents.ts";

/** An argument on its way through the curation. */
export interface ArgumentDraft {
  /** By which the curation calls it. */
  key: string;
  choice: CuratedArgument;
  /** Changed as the choice says. */
  argument: BoundArgument;
  /** Who says what is sent: the caller, the curation, or nobody. */
  from: "caller" | "constant" | "nobody";
  /** Of a constant what is always sent, of another what is sent when the caller says nothing. */
  value?: unknown;
  lifted?: LiftedArgument;
}

export interface CuratedArguments {
  /** Those that a caller can give, in the order of the input schema. */
  arguments: BoundArgument[];
  bindings: Binding[];
  fixed: FixedValue[];
  defaults: Record<string, unknown>;
  /** Sets of names of which one set must be given, of each choice. */
  choices: string[][][];
}

/** What surrounds the arguments of one tool. */
export interface ArgumentContext {
  path: string;
  schemas: ReadonlyMap<string, NamedSchema>;
  /** Place of the tool in the curation file. */
  at: CurationPath;
  problems: CurationProblems;
}

/**
 * Renames, describes, requires, hides and fixes arguments, gives them defaults, and lifts nested values of the body to
 * arguments. What is only tightened or replaced keeps its place in the request.
 */
export function curateArguments(
  bound: BoundOperation,
  choices: Readonly<Record<string, CuratedArgument>>,
  context: ArgumentContext,
): CuratedArguments {
  const { drafts, fixed } = draftArguments(bound, choices, context);
  for (const draft of drafts) change(draft, context);
  const parents = settleParents(drafts, context);
  const given = drafts.filter(({ from }) => from === "caller");
  refuseEqualNames(given, context);
  for (const draft of drafts) {
    const { argument, from, key, lifted } = draft;
    const isLost = from === "nobody" && argument.required && lifted === undefined;
    const standsFor = (other: ArgumentDraft) => other.lifted?.parent.name === key && other.from !== "nobody";
    if (isLost && !drafts.some(standsFor))
      context.problems.refused(
        [...context.at, "arguments", key, "hide"],
        `${JSON.stringify(key)} is required and cannot be hidden alone.`,
        "Give fix or default beside hide.",
      );
  }
  const args = inReadingOrder(
    given.map(({ argument }) => argument),
    context.path,
  );
  const defaults: Record<string, unknown> = Object.create(null);
  for (const { argument, value } of given) if (value !== undefined) defaults[argument.name] = value;
  Object.assign(defaults, parents.defaults);
  const bindings = args.map(({ binding }) => binding);
  for (const draft of drafts) {
    if (draft.from !== "constant") continue;
    const value = fixedValue(draft);
    if (value !== undefined) fixed.push(value);
    else keepBinding(draft, bindings, defaults);
  }
  return {
    arguments: args,
    bindings,
    fixed: [...fixed, ...parents.fixed],
    defaults,
    choices: curateChoices([...bound.choices, ...parents.choices], drafts, context),
  };
}

function draftArguments(
  bound: BoundOperation,
  choices: Readonly<Record<string, CuratedArgument>>,
  { schemas, at, problems }: ArgumentContext,
): { drafts: ArgumentDraft[]; fixed: FixedValue[] } {
  const own = new Set(bound.arguments.map(({ name }) => name));
  const drafts = bound.arguments.map((argument): ArgumentDraft => {
    const written = Object.hasOwn(choices, argument.name) ? choices[argument.name] : undefined;
    const choice = written === undefined || written.lift !== undefined ? {} : written;
    return { key: argument.name, choice, argument: { ...argument }, from: "caller" };
  });
  const fixed = new Map(bound.fixed.map((value) => [value.name, value]));
  for (const key of Object.keys(choices).sort()) {
    const choice = choices[key] as CuratedArgument;
    const place = [...at, "arguments", key];
    if (choice.lift !== undefined) {
      const lifted = liftArgument(key, choice.lift, bound, schemas, [...place, "lift"], problems);
      if (lifted !== undefined)
        drafts.push({ key, choice, argument: lifted.argument, from: "caller", lifted });
    } else if (!own.has(key)) {
      const sent = fixed.get(key);
      if (sent !== undefined && choice.fix !== undefined) fixed.set(key, { ...sent, value: choice.fix });
      else problems.unmatched(place, `The tool has no argument ${JSON.stringify(key)}.`, key, own);
    }
  }
  return { drafts, fixed: [...fixed.values()] };
}

function change(draft: ArgumentDraft, context: ArgumentContext): void {
  const { key, choice, argument } = draft;
  const place = [...context.at, "arguments", key];
  const { name, description, hide, required, fix } = choice;
  const value = fix === undefined ? choice.default : fix;
  if (value !== undefined) {
    draft.value = value;
    checkValue(value, argument, [...place, fix === undefined ? "default" : "fix"], context);
  }
  if (fix !== undefined || hide === true) {
    draft.from = value === undefined ? "nobody" : "constant";
    return;
  }
  if (name !== undefined) rename(argument, name, [...place, "name"], context.problems);
  if (description !== undefined) Object.assign(argument, { description, curated: true });
  if (value !== undefined) argument.schema = { ...argument.schema, default: value };
  if (required === false && argument.required && value === undefined)
    context.problems.refused(
      [...place, "required"],
      `The API requires ${JSON.stringify(key)}; a curation can only require more.`,
      "Give it a default, which makes it optional.",
    );
  argument.required = required === true || (argument.required && value === undefined);
}

function rename(argument: BoundArgument, name: string, at: CurationPath, problems: CurationProblems): void {
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name) || name === "__proto__")
    problems.refused(
      at,
      `${JSON.stringify(name)} is no name of an argument that clients accept.`,
      'Take letters, digits, "_", "." and "-", at most 64.',
    );
  argument.name = name;
  argument.binding = { ...argument.binding, argument: name };
}

function refuseEqualNames(given: readonly ArgumentDraft[], { at, problems }: ArgumentContext): void {
  const owners = new Map<string, ArgumentDraft>();
  for (const draft of given) {
    const { name } = draft.argument;
    const owner = owners.get(name);
    if (owner === undefined) {
      owners.set(name, draft);
      continue;
    }
    const named = [draft, owner].find(({ choice }) => Object.keys(choice).length > 0) ?? draft;
    const other = named === draft ? owner : draft;
    problems.refused(
      [...at, "arguments", named.key],
      `Two arguments are called ${JSON.stringify(name)}: this one and ${JSON.stringify(other.key)} of the ${other.argument.in}.`,
    );
  }
}

/** A value that the request definition can hold as fixed; undefined where it must be serialised like an argument. */
function fixedValue({ argument: { binding }, value }: ArgumentDraft): FixedValue | undefined {
  const { in: at, name } = binding;
  if (at === "body") return { in: at, name, ...(binding.pointer ? { pointer: true } : {}), value };
  const isPlain =
    typeof value !== "object" && !["style", "contentType", "allowReserved"].some((key) => key in binding);
  return isPlain && (at === "query" || at === "header" || at === "cookie")
    ? { in: at, name, value }
    : undefined;
}

/** The binding stays, its value is the default; the name is none that an argument can have, so that no caller gives it. */
function keepBinding(
  { argument: { binding }, value }: ArgumentDraft,
  bindings: Binding[],
  defaults: Record<string, unknown>,
): void {
  const name = `=${binding.argument}`;
  bindings.push({ ...binding, argument: name });
  defaults[name] = value;
}
