import assert from "node:assert/strict";
import { callTool } from "../../client/call-tool.ts";
import { textAt, valueAt } from "../../client/read-value.ts";
import type { RetellSession } from "../session.ts";

const number = "+442071838750";

/** Imports a number of one's own SIP trunk and lets an agent answer it. */
export async function importNumber({ api, client, call }: RetellSession): Promise<string[]> {
  const [agentId = ""] = api.state.agents.keys();
  const imported = await call("import_phone_number", {
    phone_number: number,
    termination_uri: "practice.pstn.example.com",
    sip_trunk_auth_username: "practice",
    sip_trunk_auth_password: "not a secret",
    nickname: "London",
  });
  const phoneNumber = textAt(imported, "phone_number");
  await call("get_phone_number", { phone_number: phoneNumber });
  await call("update_phone_number", {
    phone_number: phoneNumber,
    inbound_agents: [{ agent_id: agentId, weight: 1 }],
    allowed_inbound_country_list: ["GB", "IE"],
  });
  const shown = await call("get_phone_number", { phone_number: number });

  const { last_modification_timestamp: _, ...stored } = api.state.phoneNumbers.get(number) ?? {};
  assert.deepEqual(
    stored,
    {
      phone_number: number,
      phone_number_type: "custom",
      nickname: "London",
      sip_outbound_trunk_config: { termination_uri: "practice.pstn.example.com", auth_username: "practice" },
      inbound_agents: [{ agent_id: agentId, weight: 1 }],
      allowed_inbound_country_list: ["GB", "IE"],
    },
    "the number that the account now has",
  );
  assert.equal(valueAt(shown, "inbound_agents", 0, "agent_id"), agentId, "who answers it");
  await refuseTwice(client);
  return [`${number} (London) is answered by ${agentId}.`];
}

async function refuseTwice(client: RetellSession["client"]): Promise<void> {
  const again = { phone_number: number, termination_uri: "practice.pstn.example.com" };
  const { isError, text } = await callTool(client, "import_phone_number", again);
  assert.equal(isError, true, "a number cannot be imported twice");
  assert.equal(valueAt(JSON.parse(text), "status"), 400, text);
}
