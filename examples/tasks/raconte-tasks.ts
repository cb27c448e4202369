import assert from "node:assert/strict";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { openLink } from "../stand-ins/raconte/guest.ts";
import { invite } from "../stand-ins/raconte/invitations.ts";
import type { Interview, Invitation, Organization, RaconteState } from "../stand-ins/raconte/state.ts";
import { oneWith } from "./look-up.ts";
import { tasksFor } from "./task.ts";

const task = tasksFor<RaconteState>();

/** Raconte lists nothing, so that a person names the interview. */
const interviewId = "0b9f3c52-7a1e-4d38-9c66-2f1d5e8a7b40";

/** What people ask of an organization at Raconte. */
export const raconteTasks = [
  task("raconte/invite", {
    say: "Ask our beta testers what they liked. Invite Jane and Ali; if Jane's address bounces, take jane@example.org.",
    facts: {
      prompt: "Ask what they liked about the beta.",
      jane: { name: "Jane", email: "bounce@example.com" },
      ali: { name: "Ali", phone: "+14155550123" },
      mended: "jane@example.org",
    },
    server: { over: "http" },
    async solve(agent, { prompt, jane, ali, mended }) {
      const made = await agent.step("make an interview and invite people to it", "create-interview", {
        prompt,
        invitees: [jane, ali],
      });
      const bounced = listAt(made, "invitations").filter((each) => valueAt(each, "error") !== null);
      for (const invitation of bounced)
        await agent.step("change the email address of an invitation", "update-invitation", {
          invitationId: textAt(invitation, "id"),
          recipientEmail: mended,
        });
    },
    check(state, { ali, mended }) {
      const { outbox, invitations, interviews } = first(state);
      assert.deepEqual([interviews.size, invitations.size], [1, 2]);
      assert.deepEqual(
        outbox.map(({ to }) => to),
        [ali.phone, mended],
      );
    },
  }),

  task("raconte/close", {
    say: "Close the interview about the beta, and cancel the invitations that nobody has used.",
    facts: { interviewId, guests: ["Jane", "Ali", "Kim"] },
    server: { over: "stdio" },
    given({ state }, { guests }) {
      const [used] = seedInterview(state, guests);
      speak(state, used);
    },
    async solve(agent, facts) {
      const interview = await agent.step("read an interview with its invitations", "get-interview", {
        interviewId: facts.interviewId,
      });
      for (const invitation of listAt(interview, "invitations"))
        if (valueAt(invitation, "status") === "ready")
          await agent.step("cancel an invitation", "update-invitation", {
            invitationId: textAt(invitation, "id"),
            status: "cancelled",
          });
      await agent.step("archive an interview", "update-interview", {
        interviewId: facts.interviewId,
        archived: true,
      });
    },
    check(state) {
      const { interviews, invitations } = first(state);
      assert.notEqual(interviews.get(interviewId)?.archivedAt, null);
      const ends = [...invitations.values()].map(({ status }) => status);
      assert.deepEqual(ends, ["completed", "cancelled", "cancelled"]);
    },
  }),

  task("raconte/conflict", {
    say: "Cancel Ali's invitation, whatever was done with it before.",
    facts: { interviewId, guests: ["Jane", "Ali"], guest: "Ali" },
    server: { over: "stdio" },
    given({ state }, { guests, guest }) {
      const invitations = seedInterview(state, guests);
      const archived = invitations.find(({ name }) => name === guest);
      if (archived !== undefined) archived.archivedAt = state.tick();
    },
    async solve(agent, { guest, ...facts }) {
      const interview = await agent.step("which invitations does the interview have", "get-interview", {
        interviewId: facts.interviewId,
      });
      const invitationId = textAt(oneWith(listAt(interview, "invitations"), { name: guest }), "id");
      // The API takes an archived invitation back first, and says so.
      await agent.step(
        "restore or cancel an invitation",
        "update-invitation",
        { invitationId, status: "cancelled" },
        (message, args) => {
          assert.match(message, /is archived/);
          return { ...args, archived: false };
        },
      );
    },
    check(state) {
      const [jane, ali] = first(state).invitations.values();
      assert.deepEqual([jane?.status, ali?.status, ali?.archivedAt], ["ready", "cancelled", null]);
    },
  }),

  task("raconte/follow-up", {
    say: "Whoever was unhappy in the interview about the beta should be asked why, for half an hour at most.",
    facts: {
      interviewId,
      guests: ["Jane", "Ali", "Kim"],
      prompt: "Ask why the beta disappointed.",
      minutes: 30,
    },
    server: { over: "http" },
    given({ state }, { guests }) {
      const [jane, ali] = seedInterview(state, guests);
      speak(state, jane, "positive");
      speak(state, ali, "negative");
    },
    async solve(agent, { prompt, minutes, ...facts }) {
      const interview = await agent.step("what did people say in the interview", "get-interview", {
        interviewId: facts.interviewId,
      });
      const unhappy = listAt(interview, "invitations").filter((invitation) =>
        listAt(invitation, "messages").some((message) => valueAt(message, "sentiment") === "negative"),
      );
      const made = await agent.step("create an interview", "create-interview", {
        prompt,
        invitees: unhappy.map((each) => ({
          name: textAt(each, "name"),
          email: textAt(each, "recipientEmail"),
        })),
      });
      await agent.step(
        "change the longest duration of an interview",
        "update-interview",
        { interviewId: textAt(made, "interviewId"), maxMinutes: `${minutes} minutes` },
        (message, args) => {
          assert.match(message, /maxMinutes.*number/);
          return { ...args, maxMinutes: minutes };
        },
      );
    },
    check(state, { prompt, minutes }) {
      const { interviews, invitations } = first(state);
      const made = [...interviews.values()].at(-1);
      assert.deepEqual([interviews.size, made?.prompt, made?.maxMinutes], [2, prompt, minutes]);
      const asked = [...invitations.values()].filter((each) => each.interviewId === made?.id);
      assert.deepEqual(
        asked.map(({ recipientEmail }) => recipientEmail),
        ["ali@example.com"],
      );
    },
  }),
];

/** An interview that is there already, with an invitation for each guest. Returns these. */
function seedInterview(state: RaconteState, guests: readonly string[]): Invitation[] {
  const organization = first(state);
  const createdAt = state.tick();
  const interview: Interview = {
    id: interviewId,
    title: "Beta",
    prompt: "Ask what they liked about the beta.",
    intro: null,
    firstMessage: null,
    locale: organization.defaultLocale,
    maxMinutes: 15,
    maxResponses: 100,
    disableOrgSystemPrompt: false,
    archivedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
  organization.interviews.set(interview.id, interview);
  for (const name of guests)
    invite(state, organization, interview, { name, email: `${name.toLowerCase()}@example.com` });
  return [...organization.invitations.values()];
}

/** A guest opens the link and says what they think. */
function speak(state: RaconteState, invitation: Invitation | undefined, mood = "positive"): void {
  const link = first(state).outbox.find(({ url }) => url.endsWith(String(invitation?.slug)));
  const call = openLink(state, link?.url ?? "");
  call.answer("What did you think?", "I have a lot to say about it.", mood);
  call.hangUp();
}

function first({ organizations }: RaconteState): Organization {
  const [organization] = organizations.values();
  assert.ok(organization, "Raconte's stand-in has an organization");
  return organization;
}
