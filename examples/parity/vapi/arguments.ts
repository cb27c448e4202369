import assert from "node:assert/strict";
import { textAt, valueAt } from "../../client/read-value.ts";
import type { VapiClaim } from "../vapi.ts";
import { callArguments } from "./tools.ts";

const assistant = {
  name: "Reminders",
  model: { provider: "openai", model: "gpt-4o", messages: [{ role: "system", content: "Remind." }] },
  voice: { provider: "11labs", voiceId: "sarah" },
  transcriber: { provider: "deepgram", model: "nova-3" },
  firstMessage: "Hello.",
};

/** Arguments that the page's programs send, and fields that they read. */
export const vapiArguments: readonly VapiClaim[] = [
  ...["assistantId", "phoneNumberId"].map((name) => callArgument(name, [name])),
  callArgument("customer.number", ["customer", "number"]),
  {
    kind: "argument",
    claim: "create_call: scheduledAt is optional, and schedules the call",
    note: "schedulePlan.earliestAt of the API",
    async check(session) {
      const { api, call } = session;
      const args = callArguments(session);
      const now = await call("create_call", args);
      assert.deepEqual([valueAt(now, "status"), api.requests.at(-1)?.body], ["queued", args]);
      const scheduledAt = "2027-04-15T15:30:00Z";
      const later = await call("create_call", { ...args, scheduledAt });
      assert.equal(valueAt(later, "status"), "scheduled");
      assert.deepEqual(api.requests.at(-1)?.body, { ...args, schedulePlan: { earliestAt: scheduledAt } });
    },
  },
  {
    kind: "argument",
    claim: "create_call: assistantOverrides.variableValues reaches the assistant",
    async check(session) {
      const assistantOverrides = { variableValues: { name: "John Doe", age: "25" } };
      const args = { ...callArguments(session), assistantOverrides };
      const { id } = (await session.call("create_call", args)) as { id: string };
      assert.deepEqual(session.api.requests.at(-1)?.body, args);
      assert.deepEqual(session.api.state.calls.get(id)?.assistantOverrides, assistantOverrides);
    },
  },
  ...(Object.keys(assistant) as (keyof typeof assistant)[]).map(
    (name): VapiClaim => ({
      kind: "argument",
      claim: `create_assistant: ${name}`,
      async check({ api, call }) {
        const made = await call("create_assistant", assistant);
        assert.deepEqual(valueAt(api.requests.at(-1)?.body, name), assistant[name]);
        assert.deepEqual(api.state.assistants.get(textAt(made, "id"))?.[name], assistant[name]);
      },
    }),
  ),
  ...["list_assistants", "list_calls", "list_phone_numbers", "list_tools"].map(
    (tool): VapiClaim => ({
      kind: "argument",
      claim: `${tool}: no argument is needed`,
      async check({ api, call }) {
        await call(tool, {});
        assert.deepEqual(api.complaints, []);
      },
    }),
  ),
  answerField("list_assistants", "id"),
  answerField("list_assistants", "name"),
  answerField("list_phone_numbers", "id"),
  answerField("list_phone_numbers", "phoneNumber"),
];

function callArgument(claimed: string, path: readonly string[]): VapiClaim {
  return {
    kind: "argument",
    claim: `create_call: ${claimed}`,
    async check(session) {
      const args = callArguments(session);
      await session.call("create_call", args);
      const sent: unknown = session.api.requests.at(-1)?.body;
      assert.equal(valueAt(sent, ...path), valueAt(args, ...path));
    },
  };
}

/** The API calls a phone number `number`; the page's programs read it as `phoneNumber`. */
function answerField(tool: string, field: string): VapiClaim {
  const renamed = field === "phoneNumber" ? "number" : field;
  return {
    kind: "answer",
    claim: `${tool}: each entry has ${field}`,
    ...(renamed === field ? {} : { note: "number of the API, under both names: src/custom.ts" }),
    async check({ api, call }) {
      const kept = tool === "list_assistants" ? api.state.assistants : api.state.phoneNumbers;
      const listed = (await call(tool, {})) as Record<string, unknown>[];
      assert.deepEqual(
        listed.map((each) => each[field]),
        [...kept.values()].reverse().map((each) => each[renamed]),
      );
    },
  };
}
