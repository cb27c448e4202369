import type { ApiModel } from "../api/model.ts";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { type Brevity, brieferTexts } from "../plan/brevity.ts";
import { type PlanOptions, planServer } from "../plan/plan.ts";
import { fitBudget, type Measured } from "../verify/fit-budget.ts";
import { measureCost } from "../verify/verify.ts";

/** The server with its usual texts, or with what fits the budget; reports what is said of that one only. */
export function planToBudget(
  api: ApiModel,
  options: PlanOptions,
  budget: number | undefined,
  report: Report,
): Measured {
  const attempt = (brevity?: Brevity) => {
    const said: Diagnostic[] = [];
    const server = planServer(api, { ...options, ...(brevity === undefined ? {} : { brevity }) }, (each) =>
      said.push(each),
    );
    return { server, said, cost: measureCost(server) };
  };
  const usual = attempt();
  const listed = usual.server.groups.flatMap(({ tools }) => tools.filter((tool) => tool.default)).length;
  const steps = brieferTexts(listed).map(({ says, brevity }) => ({
    says,
    attempt: () => attempt(brevity),
  }));
  const chosen = budget === undefined ? usual : fitBudget(usual, steps, budget, report);
  for (const each of chosen.said) report(each);
  return chosen;
}
