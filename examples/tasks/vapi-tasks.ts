import assert from "node:assert/strict";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import type { VapiState } from "../stand-ins/vapi/state.ts";
import type { Next } from "./agent.ts";
import { oneWith } from "./look-up.ts";
import { tasksFor } from "./task.ts";

const task = tasksFor<VapiState>();

/** Calls of a page; a shorter one is the last. */
const pageSize = 20;

/** Listings are newest first and have no cursor: what is older than the last entry comes next. */
const olderThanLast: Next = (answer) => {
  const calls = answer as { createdAt: string }[];
  const last = calls.at(-1);
  return last === undefined || calls.length < pageSize ? undefined : { createdAtLt: last.createdAt };
};

/** What people ask of an account at Vapi. */
export const vapiTasks = [
  task("vapi/call-now", {
    say: "Have customer support call Jeremy at 1 415 555 0142 from our main line.",
    facts: { assistant: "Customer support", line: "Main line", name: "Jeremy", number: "14155550142" },
    server: { over: "http" },
    async solve(agent, { assistant, line, name, number }) {
      const assistants = await agent.step("list the assistants of my account", "list_assistants");
      const assistantId = textAt(oneWith(assistants, { name: assistant }), "id");
      const numbers = await agent.step("list my phone numbers", "list_phone_numbers");
      const phoneNumberId = textAt(oneWith(numbers, { name: line }), "id");
      const call = await agent.step(
        "call somebody with an assistant",
        "create_call",
        { assistantId, phoneNumberId, customer: { name, number } },
        (message, args) => {
          assert.match(message, /E\.164/);
          return { ...args, customer: { name, number: `+${number}` } };
        },
      );
      const placed = await agent.step("read one call", "get_call", { id: textAt(call, "id") });
      assert.equal(textAt(placed, "status"), "queued");
    },
    check({ calls }, { name }) {
      const [, call, ...others] = calls.values();
      assert.deepEqual([others.length, call?.customer], [0, { name, number: "+14155550142" }]);
      assert.equal(call?.status, "queued");
    },
  }),

  task("vapi/call-later", {
    say: "Let customer support call Jane on January 31st at 16:30, Berlin time, and greet her by name.",
    facts: {
      assistant: "Customer support",
      line: "Main line",
      customer: { number: "+14155550199" },
      at: "2027-01-31T16:30:00+01:00",
      greeting: { variableValues: { name: "Jane" } },
    },
    server: { over: "stdio" },
    asked: 1,
    async solve(agent, { assistant, line, customer, at, greeting }) {
      const assistants = await agent.step("which assistants do I have", "list_assistants");
      const numbers = await agent.step("which phone numbers do I have", "list_phone_numbers");
      const call = await agent.step("schedule a call for later", "create_call", {
        assistantId: textAt(oneWith(assistants, { name: assistant }), "id"),
        phoneNumberId: textAt(oneWith(numbers, { name: line }), "id"),
        customer,
        scheduledAt: at,
        assistantOverrides: greeting,
      });
      assert.equal(textAt(call, "status"), "scheduled");
    },
    check({ calls }, { at, greeting }) {
      const call = [...calls.values()].at(-1);
      assert.deepEqual([call?.schedulePlan, call?.assistantOverrides], [{ earliestAt: at }, greeting]);
    },
  }),

  task("vapi/same-voice", {
    say: "Make an assistant for appointments that sounds and listens like customer support.",
    facts: { like: "Customer support", name: "Appointments", firstMessage: "Hello, this is a reminder." },
    server: { over: "http" },
    async solve(agent, { like, name, firstMessage }) {
      const assistants = await agent.step("show all assistants", "list_assistants");
      const id = textAt(oneWith(assistants, { name: like }), "id");
      const pattern = await agent.step("read the settings of one assistant", "get_assistant", { id });
      const { voice, transcriber, model } = pattern as Record<string, unknown>;
      const { provider, model: engine } = model as Record<string, unknown>;
      const made = await agent.step("create a new assistant", "create_assistant", {
        name,
        firstMessage,
        voice,
        transcriber,
        model: { provider, model: engine },
      });
      await agent.step("read the settings of one assistant", "get_assistant", { id: textAt(made, "id") });
    },
    check({ assistants }, { name, firstMessage }) {
      const [desk, , made, ...others] = assistants.values();
      assert.deepEqual([others.length, made?.name, made?.firstMessage], [0, name, firstMessage]);
      assert.deepEqual([made?.voice, made?.transcriber], [desk?.voice, desk?.transcriber]);
    },
  }),

  task("vapi/greeting", {
    say: "Customer support should greet callers with the spring sale.",
    facts: { assistant: "Customer support", firstMessage: "Hello! Ask me about the spring sale." },
    server: { over: "stdio", allGroups: true },
    given({ busy }) {
      busy.push("PATCH /assistant/{id}");
    },
    async solve(agent, { assistant, firstMessage }) {
      const assistants = await agent.step("list assistants", "list_assistants");
      const id = textAt(oneWith(assistants, { name: assistant }), "id");
      await agent.step("get an assistant", "get_assistant", { id });
      await agent.step("change settings of an assistant", "update_assistant", { id, firstMessage });
    },
    check({ assistants }, { firstMessage }) {
      const messages = [...assistants.values()].map((assistant) => assistant.firstMessage);
      assert.deepEqual(messages, [firstMessage, undefined]);
    },
  }),

  task("vapi/new-tool", {
    say: "Let customer support look up whether a bicycle is ready, at our workshop's address.",
    facts: {
      assistant: "Customer support",
      url: "https://shop.example.com/workshop",
      tool: {
        name: "is_bicycle_ready",
        description: "Says whether a repair is done.",
        parameters: { type: "object", properties: { ticket: { type: "string" } }, required: ["ticket"] },
      },
    },
    server: { over: "http", allGroups: true },
    async solve(agent, { assistant, url, tool }) {
      const made = await agent.step("create a tool that assistants can use", "create_tool", {
        type: "function",
        function: tool,
        server: { url },
      });
      const assistants = await agent.step("list assistants", "list_assistants");
      const id = textAt(oneWith(assistants, { name: assistant }), "id");
      const before = await agent.step("read an assistant", "get_assistant", { id });
      const model = valueAt(before, "model") as { toolIds?: string[] };
      const toolIds = [...(model.toolIds ?? []), textAt(made, "id")];
      await agent.step("update an assistant", "update_assistant", { id, model: { ...model, toolIds } });
    },
    check({ assistants, tools }, { tool, url }) {
      const made = [...tools.values()].at(-1);
      assert.deepEqual([tools.size, made?.function, made?.server], [4, tool, { url }]);
      const [desk] = assistants.values();
      assert.deepEqual(valueAt(desk, "model", "toolIds"), [made?.id]);
      assert.equal(listAt(desk, "model", "messages").length, 1, "what it was told stays");
    },
  }),

  task("vapi/old-line", {
    say: "Nobody answers our old line. Let the assistant for overdue bills do it.",
    facts: { line: "Old line", assistant: "Überfällige Rechnungen" },
    server: { over: "http", allGroups: true },
    async solve(agent, { line, assistant }) {
      const numbers = await agent.step("list the phone numbers of the account", "list_phone_numbers");
      const id = textAt(oneWith(numbers, { name: line }), "id");
      const number = await agent.step("read the settings of a phone number", "get_phone_number", { id });
      const assistants = await agent.step("list assistants", "list_assistants");
      await agent.step("change which assistant answers a phone number", "update_phone_number", {
        id,
        provider: valueAt(number, "provider"),
        assistantId: textAt(oneWith(assistants, { name: assistant }), "id"),
      });
    },
    check({ phoneNumbers, assistants }) {
      const [desk, bills] = assistants.keys();
      const answering = [...phoneNumbers.values()].map(({ assistantId }) => assistantId);
      assert.deepEqual(answering, [desk, bills]);
    },
  }),

  task("vapi/leftovers", {
    say: "Somewhere among the assistants of our tests is one that is called Secret draft. Delete it.",
    facts: { name: "Secret draft" },
    server: { over: "stdio", allGroups: true },
    given({ state }, { name }) {
      for (let index = 0; index < 500; index += 1) {
        const made = state.make({
          name: index === 30 ? name : `Test ${index}`,
          model: { provider: "openai", model: "gpt-4o" },
          voice: { provider: "11labs", voiceId: "sarah" },
        });
        state.assistants.set(made.id, made);
      }
    },
    asked: 1,
    async solve(agent, { name }) {
      const all: unknown[] = [];
      for await (const part of agent.read("list all assistants", "list_assistants", { limit: 1000 }))
        all.push(...(part as unknown[]));
      await agent.step("delete an assistant for good", "delete_assistant", {
        id: textAt(oneWith(all, { name }), "id"),
      });
    },
    check({ assistants }, { name }) {
      const names = [...assistants.values()].map((assistant) => assistant.name);
      assert.deepEqual([names.length, names.includes(name)], [501, false]);
    },
  }),

  task("vapi/no-answer", {
    say: "Mark every call that nobody answered, so that we see whom to call again.",
    facts: { reason: "customer-did-not-answer", mark: "Call again" },
    server: { over: "http", allGroups: true },
    given({ state }, { reason }) {
      const [assistantId] = state.assistants.keys();
      for (let index = 0; index < 44; index += 1) {
        const endedReason = index % 20 === 1 ? reason : "customer-ended-call";
        const call = state.make({
          type: "outboundPhoneCall",
          status: "ended",
          endedReason,
          assistantId,
          cost: 0.1,
        });
        state.calls.set(call.id, call);
      }
    },
    async solve(agent, { reason, mark }) {
      const missed: string[] = [];
      const asked = { limit: pageSize };
      for await (const page of agent.read(
        "list calls with how they ended",
        "list_calls",
        asked,
        olderThanLast,
      ))
        for (const call of page as { id: string; endedReason: string }[])
          if (call.endedReason === reason) missed.push(call.id);
      for (const id of missed) await agent.step("rename a call", "update_call", { id, name: mark });
    },
    check({ calls }, { reason, mark }) {
      const named = [...calls.values()].filter(({ name }) => name !== undefined);
      const missed = [...calls.values()].filter(({ endedReason }) => endedReason === reason);
      assert.equal(missed.length, 3);
      assert.deepEqual(named, missed);
      for (const { name } of named) assert.equal(name, mark);
    },
  }),
];
