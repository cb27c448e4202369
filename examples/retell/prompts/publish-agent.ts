import assert from "node:assert/strict";
import { textAt, valueAt } from "../../client/read-value.ts";
import type { RetellSession } from "../session.ts";

const prompt = "You ask callers for company size, budget and date, and hand good leads to sales.";

/** Makes a model and an agent that talks through it, sets what only a change can, then publishes the first version. */
export async function publishAgent({ api, call }: RetellSession): Promise<string[]> {
  const llm = await call("create_retell_llm", { general_prompt: prompt, start_speaker: "agent" });
  const llmId = textAt(llm, "llm_id");
  const settings = {
    agent_name: "Inbound sales",
    response_engine: { type: "retell-llm", llm_id: llmId },
    voice_id: "11labs-Adrian",
    language: ["en-US", "de-DE"],
    voice_speed: 1.1,
    webhook_events: ["call_ended", "call_analyzed"],
  };
  const details = { voicemail_option: null, interruption_sensitivity: 0.6 };
  const agent = await call("create_agent", settings);
  const agentId = textAt(agent, "agent_id");
  await call("update_agent", { agent_id: agentId, ...details });
  const draft = await call("get_agent", { agent_id: agentId });
  const version = valueAt(draft, "version");
  await call("publish_agent", { agent_id: agentId, version, version_title: "First" });

  const stored = api.state.agents.get(agentId);
  assert.equal(stored?.length, 1, "publishing a version makes no other");
  const { last_modification_timestamp: _, ...rest } = stored?.[0] ?? {};
  assert.deepEqual(
    rest,
    { ...settings, ...details, agent_id: agentId, version: 0, is_published: true, version_title: "First" },
    "the agent that the account now has",
  );
  assert.equal(api.state.llms.get(llmId)?.[0]?.general_prompt, prompt, "the model behind it");
  return [`Inbound sales is ${agentId}, its version ${version} is published.`];
}
