import { urlOf } from "./deliver.ts";
import type { Invitation, Message, RaconteState } from "./state.ts";

/** Seconds after a call in which its summary is not there yet. */
const summaryDelaySeconds = 5;

/** A recipient in a call with the AI. */
export interface GuestCall {
  /** What the page of the invitation shows before the call. */
  intro: string | null;
  /** What the AI was told: the organization's own words, unless the interview goes without, and the prompt. */
  instructions: string;
  /** Question and answer; ends the call where the interview's limits are reached. */
  answer(question: string, words: string, sentiment: string, spokenSeconds?: number): void;
  /** Seconds in which nobody speaks. */
  silence(seconds: number): void;
  /** Completes the call where the guest has said something. */
  hangUp(): void;
}

/**
 * Opens an invitation's link, as a recipient does with a link that was sent or shared. The invitation is in progress
 * from then on, and completed when the guest hangs up after the last message.
 * @throws Error when the link leads nowhere, or the invitation is not ready.
 */
export function openLink(state: RaconteState, url: string): GuestCall {
  const { organization, invitation, interview } = findInvitation(state, url);
  if (invitation.status !== "ready" || invitation.archivedAt !== null)
    throw new Error("This invitation cannot be used.");
  invitation.status = "in_progress";
  const say = (role: Message["role"], content: string, sentiment: string | null): void => {
    if (invitation.status !== "in_progress") throw new Error("The call is over.");
    invitation.messages.push({ role, content, sentiment, createdAt: state.tick() });
  };
  const end = (): void => {
    invitation.status = "completed";
    invitation.updatedAt = state.tick();
    invitation.summaryFrom = state.now() + summaryDelaySeconds * 1000;
  };
  if (interview.firstMessage !== null) say("assistant", interview.firstMessage, null);
  return {
    intro: interview.intro,
    instructions: interview.disableOrgSystemPrompt
      ? interview.prompt
      : `${organization.systemPrompt}\n\n${interview.prompt}`,
    answer(question, words, sentiment, spokenSeconds = 10) {
      if (invitation.messages.at(-1)?.content !== question) say("assistant", question, null);
      say("user", words, sentiment);
      state.wait(spokenSeconds);
      invitation.spokenSeconds += spokenSeconds;
      const answers = invitation.messages.filter(({ role }) => role === "user").length;
      const isOver = invitation.spokenSeconds >= interview.maxMinutes * 60;
      if (isOver || answers >= interview.maxResponses) end();
    },
    silence: (seconds) => state.wait(seconds),
    hangUp() {
      const hasSpoken = invitation.messages.some(({ role }) => role === "user");
      if (invitation.status === "in_progress" && hasSpoken) end();
    },
  };
}

function findInvitation(state: RaconteState, url: string) {
  for (const organization of state.organizations.values()) {
    const hasUrl = (each: Invitation): boolean => urlOf(each) === url;
    const invitation = [...organization.invitations.values()].find(hasUrl);
    const interview = invitation && organization.interviews.get(invitation.interviewId);
    if (invitation && interview) return { organization, invitation, interview };
  }
  throw new Error(`No invitation has the link ${url}.`);
}
