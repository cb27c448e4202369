import assert from "node:assert/strict";
import { callTool } from "../client/call-tool.ts";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { runProgram } from "../client/run-program.ts";
import { type RaconteSession, withRaconte } from "./session.ts";

// Three people are invited, one of whom cannot be reached; then that one's address is mended.

const people = [
  { name: "Jane Doe", email: "jane@example.com" },
  { name: "Bo Unce", email: "bounce@example.com" },
  { name: "Sam Ms", phone: "+14155550123" },
];

await runProgram((options) =>
  withRaconte(options, async (session) => {
    const created = await session.call("create-interview", {
      prompt: "Ask what they miss.",
      invitees: people,
    });
    checkOutcomes(session, created);
    const later = await session.call("create-invitation", {
      interviewId: textAt(created, "interviewId"),
      invitees: people,
    });
    checkOutcomes(session, later);
    await mend(session, textAt(created, "invitations", 1, "id"));
    await inviteNobody(session, textAt(created, "interviewId"));
    assert.deepEqual(session.api.complaints, []);
  }),
);

/** One invitation for each person, in their order, and only one of them failed. */
function checkOutcomes({ api }: RaconteSession, answer: unknown): void {
  const invitations = listAt(answer, "invitations");
  assert.deepEqual(
    invitations.map((each) => [valueAt(each, "name"), valueAt(each, "sent"), valueAt(each, "error")]),
    [
      ["Jane Doe", true, null],
      ["Bo Unce", false, "The mailbox does not exist."],
      ["Sam Ms", true, null],
    ],
  );
  const outbox = api.state.organizations.get(api.keys[0])?.outbox ?? [];
  assert.deepEqual(
    outbox.slice(-2).map(({ by, to }) => `${by} ${to}`),
    ["email jane@example.com", "sms +14155550123"],
  );
  for (const each of invitations)
    process.stdout.write(
      `${textAt(each, "name")}: ${valueAt(each, "sent") ? "sent" : textAt(each, "error")}\n`,
    );
}

/** A new name sends nothing; a new address does; null takes the address away. */
async function mend({ call }: RaconteSession, invitationId: string): Promise<void> {
  const update = async (change: object) =>
    (await call("update-invitation", { invitationId, ...change })) as Record<string, unknown>;
  const renamed = await update({ name: "Bo Mended" });
  assert.ok(!("sent" in renamed) && !("error" in renamed), "nothing was sent");
  const still = await update({ recipientPhone: "+14155550000" });
  assert.deepEqual(
    [still.sent, still.error],
    [false, "The number cannot receive SMS."],
    "and the update holds",
  );
  assert.equal(still.recipientPhone, "+14155550000");
  const mended = await update({ recipientEmail: "bo@example.com", recipientPhone: null });
  assert.deepEqual([mended.sent, mended.error, mended.recipientPhone], [true, null, null]);
  assert.deepEqual(
    [mended.recipientEmail, (await update({ name: null })).name],
    ["bo@example.com", null],
    "null clears",
  );
}

/** An invitee without email and phone is refused before anything is sent. */
async function inviteNobody({ api, connect }: RaconteSession, interviewId: string): Promise<void> {
  const sent = api.requests.length;
  const client = await connect(api.keys[0]);
  const { isError, text } = await callTool(client, "create-invitation", {
    interviewId,
    invitees: [{ name: "Nobody" }],
  });
  assert.equal(isError, true, "email or phone is needed");
  assert.match(text, /email/);
  assert.equal(api.requests.length, sent, "nothing was sent");
}
