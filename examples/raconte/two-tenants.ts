import assert from "node:assert/strict";
import { callForValue, callTool } from "../client/call-tool.ts";
import { connectHosted } from "../client/host-server.ts";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { runProgram } from "../client/run-program.ts";
import { type RaconteSession, withRaconte } from "./session.ts";

// Two organizations use one hosted server, each with its key in the URL: one over Streamable HTTP, one over SSE.

await runProgram((options) =>
  withRaconte(options, async (session) => {
    const { api, connect, server } = session;
    const [northwind, sudwind] = await Promise.all([connect(api.keys[0]), connect(api.keys[1], "sse")]);
    const tenants = [
      { client: northwind, locale: "en" },
      { client: sudwind, locale: "de" },
    ];
    const ids = await Promise.all(
      tenants.map(async ({ client }) => {
        const created = await callForValue(client, "create-interview", { prompt: "Ask what they miss." });
        return {
          interview: textAt(created, "interviewId"),
          invitation: textAt(created, "invitations", 0, "id"),
        };
      }),
    );
    for (const [index, { client, locale }] of tenants.entries()) {
      const [own, foreign] = index === 0 ? [ids[0], ids[1]] : [ids[1], ids[0]];
      const interview = await callForValue(client, "get-interview", { interviewId: own?.interview });
      assert.equal(valueAt(interview, "locale"), locale, "each has its organization's language");
      assert.equal(listAt(interview, "invitations").length, 1);
      await refuseForeign(session, client, foreign?.interview, foreign?.invitation);
    }
    await mixCalls(session, tenants, ids);
    await refuseStrangers(session);
    assert.ok(!api.keys.some((key) => server.log().includes(key)), "no key is logged");
    process.stdout.write(`${api.requests.length} requests, each with its caller's key.\n`);
  }),
);

/** What belongs to another organization is not there. */
async function refuseForeign(
  { api }: RaconteSession,
  client: Awaited<ReturnType<typeof connectHosted>>,
  interviewId: string | undefined,
  invitationId: string | undefined,
): Promise<void> {
  const before = JSON.stringify(api.state.organizations.get(api.keys[0])?.outbox);
  const attempts: [string, object][] = [
    ["get-interview", { interviewId }],
    ["update-interview", { interviewId, title: "Taken" }],
    ["create-invitation", { interviewId, invitees: [{ email: "jane@example.com" }] }],
    ["get-invitation", { invitationId }],
    ["update-invitation", { invitationId, name: "Taken" }],
  ];
  for (const [tool, args] of attempts) {
    const { isError, text } = await callTool(client, tool, { ...args });
    assert.equal(isError, true, `${tool} of another organization`);
    assert.equal(valueAt(JSON.parse(text), "status"), 404, text);
  }
  assert.equal(JSON.stringify(api.state.organizations.get(api.keys[0])?.outbox), before);
}

/** Many calls of both at once: each answer is the caller's own. */
async function mixCalls(
  { api }: RaconteSession,
  tenants: readonly { client: Awaited<ReturnType<typeof connectHosted>>; locale: string }[],
  ids: readonly { interview: string }[],
): Promise<void> {
  const before = api.requests.length;
  const calls = Array.from({ length: 20 }, (_, turn) => turn % 2).map(async (index) => {
    const tenant = tenants[index];
    const interviewId = ids[index]?.interview;
    assert.ok(tenant !== undefined && interviewId !== undefined);
    const answer = await callForValue(tenant.client, "get-interview", { interviewId });
    assert.equal(valueAt(answer, "locale"), tenant.locale);
  });
  await Promise.all(calls);
  const keys = api.requests.slice(before).map(({ query }) => query.api_key);
  for (const key of api.keys) assert.equal(keys.filter((each) => each === key).length, 10);
}

/** Without a key there is no session; with a wrong one the vendor refuses. */
async function refuseStrangers({ api, server, connect }: RaconteSession): Promise<void> {
  for (const transport of ["http", "sse"] as const)
    await assert.rejects(connectHosted(server.url, transport), `${transport} without a key`);
  const stranger = await connect("key_of_nobody");
  const { isError, text } = await callTool(stranger, "get-interview", {
    interviewId: "00000000-0000-4000-8000-000000000000",
  });
  assert.equal(isError, true);
  assert.equal(valueAt(JSON.parse(text), "status"), 401, text);
  assert.ok(!text.includes("key_of_nobody"), "the key is not repeated");
  assert.match(api.complaints.at(-1) ?? "", /401/);
}
