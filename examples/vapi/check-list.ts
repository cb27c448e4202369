import assert from "node:assert/strict";
import { valueAt } from "../client/read-value.ts";
import { runSample } from "./run-sample.ts";
import type { VapiSession } from "./session.ts";

/** Runs the simple sample: it prints the assistants as they are, and needs a key. */
export async function checkListSample(session: VapiSession, program: string): Promise<void> {
  const { api } = session;
  const run = await runSample(session, program, api.key);
  assert.equal(run.code, 0, run.errors);
  assert.deepEqual(run.requests, ["GET /assistant"]);
  const printed: unknown = JSON.parse(run.output);
  const listed: unknown = JSON.parse(String(valueAt(printed, "content", 0, "text")));
  assert.deepEqual(
    (listed as { id: string; name: string }[]).map(({ id, name }) => [id, name]),
    [...api.state.assistants.values()].reverse().map(({ id, name }) => [id, name]),
    "every assistant, a bare list",
  );
  const keyless = await runSample(session, program, undefined);
  assert.equal(keyless.code, 1, "without VAPI_TOKEN the sample ends with exit code 1");
  assert.match(keyless.errors, /VAPI_TOKEN/);
  assert.deepEqual(keyless.requests, []);
  assert.deepEqual(api.complaints, [], "requests and answers are what the document describes");
  process.stdout.write(run.output);
}
