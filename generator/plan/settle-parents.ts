import type { FixedValue } from "../../templates/runtime/tool.ts";
import type { ArgumentContext, ArgumentDraft } from "./curate-arguments.ts";
import { isRequiredPath, missingMember, withoutRequired } from "./member-schema.ts";

/** What has to be sent and said so that values lifted out of an argument can stand for it. */
export interface SettledParents {
  fixed: FixedValue[];
  /** By name of the argument. */
  defaults: Record<string, unknown>;
  /** By keys of the curation. */
  choices: string[][][];
}

/**
 * Settles what is required of arguments from which values are lifted. An argument that stays no longer requires what a
 * lifted one may bring and, where these bring all that it requires, need not be given. One that is hidden requires of
 * its lifted ones what it requires itself; what none of them brings is a problem.
 */
export function settleParents(drafts: readonly ArgumentDraft[], context: ArgumentContext): SettledParents {
  const settled: SettledParents = { fixed: [], defaults: Object.create(null), choices: [] };
  for (const parent of drafts) {
    const children = drafts.filter(
      ({ lifted, from }) => lifted?.parent.name === parent.key && from !== "nobody",
    );
    if (children.length > 0 && parent.lifted === undefined) settle(parent, children, context, settled);
  }
  return settled;
}

function settle(
  parent: ArgumentDraft,
  children: readonly ArgumentDraft[],
  { schemas, at, problems }: ArgumentContext,
  settled: SettledParents,
): void {
  const { argument, choice } = parent;
  const { schema } = argument;
  const paths = children.map(pathOf);
  const missing = missingMember(schema, paths, schemas);
  const needed = children.filter((child) => isAsked(child) && isRequiredPath(schema, pathOf(child), schemas));
  const isSent = children.some((child) => !isAsked(child) || child.argument.required);
  if (parent.from === "nobody") {
    if (missing !== undefined)
      problems.refused(
        [...at, "arguments", parent.key, "hide"],
        `${JSON.stringify(parent.key)} is hidden but requires ${JSON.stringify(missing)}, which nothing brings.`,
        "Lift that, too, or fix it, or do not hide what holds it.",
      );
    if (!argument.required) return;
    for (const child of needed) child.argument.required = true;
    const { name } = argument.binding;
    if (needed.length === 0 && !isSent) settled.fixed.push({ in: "body", name, value: {} });
    return;
  }
  if (parent.from === "constant") return;
  argument.schema = withoutRequired(schema, paths, schemas);
  if (!argument.required || choice.required === true || missing !== undefined) return;
  argument.required = false;
  if (needed.some((child) => !child.argument.required))
    settled.choices.push([[parent.key], needed.map(({ key }) => key)]);
  else if (!isSent) settled.defaults[argument.name] = {};
}

/** Whether it is the caller who says the value, and nothing stands for it. */
function isAsked({ from, value }: ArgumentDraft): boolean {
  return from === "caller" && value === undefined;
}

function pathOf({ lifted }: ArgumentDraft): readonly string[] {
  return lifted?.path ?? [];
}
