import assert from "node:assert/strict";
import { listAt, textAt } from "../../client/read-value.ts";
import type { RetellSession } from "../session.ts";

/** Lists the voice agents and says what each does, from the prompt of the model behind it. */
export async function summariseAgents({ api, call }: RetellSession): Promise<string[]> {
  const listed = await call("list_agents", {
    limit: 100,
    sort_order: "ascending",
    filter_criteria: { channel: { type: "string", op: "eq", value: "voice" } },
  });
  const lines: string[] = [];
  for (const entry of listAt(listed, "items")) {
    const agent = await call("get_agent", { agent_id: textAt(entry, "agent_id") });
    const llm = await call("get_retell_llm", { llm_id: textAt(agent, "response_engine", "llm_id") });
    lines.push(`${textAt(agent, "agent_name")}: ${textAt(llm, "general_prompt")}`);
  }
  const prompts = [...api.state.llms.values()].map((versions) => versions.at(-1)?.general_prompt);
  const names = [...api.state.agents.values()].map((versions) => versions.at(-1)?.agent_name);
  assert.deepEqual(
    lines,
    names.map((name, index) => `${name}: ${prompts[index]}`),
    "the agents of the account, oldest first",
  );
  const [request] = api.requests;
  assert.deepEqual(request?.query, { limit: "100", sort_order: "ascending" }, "paging goes into the query");
  return lines;
}
