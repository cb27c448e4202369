import assert from "node:assert/strict";
import { callTool } from "../client/call-tool.ts";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { runProgram } from "../client/run-program.ts";
import { openLink } from "../stand-ins/raconte/guest.ts";
import { type RaconteSession, withRaconte } from "./session.ts";

// One interview from its first draft to a summary, with every turn that an invitation can take on the way.

await runProgram((options) =>
  withRaconte(options, async (session) => {
    const { interview, invitation, url } = await create(session);
    await improve(session, interview);
    await turnAround(session, invitation);
    await hold(session, invitation, url);
    await read(session, interview, invitation);
    await refuseFurtherTurns(session, invitation);
    assert.deepEqual(
      session.api.complaints.filter((complaint) => !complaint.includes("(409)")),
      [],
    );
  }),
);

async function create({ call }: RaconteSession) {
  const created = await call("create-interview", { prompt: "Ask people what they liked.", title: "Beta" });
  assert.equal(listAt(created, "invitations").length, 1, "one invitation to share");
  assert.equal(valueAt(created, "invitations", 0, "recipientEmail"), null);
  assert.equal(valueAt(created, "invitations", 0, "sent"), false, "nobody to send it to");
  const url = textAt(created, "invitations", 0, "url");
  process.stdout.write(`Share ${url}\n`);
  return {
    interview: textAt(created, "interviewId"),
    invitation: textAt(created, "invitations", 0, "id"),
    url,
  };
}

/** Only what is given changes; archiving an interview can be undone. */
async function improve({ call }: RaconteSession, interviewId: string): Promise<void> {
  const changed = await call("update-interview", {
    interviewId,
    intro: "Thanks for two minutes!",
    firstMessage: "Hi! What did you like best?",
    maxMinutes: 1.5,
  });
  assert.equal(valueAt(changed, "title"), "Beta", "the title stays");
  assert.equal(valueAt(changed, "maxMinutes"), 1.5);
  assert.notEqual(
    valueAt(await call("update-interview", { interviewId, archived: true }), "archivedAt"),
    null,
  );
  assert.equal(valueAt(await call("update-interview", { interviewId, archived: false }), "archivedAt"), null);
}

/** Ready, cancelled, ready, archived, ready. */
async function turnAround(session: RaconteSession, invitationId: string): Promise<void> {
  const update = (change: object) => session.call("update-invitation", { invitationId, ...change });
  assert.equal(valueAt(await update({ status: "cancelled" }), "status"), "cancelled");
  await refused(session, { invitationId, archived: true }, /is cancelled and cannot become archived/);
  assert.equal(valueAt(await update({ status: "ready" }), "status"), "ready");
  assert.notEqual(valueAt(await update({ archived: true }), "archivedAt"), null, "archived softly");
  await refused(session, { invitationId, status: "cancelled" }, /is archived and cannot become cancelled/);
  const restored = await update({ archived: false });
  assert.deepEqual([valueAt(restored, "status"), valueAt(restored, "archivedAt")], ["ready", null]);
}

async function hold({ api, call }: RaconteSession, invitationId: string, url: string): Promise<void> {
  const status = async () => valueAt(await call("get-invitation", { invitationId }), "status");
  const guest = openLink(api.state, url);
  assert.equal(guest.intro, "Thanks for two minutes!");
  assert.equal(await status(), "in_progress");
  guest.answer("Hi! What did you like best?", "The onboarding was smooth.", "positive");
  guest.hangUp();
  assert.equal(await status(), "completed");
}

/** The transcript is there at once, the summary a little later. */
async function read({ api, call }: RaconteSession, interviewId: string, invitationId: string): Promise<void> {
  const early = await call("get-invitation", { invitationId });
  assert.equal(valueAt(early, "summary"), null, "no summary yet");
  assert.equal(textAt(early, "messages", 1, "content"), "The onboarding was smooth.");
  assert.equal(textAt(early, "messages", 1, "sentiment"), "positive");
  api.state.wait(10);
  const interview = await call("get-interview", { interviewId });
  const summary = textAt(interview, "invitations", 0, "summary");
  assert.deepEqual(
    valueAt(interview, "invitations", 0, "messages"),
    valueAt(early, "messages"),
    "both tools show the transcript",
  );
  process.stdout.write(`${summary}\n`);
}

async function refuseFurtherTurns(session: RaconteSession, invitationId: string): Promise<void> {
  for (const change of [{ status: "ready" }, { status: "cancelled" }, { archived: true }])
    await refused(session, { invitationId, ...change }, /is completed and cannot become/);
}

/** What the vendor refuses is an error with its status and reason. */
async function refused(
  session: RaconteSession,
  args: Readonly<Record<string, unknown>>,
  reason: RegExp,
): Promise<void> {
  const client = await session.connect(session.api.keys[0]);
  const { isError, text } = await callTool(client, "update-invitation", args);
  assert.equal(isError, true, `${JSON.stringify(args)} is refused`);
  assert.equal(valueAt(JSON.parse(text), "status"), 409, text);
  assert.match(text, reason);
}
