import assert from "node:assert/strict";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callTool } from "../../client/call-tool.ts";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import type { RaconteSession } from "../../raconte/session.ts";
import { type GuestCall, openLink } from "../../stand-ins/raconte/guest.ts";
import type { Delivery } from "../../stand-ins/raconte/state.ts";
import type { ParityRow } from "../row.ts";

/** Gives the session that `openRaconte` has started. */
export type Play = () => RaconteSession;

export const prompt = "Ask what people liked, and what they miss.";

/** A row of seed 003. */
export function row(
  kind: ParityRow["kind"],
  claim: string,
  check: () => Promise<void>,
  note?: string,
): ParityRow {
  return {
    system: "Raconte",
    source: "seed 003",
    claim,
    kind,
    check,
    ...(note === undefined ? {} : { note }),
  };
}

/** An interview with one invitation to share, and the ways in which a row uses them. */
export interface Scene {
  interviewId: string;
  invitationId: string;
  url: string;
  get(): Promise<unknown>;
  update(change: object): Promise<Record<string, unknown>>;
  /** The invitation's status as `get-invitation` says it, or `archived`. */
  status(): Promise<string>;
  open(): GuestCall;
}

/** Makes an interview of its own for a row. With invitees, the scene is about the first. */
export async function stage(
  { api, call }: RaconteSession,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Scene> {
  const created = await call("create-interview", { prompt, ...fields });
  const invitationId = textAt(created, "invitations", 0, "id");
  const url = textAt(created, "invitations", 0, "url");
  const get = () => call("get-invitation", { invitationId });
  return {
    interviewId: textAt(created, "interviewId"),
    invitationId,
    url,
    get,
    update: async (change) =>
      (await call("update-invitation", { invitationId, ...change })) as Record<string, unknown>,
    async status() {
      const invitation = await get();
      return valueAt(invitation, "archivedAt") === null ? textAt(invitation, "status") : "archived";
    },
    open: () => openLink(api.state, url),
  };
}

/** A call that ends: one answer, then the guest hangs up. */
export function complete(scene: Scene): void {
  const guest = scene.open();
  guest.answer("What did you like?", "The start was easy.", "positive");
  guest.hangUp();
}

/** What the first organization has sent. */
export function outbox({ api }: RaconteSession): Delivery[] {
  return api.state.organizations.get(api.keys[0])?.outbox ?? [];
}

/** Calls a tool that the vendor must refuse with this status. */
export async function refused(
  client: Client,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  status: number,
): Promise<void> {
  const { isError, text } = await callTool(client, tool, args);
  assert.equal(isError, true, `${tool} ${JSON.stringify(args)} is refused`);
  assert.equal(valueAt(JSON.parse(text), "status"), status, text);
}

/** An update of the invitation that the vendor must refuse, and that changes nothing. */
export async function refusedTurn(session: RaconteSession, scene: Scene, change: object): Promise<void> {
  const before = await scene.status();
  const client = await session.connect(session.api.keys[0]);
  await refused(client, "update-invitation", { invitationId: scene.invitationId, ...change }, 409);
  assert.equal(await scene.status(), before);
}

/** Calls a tool with arguments that the server itself must refuse, and returns what it says. */
export async function refusedUnsent(
  { api, connect }: RaconteSession,
  tool: string,
  args: Readonly<Record<string, unknown>>,
): Promise<string> {
  const arrived = () => api.requests.length + api.complaints.length;
  const before = arrived();
  const client = await connect(api.keys[0]);
  const { isError, text } = await callTool(client, tool, args);
  assert.equal(isError, true, `${tool} ${JSON.stringify(args)} is refused`);
  assert.equal(arrived(), before, "nothing is sent");
  return text;
}

/** Name, `sent` and `error` of each invitation in an answer. */
export function outcomes(answer: unknown): unknown[] {
  return listAt(answer, "invitations").map((each) =>
    ["name", "sent", "error"].map((field) => valueAt(each, field)),
  );
}
