import { groupDigits } from "../../templates/runtime/result/group-digits.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";
import type { TokenCost } from "./verify.ts";

const maxNamed = 5;

/** @throws InputError that names the largest tools, when listing the default surface costs more tokens than the budget. */
export function checkBudget(server: ServerModel, cost: TokenCost, budget: number): void {
  if (cost.total <= budget) return;
  const tools = server.groups
    .flatMap((group) => group.tools.filter((tool) => tool.default))
    .map(({ name }) => ({ name, tokens: cost.byTool.get(name) ?? 0 }))
    .sort((a, b) => b.tokens - a.tokens || (a.name < b.name ? -1 : 1));
  const named = tools.slice(0, maxNamed).map(({ name, tokens }) => `${name} ${groupDigits(tokens)}`);
  throw new InputError(
    "budget-exceeded",
    `The default surface costs about ${groupDigits(cost.total)} tokens, ${groupDigits(cost.total - budget)} more than the budget of ${groupDigits(budget)}. The largest of its ${tools.length} tools: ${named.join(", ")}.`,
  );
}
