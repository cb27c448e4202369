import { groupDigits } from "../../templates/runtime/result/group-digits.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Group, ServerModel } from "../plan/model.ts";
import { checkBudget } from "./check-budget.ts";
import type { TokenCost } from "./verify.ts";

/** A server, and what listing it costs. */
export interface Measured {
  server: ServerModel;
  cost: TokenCost;
}

/** Something that a surface can give up, and the server without it. */
export interface Step<Attempt extends Measured> {
  says: string;
  attempt(): Attempt;
}

/**
 * Makes the default surface cost at most `budget` tokens: gives up texts, one step after the other, and then takes whole
 * groups off it: the cheapest that is enough by itself or, where none is, the dearest and so on. A message says what was
 * given up. What fits from the start is left as it is.
 *
 * @throws InputError when not even one group fits.
 */
export function fitBudget<Attempt extends Measured>(
  whole: Attempt,
  steps: readonly Step<Attempt>[],
  budget: number,
  report: Report,
): Attempt {
  const said: string[] = [];
  let attempt = whole;
  for (const step of steps) {
    if (attempt.cost.total <= budget) break;
    attempt = step.attempt();
    said.push(step.says);
  }
  if (attempt.cost.total > budget) {
    const hidden = groupsToHide(attempt, budget);
    if (hidden.length === 0) checkBudget(attempt.server, attempt.cost, budget);
    attempt = { ...attempt, ...without(attempt, hidden) };
    const tools = hidden.reduce((sum, { tools: own }) => sum + own.filter((tool) => tool.default).length, 0);
    const names = hidden.map(({ name }) => name).sort();
    said.push(
      `${tools} tools are listed only with --groups all or the names of their groups: ${names.join(", ")}`,
    );
  }
  if (said.length > 0) {
    report(
      diagnostic(
        "budget-fitted",
        `To list the default surface for ${groupDigits(budget)} tokens instead of ${groupDigits(whole.cost.total)}: ${said.join("; ")}. It costs about ${groupDigits(attempt.cost.total)}.`,
      ),
    );
  }
  return attempt;
}

/** Groups that have to leave the default surface; none when nothing would be left of it. */
function groupsToHide({ server, cost }: Measured, budget: number): Group[] {
  const costs = new Map(server.groups.map((group) => [group, costOf(group, cost)]));
  const tokensOf = (group: Group): number => costs.get(group) ?? 0;
  const listed = server.groups
    .filter((group) => tokensOf(group) > 0)
    .sort((a, b) => tokensOf(b) - tokensOf(a) || (a.name < b.name ? -1 : 1));
  const hidden: Group[] = [];
  for (let excess = cost.total - budget; excess > 0; ) {
    const next = listed.findLast((group) => tokensOf(group) >= excess) ?? listed[0];
    if (next === undefined) break;
    listed.splice(listed.indexOf(next), 1);
    hidden.push(next);
    excess -= tokensOf(next);
  }
  return listed.length === 0 ? [] : hidden;
}

function costOf(group: Group, { byTool }: TokenCost): number {
  return group.tools.reduce((sum, tool) => sum + (tool.default ? (byTool.get(tool.name) ?? 0) : 0), 0);
}

function without({ server, cost }: Measured, hidden: readonly Group[]): Measured {
  const isHidden = new Set(hidden);
  const groups = server.groups.map((group) =>
    isHidden.has(group)
      ? {
          ...group,
          tools: group.tools.map((tool) => ({
            ...tool,
            default: false,
            definition: { ...tool.definition, default: false as const },
          })),
        }
      : group,
  );
  const total = cost.total - hidden.reduce((sum, group) => sum + costOf(group, cost), 0);
  return { server: { ...server, groups }, cost: { ...cost, total } };
}
