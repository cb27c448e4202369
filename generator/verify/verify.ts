import { type ListedTool, listEntry } from "../../templates/runtime/call/lazy-tool.ts";
import { acceptedToolName, maxTools } from "../../templates/runtime/settings/client-limits.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** What listing the tools costs a model, estimated. */
export interface TokenCost {
  total: number;
  byTool: Map<string, number>;
}

/** Measures what listing each tool costs, and the default surface. */
export function measureCost(server: ServerModel): TokenCost {
  const tools = server.groups.flatMap((group) => group.tools);
  const byTool = new Map(tools.map((tool) => [tool.name, costOf(tool.definition)]));
  const total = tools.reduce((sum, tool) => sum + (tool.default ? (byTool.get(tool.name) ?? 0) : 0), 0);
  return { total, byTool };
}

/** Measures the surface, unless that was done before, and reports what clients would have trouble with. */
export function verifyServer(server: ServerModel, report: Report, cost = measureCost(server)): TokenCost {
  const tools = server.groups.flatMap((group) => group.tools);
  for (const tool of tools) {
    if (!acceptedToolName.test(tool.name)) {
      report(
        diagnostic(
          "tool-name-refused",
          `The name ${JSON.stringify(tool.name)} is none that clients accept.`,
          tool.operation.origin,
        ),
      );
    }
  }
  const listed = tools.filter((tool) => tool.default).length;
  if (listed > maxTools) {
    report(
      diagnostic(
        "many-tools",
        `${listed} tools, about ${cost.total} tokens, are more than several clients take (${maxTools} tools).`,
      ),
    );
  }
  return cost;
}

/** Tokens that a tool costs in a list of tools. */
export function costOf(definition: ListedTool): number {
  return estimateTokens(listEntry(definition));
}
