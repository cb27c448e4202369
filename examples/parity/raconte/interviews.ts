import assert from "node:assert/strict";
import { callTool } from "../../client/call-tool.ts";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import { openLink } from "../../stand-ins/raconte/guest.ts";
import type { ParityRow } from "../row.ts";
import { complete, outbox, outcomes, type Play, prompt, refusedUnsent, row, stage } from "./play.ts";

const ada = { name: "Ada", email: "ada@example.com" };
const sam = { name: "Sam", phone: "+14155550123" };
const lost = { name: "Lost", email: "bounce@example.com" };

/** What the page says of interviews, and of the invitations that are made with them. */
export function interviewRows(play: Play): ParityRow[] {
  return [...creation(play), ...limits(play), ...changes(play)];
}

function creation(play: Play): ParityRow[] {
  return [
    row("behaviour", "Without invitees there is one ready invitation to share", async () => {
      const session = play();
      const before = outbox(session).length;
      const scene = await stage(session);
      assert.equal(await scene.status(), "ready");
      const interview = await session.call("get-interview", { interviewId: scene.interviewId });
      assert.equal(listAt(interview, "invitations").length, 1);
      assert.equal(outbox(session).length, before, "nothing was sent");
    }),
    row("behaviour", "The url of that invitation is the link to share", async () => {
      const scene = await stage(play());
      scene.open();
      assert.equal(await scene.status(), "in_progress");
    }),
    row("behaviour", "With invitees there is one invitation for each, and no empty one", async () => {
      const answer = await play().call("create-interview", { prompt, invitees: [ada, sam] });
      assert.deepEqual(
        listAt(answer, "invitations").map((each) => [
          valueAt(each, "name"),
          valueAt(each, "recipientEmail"),
          valueAt(each, "recipientPhone"),
        ]),
        [
          ["Ada", "ada@example.com", null],
          ["Sam", null, "+14155550123"],
        ],
      );
    }),
    row("behaviour", "Each invitee with an email or phone is sent the link immediately", async () => {
      const session = play();
      const answer = await session.call("create-interview", { prompt, invitees: [ada, sam] });
      assert.deepEqual(outbox(session).slice(-2), [
        { by: "email", to: ada.email, url: textAt(answer, "invitations", 0, "url") },
        { by: "sms", to: sam.phone, url: textAt(answer, "invitations", 1, "url") },
      ]);
    }),
    row("behaviour", "A delivery that fails does not stop the others", () => othersAreSent(play, false)),
    row("behaviour", "How the delivery went is said for each invitation, as sent and error", () =>
      othersAreSent(play, false),
    ),
    row("behaviour", "The answer always has the invitations that were made", async () => {
      const lists = [undefined, [ada], [ada, lost, sam]];
      for (const invitees of lists) {
        const answer = await play().call("create-interview", { prompt, ...(invitees && { invitees }) });
        assert.equal(listAt(answer, "invitations").length, invitees?.length ?? 1);
      }
    }),
    row("behaviour", "An invitee of a new interview needs an email or a phone", () =>
      needsRecipient(play, "create-interview", { prompt }),
    ),
    row("behaviour", "Without locale an interview has the organization's language", async () => {
      const session = play();
      for (const [key, locale] of [
        [session.api.keys[0], "en"],
        [session.api.keys[1], "de"],
      ] as const) {
        const client = await session.connect(key);
        const { text } = await callTool(client, "create-interview", { prompt });
        const interviewId = textAt(JSON.parse(text), "interviewId");
        const read = await callTool(client, "get-interview", { interviewId });
        assert.equal(valueAt(JSON.parse(read.text), "locale"), locale);
        await client.close();
      }
    }),
    row("behaviour", "create-invitation makes one or several invitations", async () => {
      const session = play();
      const { interviewId } = await stage(session);
      for (const invitees of [[ada], [ada, sam]]) {
        const answer = await session.call("create-invitation", { interviewId, invitees });
        assert.equal(listAt(answer, "invitations").length, invitees.length);
      }
    }),
    row("behaviour", "An invitee with an email is sent the link by email at once", () =>
      isSent(play, "email"),
    ),
    row("behaviour", "An invitee with a phone is sent the link by SMS at once", () => isSent(play, "sms")),
    row("behaviour", "A failed delivery of a later invitation does not stop the others, and is said", () =>
      othersAreSent(play, true),
    ),
    row("behaviour", "An invitee of an interview that exists needs an email or a phone", async () => {
      const { interviewId } = await stage(play());
      await needsRecipient(play, "create-invitation", { interviewId });
    }),
  ];
}

function limits(play: Play): ParityRow[] {
  return [
    row("behaviour", "The intro is shown to the recipient", async () => {
      const scene = await stage(play(), { intro: "Two minutes, please." });
      assert.equal(scene.open().intro, "Two minutes, please.");
    }),
    row("behaviour", "The first message is what the AI says when the call starts", async () => {
      const scene = await stage(play(), { firstMessage: "Good day!" });
      complete(scene);
      assert.equal(textAt(await scene.get(), "messages", 0, "content"), "Good day!");
      assert.equal(textAt(await scene.get(), "messages", 0, "role"), "assistant");
    }),
    row("behaviour", "maxMinutes ends a call, and silence does not count", async () => {
      const session = play();
      const scene = await stage(session);
      await session.call("update-interview", { interviewId: scene.interviewId, maxMinutes: 1 });
      const guest = scene.open();
      guest.silence(600);
      guest.answer("And?", "A long answer.", "neutral", 40);
      assert.equal(await scene.status(), "in_progress");
      guest.answer("And then?", "Another one.", "neutral", 40);
      assert.equal(await scene.status(), "completed");
    }),
    row("behaviour", "maxResponses ends a call after so many messages of the guest", async () => {
      const session = play();
      const scene = await stage(session);
      await session.call("update-interview", { interviewId: scene.interviewId, maxResponses: 2 });
      const guest = scene.open();
      guest.answer("And?", "One.", "neutral");
      assert.equal(await scene.status(), "in_progress");
      guest.answer("And?", "Two.", "neutral");
      assert.equal(await scene.status(), "completed");
    }),
    row("behaviour", "disableOrgSystemPrompt leaves out the organization's own prompt", async () => {
      const session = play();
      const scene = await stage(session);
      const { interviewId } = scene;
      const told = async (disableOrgSystemPrompt: boolean): Promise<string> => {
        await session.call("update-interview", { interviewId, disableOrgSystemPrompt });
        const answer = await session.call("create-invitation", { interviewId, invitees: [ada] });
        return openLink(session.api.state, textAt(answer, "invitations", 0, "url")).instructions;
      };
      assert.match(await told(false), /Northwind/);
      assert.equal(await told(true), prompt);
    }),
  ];
}

function changes(play: Play): ParityRow[] {
  const update = (interviewId: string, change: object) =>
    play().call("update-interview", { interviewId, ...change }) as Promise<Record<string, unknown>>;
  return [
    row("behaviour", "update-interview changes the given fields only", async () => {
      const { interviewId } = await stage(play(), { title: "Prices", intro: "Hello" });
      const before = await update(interviewId, {});
      const after = await update(interviewId, { title: "Costs" });
      assert.deepEqual({ ...after, updatedAt: "" }, { ...before, title: "Costs", updatedAt: "" });
    }),
    row("behaviour", "A new prompt of fewer than 10 characters is refused", async () => {
      const session = play();
      const { interviewId } = await stage(session);
      const said = await refusedUnsent(session, "update-interview", { interviewId, prompt: "9 letters" });
      assert.match(said, /prompt/);
      await update(interviewId, { prompt: "10 letters" });
    }),
    row("behaviour", "archived true archives an interview", async () => {
      const { interviewId } = await stage(play());
      assert.equal(typeof (await update(interviewId, { archived: true })).archivedAt, "string");
    }),
    row("behaviour", "archived false restores an interview", async () => {
      const { interviewId } = await stage(play());
      await update(interviewId, { archived: true });
      assert.equal((await update(interviewId, { archived: false })).archivedAt, null);
    }),
    row("behaviour", "get-interview has all invitations with their full transcripts", async () => {
      const session = play();
      const scene = await stage(session);
      await session.call("create-invitation", { interviewId: scene.interviewId, invitees: [ada, sam] });
      complete(scene);
      const interview = await session.call("get-interview", { interviewId: scene.interviewId });
      const counts = listAt(interview, "invitations").map((each) => listAt(each, "messages").length);
      assert.deepEqual(counts, [2, 0, 0]);
    }),
  ];
}

async function othersAreSent(play: Play, later: boolean): Promise<void> {
  const session = play();
  const invitees = [lost, ada, sam];
  const answer = later
    ? await session.call("create-invitation", { interviewId: (await stage(session)).interviewId, invitees })
    : await session.call("create-interview", { prompt, invitees });
  assert.deepEqual(outcomes(answer), [
    ["Lost", false, "The mailbox does not exist."],
    ["Ada", true, null],
    ["Sam", true, null],
  ]);
}

async function isSent(play: Play, by: "email" | "sms"): Promise<void> {
  const session = play();
  const { interviewId } = await stage(session);
  const invitee = by === "email" ? ada : sam;
  const answer = await session.call("create-invitation", { interviewId, invitees: [invitee] });
  const url = textAt(answer, "invitations", 0, "url");
  const to = by === "email" ? ada.email : sam.phone;
  assert.deepEqual(outbox(session).at(-1), { by, to, url });
}

/** Refused before anything is sent, with the two names in the message; either of them is enough. */
async function needsRecipient(play: Play, tool: string, args: object): Promise<void> {
  const said = await refusedUnsent(play(), tool, { ...args, invitees: [ada, { name: "Nobody" }] });
  assert.match(said, /email.*phone/);
  await play().call(tool, { ...args, invitees: [{ email: ada.email }, { phone: sam.phone }] });
}
