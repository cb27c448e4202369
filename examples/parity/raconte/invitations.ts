import assert from "node:assert/strict";
import { valueAt } from "../../client/read-value.ts";
import { openLink } from "../../stand-ins/raconte/guest.ts";
import type { ParityRow } from "../row.ts";
import { complete, outbox, type Play, refusedTurn, row, stage } from "./play.ts";

const email = { recipientEmail: "ada@example.com" };
const phone = { recipientPhone: "+14155550123" };

/** What the page says of updating and reading an invitation, and of its life. */
export function invitationRows(play: Play): ParityRow[] {
  return [...changes(play), ...reading(play), ...lifeCycle(play)];
}

function changes(play: Play): ParityRow[] {
  const clears = (["name", "recipientEmail", "recipientPhone"] as const).map((field) =>
    row("behaviour", `null clears ${field}: it is sent as null, and not sent when left out`, () =>
      isCleared(play, field),
    ),
  );
  return [
    ...clears,
    row("behaviour", "A new recipientEmail sends the invitation to it", () => isSentAgain(play, email)),
    row("behaviour", "A new recipientPhone sends the invitation to it", () => isSentAgain(play, phone)),
    row("behaviour", "A delivery that fails is said and does not fail the update", async () => {
      const scene = await stage(play());
      const answer = await scene.update({ recipientEmail: "bounce@example.com", name: "Ada" });
      assert.deepEqual([answer.sent, answer.error], [false, "The mailbox does not exist."]);
      assert.equal(valueAt(await scene.get(), "recipientEmail"), "bounce@example.com");
      assert.equal(valueAt(await scene.get(), "name"), "Ada");
    }),
    row("behaviour", "sent and error are there only when a recipient changed", async () => {
      const scene = await stage(play());
      const isSaid = async (change: object) => {
        const answer = await scene.update(change);
        assert.equal("sent" in answer, "error" in answer);
        return "sent" in answer;
      };
      assert.equal(await isSaid({ ...email, ...phone }), true);
      for (const change of [{ name: "Ada" }, { status: "cancelled" }, { status: "ready" }, email])
        assert.equal(await isSaid(change), false, JSON.stringify(change));
    }),
    row("behaviour", "cancelled deactivates an invitation: its link cannot be used", async () => {
      const scene = await stage(play());
      await scene.update({ status: "cancelled" });
      assert.throws(() => scene.open(), /cannot be used/);
    }),
    row("behaviour", "ready reactivates it: its link can be used again", async () => {
      const scene = await stage(play());
      await scene.update({ status: "cancelled" });
      await scene.update({ status: "ready" });
      scene.open();
    }),
    row("behaviour", "archived true deletes softly: the invitation can still be read", async () => {
      const scene = await stage(play());
      await scene.update({ archived: true });
      assert.equal(typeof valueAt(await scene.get(), "archivedAt"), "string");
      assert.throws(() => scene.open(), /cannot be used/);
    }),
    row("behaviour", "archived false restores it", async () => {
      const scene = await stage(play());
      await scene.update({ archived: true });
      assert.equal((await scene.update({ archived: false })).archivedAt, null);
      scene.open();
    }),
  ];
}

function reading(play: Play): ParityRow[] {
  return [
    row(
      "behaviour",
      "get-invitation has the status, and the transcript with role and sentiment",
      async () => {
        const scene = await stage(play());
        complete(scene);
        const invitation = await scene.get();
        assert.equal(valueAt(invitation, "status"), "completed");
        assert.deepEqual(
          (valueAt(invitation, "messages") as Record<string, unknown>[]).map(({ role, sentiment }) => [
            role,
            sentiment,
          ]),
          [
            ["assistant", null],
            ["user", "positive"],
          ],
        );
      },
    ),
    row("behaviour", "Both reading tools have the transcript of a completed invitation", async () => {
      const { call } = play();
      const scene = await stage(play());
      complete(scene);
      const interview = await call("get-interview", { interviewId: scene.interviewId });
      assert.equal((valueAt(await scene.get(), "messages") as unknown[]).length, 2);
      assert.deepEqual(
        valueAt(interview, "invitations", 0, "messages"),
        valueAt(await scene.get(), "messages"),
      );
    }),
    row("behaviour", "Right at completion the summary is null", async () => {
      const scene = await stage(play());
      complete(scene);
      assert.equal(await scene.status(), "completed");
      assert.equal(valueAt(await scene.get(), "summary"), null);
    }),
    row("behaviour", "A few seconds after the call the summary is there", async () => {
      const session = play();
      const scene = await stage(session);
      complete(scene);
      session.api.state.wait(10);
      assert.equal(typeof valueAt(await scene.get(), "summary"), "string");
    }),
  ];
}

function lifeCycle(play: Play): ParityRow[] {
  const arrow = (title: string, steps: (scene: Awaited<ReturnType<typeof stage>>) => Promise<void>) =>
    row("life cycle", title, async () => steps(await stage(play())));
  return [
    row("life cycle", "start to READY: create-invitation", async () => {
      const session = play();
      const { interviewId } = await stage(session);
      const invitees = [{ email: "ada@example.com" }];
      const answer = await session.call("create-invitation", { interviewId, invitees });
      assert.equal(valueAt(answer, "invitations", 0, "status"), "ready");
    }),
    row(
      "life cycle",
      "READY to IN_PROGRESS: send",
      async () => {
        const session = play();
        const scene = await stage(session, { invitees: [{ email: "ada@example.com" }] });
        assert.equal(await scene.status(), "ready");
        openLink(session.api.state, outbox(session).at(-1)?.url ?? "");
        assert.equal(await scene.status(), "in_progress");
      },
      "The examples show invitations that were sent as ready, so the arrow is read as: the recipient opens the link that was sent.",
    ),
    arrow("READY to IN_PROGRESS: open link", async (scene) => {
      scene.open();
      assert.equal(await scene.status(), "in_progress");
    }),
    arrow("IN_PROGRESS to COMPLETED: last message, then hang-up", async (scene) => {
      const guest = scene.open();
      guest.answer("What did you like?", "The start.", "positive");
      assert.equal(await scene.status(), "in_progress");
      guest.hangUp();
      assert.equal(await scene.status(), "completed");
    }),
    arrow("READY to CANCELLED: status cancelled", async (scene) => {
      await scene.update({ status: "cancelled" });
      assert.equal(await scene.status(), "cancelled");
      await refusedTurn(play(), scene, { archived: true });
    }),
    arrow("CANCELLED to READY: status ready", async (scene) => {
      await scene.update({ status: "cancelled" });
      await scene.update({ status: "ready" });
      assert.equal(await scene.status(), "ready");
    }),
    arrow("READY to ARCHIVED: archived true", async (scene) => {
      await scene.update({ archived: true });
      assert.equal(await scene.status(), "archived");
      await refusedTurn(play(), scene, { status: "cancelled" });
    }),
    arrow("ARCHIVED to READY: archived false", async (scene) => {
      await scene.update({ archived: true });
      await scene.update({ archived: false });
      assert.equal(await scene.status(), "ready");
    }),
    arrow("COMPLETED to end: nothing follows", async (scene) => {
      complete(scene);
      for (const change of [{ status: "ready" }, { status: "cancelled" }, { archived: true }])
        await refusedTurn(play(), scene, change);
      assert.throws(() => scene.open(), /cannot be used/);
    }),
  ];
}

/** The request has null for the field and nothing for the others; afterwards the field is null. */
async function isCleared(play: Play, field: "name" | "recipientEmail" | "recipientPhone"): Promise<void> {
  const { api } = play();
  const scene = await stage(play());
  await scene.update({ name: "Ada", ...email, ...phone });
  const answer = await scene.update({ [field]: null });
  assert.deepEqual(api.requests.at(-1)?.body, { [field]: null });
  const filled = { name: "Ada", ...email, ...phone };
  const { name, recipientEmail, recipientPhone } = answer;
  assert.deepEqual({ name, recipientEmail, recipientPhone }, { ...filled, [field]: null });
}

async function isSentAgain(play: Play, change: typeof email | typeof phone): Promise<void> {
  const session = play();
  const scene = await stage(session);
  const answer = await scene.update(change);
  assert.deepEqual([answer.sent, answer.error], [true, null]);
  const [to] = Object.values(change);
  assert.deepEqual(outbox(session).at(-1), {
    by: "recipientEmail" in change ? "email" : "sms",
    to,
    url: scene.url,
  });
}
