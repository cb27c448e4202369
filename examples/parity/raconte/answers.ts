import assert from "node:assert/strict";
import { textAt, valueAt } from "../../client/read-value.ts";
import { openLink } from "../../stand-ins/raconte/guest.ts";
import type { ParityRow } from "../row.ts";
import { type Play, row } from "./play.ts";

/** `null`, true, false, numbers and other texts are compared as they are. */
type Want = null | boolean | number | string | Want[] | { [field: string]: Want };

const uuid = "a UUID";
const time = "a time";
const slug = "a slug";
const link = "the link with the slug";

const definition = {
  title: "Spring launch",
  prompt: "Ask what people liked.",
  intro: "Two minutes, please.",
  firstMessage: "Hello, and thank you.",
  locale: "en",
};
const interview = {
  id: uuid,
  ...definition,
  maxMinutes: 20,
  maxResponses: 50,
  archivedAt: null,
  createdAt: time,
  updatedAt: time,
};
const ada = { name: "Ada Li", recipientEmail: "ada@example.com", recipientPhone: null };
const sent = { id: uuid, slug, status: "ready", url: link, sent: true, error: null };
const invitation = {
  id: uuid,
  interviewId: uuid,
  slug,
  archivedAt: null,
  createdAt: time,
  updatedAt: time,
  url: link,
};
const held = {
  ...invitation,
  ...ada,
  status: "completed",
  summary: "Ada Li answered 1 times.",
  messages: [
    { role: "assistant", content: definition.firstMessage, sentiment: null, createdAt: time },
    { role: "user", content: "The start was easy.", sentiment: "positive", createdAt: time },
  ],
};

/** The answers in the form of the page's examples, with values of our own. */
const answers: Record<string, Want> = {
  "create-interview without invitees": {
    interviewId: uuid,
    invitations: [{ ...sent, name: null, recipientEmail: null, recipientPhone: null, sent: false }],
  },
  "create-interview with invitees": { interviewId: uuid, invitations: [{ ...sent, ...ada }] },
  "update-interview": interview,
  "get-interview": { ...interview, invitations: [held] },
  "create-invitation": { invitations: [{ ...sent, ...ada }] },
  "update-invitation": {
    ...invitation,
    ...ada,
    recipientEmail: "ada.new@example.com",
    status: "ready",
    summary: null,
    sent: true,
    error: null,
  },
  "get-invitation": held,
};

/** One row for each field of each answer, and one for each answer that it has no others. */
export function answerRows(play: Play): ParityRow[] {
  let played: Promise<Record<string, unknown>> | undefined;
  const answerOf = async (name: string): Promise<unknown> => {
    played ??= playAnswers(play);
    return (await played)[name];
  };
  return Object.entries(answers).flatMap(([name, want]) => [
    row("answer", `${name}: the answer has these fields and no others`, async () =>
      assert.deepEqual(fieldsOf(await answerOf(name)), fieldsOf(want)),
    ),
    ...leavesOf(want).map(({ path, value }) =>
      row("answer", `${name}: the answer has ${path.join(".")}, ${shown(value)}`, async () =>
        checkLeaf(await answerOf(name), path, value),
      ),
    ),
  ]);
}

/** Plays one interview whose answers are those of the page. */
async function playAnswers(play: Play): Promise<Record<string, unknown>> {
  const { api, call } = play();
  const invitees = [{ name: "Ada Li", email: "ada@example.com" }];
  const alone = await call("create-interview", { prompt: definition.prompt });
  const created = await call("create-interview", { ...definition, invitees });
  const interviewId = textAt(created, "interviewId");
  const updated = await call("update-interview", { interviewId, maxMinutes: 20, maxResponses: 50 });
  const guest = openLink(api.state, textAt(created, "invitations", 0, "url"));
  guest.answer(definition.firstMessage, "The start was easy.", "positive");
  guest.hangUp();
  api.state.wait(60);
  const read = await call("get-interview", { interviewId });
  const invited = await call("create-invitation", { interviewId: textAt(alone, "interviewId"), invitees });
  return {
    "create-interview without invitees": alone,
    "create-interview with invitees": created,
    "update-interview": updated,
    "get-interview": read,
    "create-invitation": invited,
    "update-invitation": await call("update-invitation", {
      invitationId: textAt(invited, "invitations", 0, "id"),
      recipientEmail: "ada.new@example.com",
    }),
    "get-invitation": await call("get-invitation", {
      invitationId: textAt(created, "invitations", 0, "id"),
    }),
  };
}

function checkLeaf(answer: unknown, path: readonly (string | number)[], want: Want): void {
  const value = valueAt(answer, ...path);
  if (want === uuid) assert.match(String(value), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  else if (want === time) assert.match(String(value), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  else if (want === slug) assert.match(String(value), /^[A-Za-z0-9]{10}$/);
  else if (want === link) {
    const own = valueAt(answer, ...path.slice(0, -1), "slug");
    assert.equal(value, `https://raconte.ai/invitation/${own}`);
  } else assert.equal(value, want);
}

function leavesOf(want: Want, path: (string | number)[] = []): { path: (string | number)[]; value: Want }[] {
  if (typeof want !== "object" || want === null) return [{ path, value: want }];
  const entries: [string | number, Want][] = Array.isArray(want) ? [...want.entries()] : Object.entries(want);
  return entries.flatMap(([step, value]) => leavesOf(value, [...path, step]));
}

function fieldsOf(value: unknown): string[] {
  return leavesOf(value as Want)
    .map(({ path }) => path.join("."))
    .sort();
}

function shown(value: Want): string {
  const isKind = [uuid, time, slug, link].includes(value as string);
  return isKind ? String(value) : `for example ${JSON.stringify(value)}`;
}
