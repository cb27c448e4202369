import assert from "node:assert/strict";
import { runSample } from "./run-sample.ts";
import type { VapiSession } from "./session.ts";

/** The ten tools that Vapi's page names. */
export const coreTools = [
  ...["list_assistants", "create_assistant", "get_assistant"],
  ...["list_calls", "create_call", "get_call"],
  ...["list_phone_numbers", "get_phone_number", "list_tools", "get_tool"],
];

/** Runs the detailed sample on a full account, with a wrong key and without one, without numbers, and without assistants. */
export async function checkCallSample(session: VapiSession, program: string): Promise<void> {
  const { api } = session;
  await checkFullAccount(session, program);

  assert.deepEqual(api.complaints, [], "requests and answers are what the document describes");
  const refused = await runSample(session, program, "key_of_nobody");
  assert.equal(refused.code, 1, refused.output);
  assert.match(refused.errors, /401/, "what the API refuses reaches the sample");
  const keyless = await runSample(session, program, undefined);
  assert.equal(keyless.code, 1, "without VAPI_TOKEN the sample ends with exit code 1");
  assert.match(keyless.errors, /VAPI_TOKEN/);
  assert.deepEqual(keyless.requests, [], "and asks for nothing");

  api.state.phoneNumbers.clear();
  const numberless = await runSample(session, program, api.key);
  assert.equal(numberless.code, 0, numberless.errors);
  assert.match(numberless.output, /There is no phone number yet/);
  assert.deepEqual(numberless.requests, ["GET /assistant", "GET /phone-number"], "nobody is called");

  api.state.assistants.clear();
  const empty = await runSample(session, program, api.key);
  assert.equal(empty.code, 0, empty.errors);
  assert.match(empty.output, /There is no assistant yet/);
  assert.deepEqual(empty.requests, ["GET /assistant"]);
}

async function checkFullAccount(session: VapiSession, program: string): Promise<void> {
  const { api } = session;
  const { assistants, phoneNumbers, calls } = api.state;
  const run = await runSample(session, program, api.key);
  assert.equal(run.code, 0, run.errors);
  assert.deepEqual(run.requests, ["GET /assistant", "GET /phone-number", "POST /call"]);
  const named = [...run.output.matchAll(/^- (\w+): \S/gm)].map(([, name]) => name);
  assert.deepEqual([...named].sort(), [...coreTools].sort(), "the ten core tools, each described");
  for (const { id, name } of assistants.values()) assert.ok(run.output.includes(`- ${name} (${id})`));
  for (const { id, number } of phoneNumbers.values()) assert.ok(run.output.includes(`- ${number} (${id})`));
  assert.deepEqual(
    api.requests.at(-1)?.body,
    {
      assistantId: [...assistants.keys()].at(-1),
      phoneNumberId: [...phoneNumbers.keys()].at(-1),
      customer: { number: "+14155550199" },
    },
    "the first assistant calls from the first number",
  );
  const [, printed = "{}"] = run.output.split("Call created:\n");
  const created = JSON.parse(printed.slice(0, printed.lastIndexOf("}") + 1)) as {
    id: string;
    status: string;
  };
  assert.deepEqual([created.id, created.status], [[...calls.keys()].at(-1), "queued"]);
  process.stdout.write(run.output);
}
