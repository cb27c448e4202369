import { ApiFault } from "../api-fault.ts";
import type { Invitation, RaconteState } from "./state.ts";

export interface StatusChange {
  status?: "cancelled" | "ready" | undefined;
  archived?: boolean | undefined;
}

/**
 * Cancels, reactivates, archives or restores an invitation along the arrows of the life cycle: ready to cancelled and
 * back, ready to archived and back. Asking for what already is changes nothing. @throws ApiFault 409 for any other way.
 */
export function changeStatus(state: RaconteState, invitation: Invitation, change: StatusChange): void {
  const isArchived = invitation.archivedAt !== null;
  if (change.archived === false && isArchived) invitation.archivedAt = null;
  if (change.status !== undefined && change.status !== invitation.status) {
    const from = change.status === "cancelled" ? "ready" : "cancelled";
    if (invitation.status !== from || invitation.archivedAt !== null) refuse(invitation, change.status);
    invitation.status = change.status;
  }
  if (change.archived === true && !isArchived) {
    if (invitation.status !== "ready") refuse(invitation, "archived");
    invitation.archivedAt = state.tick();
  }
}

function refuse({ status, archivedAt }: Invitation, wanted: string): never {
  const is = archivedAt === null ? status : "archived";
  throw new ApiFault(409, `The invitation is ${is} and cannot become ${wanted}.`);
}
