import assert from "node:assert/strict";
import { join } from "node:path";
import { callForValue, callTool } from "../client/call-tool.ts";
import { connectServer } from "../client/connect-server.ts";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { type ProgramOptions, runProgram } from "../client/run-program.ts";
import { type RunningVapi, startVapi } from "../stand-ins/vapi.ts";

// The server on this machine over stdio, with the key in VAPI_TOKEN: an assistant is created and calls somebody at a set
// time, after the person at the client agreed. Then every other group of tools is opened.

await runProgram(async (options) => {
  const api = await startVapi(options.document === undefined ? undefined : [options.document]);
  try {
    await scheduleCall(options, api);
    await openAllGroups(options, api);
    assert.deepEqual(api.complaints, [], "requests and answers are what the document describes");
  } finally {
    await api.close();
  }
});

async function scheduleCall(options: ProgramOptions, api: RunningVapi): Promise<void> {
  const server = await start(options, api, []);
  const call = (tool: string, args: Readonly<Record<string, unknown>>): Promise<unknown> =>
    callForValue(server.client, tool, args);
  try {
    const assistant = {
      name: "Appointments",
      model: { provider: "openai", model: "gpt-4o", messages: [{ role: "system", content: "Remind." }] },
      voice: { provider: "11labs", voiceId: "sarah" },
      transcriber: { provider: "deepgram", model: "nova-3" },
      firstMessage: "Hello {{name}}, this is a reminder.",
    };
    const assistantId = textAt(await call("create_assistant", assistant), "id");
    const phoneNumberId = textAt(await call("list_phone_numbers", {}), 0, "id");
    const { questions } = server;
    assert.deepEqual(questions, [], "nobody is asked before something that costs nothing");
    const customer = { number: "+14155550199" };
    const assistantOverrides = { variableValues: { name: "John Doe", age: "25" } };
    const scheduledAt = "2027-01-31T15:30:00Z";
    const args = { assistantId, phoneNumberId, customer, assistantOverrides, scheduledAt };
    const placed = await call("create_call", args);
    assert.equal(questions.length, 1, "the person at the client is asked before a phone rings");
    assert.equal(textAt(placed, "status"), "scheduled");
    assert.deepEqual(
      api.requests.at(-1)?.body,
      {
        assistantId,
        phoneNumberId,
        customer,
        assistantOverrides,
        schedulePlan: { earliestAt: scheduledAt },
      },
      "scheduledAt is schedulePlan.earliestAt to the API",
    );
    const read = await call("get_call", { id: textAt(placed, "id") });
    assert.equal(textAt(read, "schedulePlan", "earliestAt"), scheduledAt);
    assert.equal(textAt(await call("list_calls", {}), 0, "id"), textAt(placed, "id"));
    const strange = await callTool(server.client, "create_call", { ...args, shceduledAt: scheduledAt });
    assert.equal(strange.isError, true, "an argument that does not exist is refused");
    assert.match(strange.text, /shceduledAt/);
    process.stdout.write(`Call ${textAt(placed, "id")} waits for ${scheduledAt}.\n`);
  } finally {
    await server.close();
  }
}

async function openAllGroups(options: ProgramOptions, api: RunningVapi): Promise<void> {
  const server = await start(options, api, ["--groups", "all", "--surface", "tools"]);
  try {
    const { tools } = await server.client.listTools();
    assert.equal(tools.length, 137, "--groups all opens every operation");
    const [number] = api.state.phoneNumbers.keys();
    const args = { id: number, provider: "vapi", name: "Front line" };
    assert.equal(valueAt(await callForValue(server.client, "update_phone_number", args), "name"), args.name);
    const renamed = listAt(await callForValue(server.client, "list_phone_numbers", {}));
    assert.ok(renamed.some((each) => textAt(each, "name") === args.name));
  } finally {
    await server.close();
  }
}

function start(options: ProgramOptions, api: RunningVapi, args: readonly string[]) {
  return connectServer({
    folder: join(options.generated, "vapi"),
    args: ["--base-url", api.origin, "--log-level", "error", ...args],
    env: { VAPI_TOKEN: api.key },
  });
}
