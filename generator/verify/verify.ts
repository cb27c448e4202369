import { listEntry } from "../../templates/runtime/call/lazy-tool.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { clientLimits } from "./client-limits.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** What listing the tools costs a model, estimated. */
export interface TokenCost {
  total: number;
  byTool: Map<string, number>;
}

/** Measures the surface and reports what clients would have trouble with. */
export function verifyServer(server: ServerModel, report: Report): TokenCost {
  const tools = server.groups.flatMap((group) => group.tools);
  const byTool = new Map(tools.map((tool) => [tool.name, costOf(tool)]));
  const total = tools.reduce((sum, tool) => sum + (tool.default ? (byTool.get(tool.name) ?? 0) : 0), 0);
  for (const tool of tools) {
    if (!clientLimits.toolName.test(tool.name)) {
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
  if (listed > clientLimits.tools) {
    report(
      diagnostic(
        "many-tools",
        `${listed} tools, about ${total} tokens, are more than several clients take (${clientLimits.tools} tools).`,
      ),
    );
  }
  return { total, byTool };
}

function costOf(tool: Tool): number {
  return estimateTokens(listEntry(tool.definition));
}
