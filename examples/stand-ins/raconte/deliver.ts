import type { Invitation, Organization, RaconteState } from "./state.ts";

/** How a delivery went; `error` says why it failed. */
export interface DeliveryOutcome {
  sent: boolean;
  error: string | null;
}

/** What an invitation without a recipient has. */
export const notSent: DeliveryOutcome = { sent: false, error: null };

export function urlOf({ slug }: Invitation): string {
  return `https://raconte.ai/invitation/${slug}`;
}

/** Sends the invitation's link to an email address or a phone; never throws. */
export function deliver(
  state: RaconteState,
  { outbox }: Organization,
  invitation: Invitation,
  by: "email" | "sms",
): DeliveryOutcome {
  const to = by === "email" ? invitation.recipientEmail : invitation.recipientPhone;
  if (to === null) return notSent;
  const error = state.unreachable.get(to);
  if (error !== undefined) return { sent: false, error };
  outbox.push({ by, to, url: urlOf(invitation) });
  return { sent: true, error: null };
}

/** One outcome for several deliveries: sent when all were. */
export function joinOutcomes(outcomes: readonly DeliveryOutcome[]): DeliveryOutcome {
  const errors = outcomes.flatMap(({ error }) => error ?? []);
  return { sent: outcomes.every(({ sent }) => sent), error: errors.length > 0 ? errors.join(" ") : null };
}
