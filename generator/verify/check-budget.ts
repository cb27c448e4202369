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
  const named = tools.slice(0, maxNamed).map(({ name, tokens }) => `${name} ${shown(tokens)}`);
  throw new InputError(
    "budget-exceeded",
    `The default surface costs about ${shown(cost.total)} tokens, ${shown(cost.total - budget)} more than the budget of ${shown(budget)}. The largest of its ${tools.length} tools: ${named.join(", ")}.`,
  );
}

function shown(tokens: number): string {
  return tokens.toLocaleString("en");
}
