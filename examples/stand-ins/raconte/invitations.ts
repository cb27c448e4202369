import type { ApiRoutes } from "../serve-api.ts";
import { changeStatus, type StatusChange } from "./change-status.ts";
import { type DeliveryOutcome, deliver, joinOutcomes, notSent, urlOf } from "./deliver.ts";
import {
  find,
  type Interview,
  type Invitation,
  type Organization,
  organizationOf,
  type RaconteState,
} from "./state.ts";

export interface Invitee {
  name?: string;
  email?: string;
  phone?: string;
}

type Recipient = Pick<Invitation, "name" | "recipientEmail" | "recipientPhone">;

/** Invitations: made, read with their transcript, changed, cancelled and archived. */
export function invitationRoutes(state: RaconteState): ApiRoutes {
  return {
    "POST /api/interviews/{interviewId}/invitations": (request) => {
      const organization = organizationOf(state, request);
      const interview = find(organization.interviews, request, "interviewId");
      const { invitees } = request.body as { invitees: Invitee[] };
      const invitations = invitees.map((invitee) => invite(state, organization, interview, invitee));
      return { status: 201, body: { invitations } };
    },
    "GET /api/invitations/{invitationId}": (request) => {
      const invitation = find(organizationOf(state, request).invitations, request, "invitationId");
      return { status: 200, body: invitationWithMessages(state, invitation) };
    },
    "PATCH /api/invitations/{invitationId}": (request) => {
      const organization = organizationOf(state, request);
      const invitation = find(organization.invitations, request, "invitationId");
      const { status, archived, ...recipient } = request.body as StatusChange & Partial<Recipient>;
      const before = { ...invitation };
      changeStatus(state, invitation, { status, archived });
      Object.assign(invitation, recipient, { updatedAt: state.tick() });
      const outcome = sendAgain(state, organization, invitation, before);
      return { status: 200, body: { ...shown(state, invitation), ...outcome } };
    },
  };
}

/** Makes an invitation, sends it where it has a recipient, and returns what the API says of it. */
export function invite(
  state: RaconteState,
  organization: Organization,
  interview: Interview,
  { name = null, email = null, phone = null }: { [Field in keyof Invitee]?: string | null },
): Record<string, unknown> {
  const createdAt = state.tick();
  const invitation: Invitation = {
    id: state.id(),
    interviewId: interview.id,
    slug: state.slug(),
    status: "ready",
    name,
    recipientEmail: email,
    recipientPhone: phone,
    archivedAt: null,
    createdAt,
    updatedAt: createdAt,
    messages: [],
    spokenSeconds: 0,
  };
  organization.invitations.set(invitation.id, invitation);
  const channels = [
    ...(email === null ? [] : ["email" as const]),
    ...(phone === null ? [] : ["sms" as const]),
  ];
  const outcomes = channels.map((by) => deliver(state, organization, invitation, by));
  const { id, slug, status, recipientEmail, recipientPhone } = invitation;
  const outcome = outcomes.length === 0 ? notSent : joinOutcomes(outcomes);
  return { id, slug, status, name, recipientEmail, recipientPhone, url: urlOf(invitation), ...outcome };
}

/** An invitation with its transcript, which is there once the call is completed. */
export function invitationWithMessages(state: RaconteState, invitation: Invitation): Record<string, unknown> {
  const messages = invitation.status === "completed" ? invitation.messages : [];
  return { ...shown(state, invitation), messages };
}

/** Sends to each recipient that has a new value; nothing where none has. */
function sendAgain(
  state: RaconteState,
  organization: Organization,
  invitation: Invitation,
  before: Invitation,
): DeliveryOutcome | undefined {
  const outcomes = (["email", "sms"] as const)
    .filter((by) => {
      const field = by === "email" ? "recipientEmail" : "recipientPhone";
      return invitation[field] !== null && invitation[field] !== before[field];
    })
    .map((by) => deliver(state, organization, invitation, by));
  return outcomes.length === 0 ? undefined : joinOutcomes(outcomes);
}

function shown(state: RaconteState, invitation: Invitation): Record<string, unknown> {
  const { messages, spokenSeconds, summaryFrom, ...fields } = invitation;
  const guestWords = messages.filter(({ role }) => role === "user").length;
  const isSummed = summaryFrom !== undefined && state.now() >= summaryFrom;
  return {
    ...fields,
    summary: isSummed ? `${invitation.name ?? "The guest"} answered ${guestWords} times.` : null,
    url: urlOf(invitation),
  };
}
