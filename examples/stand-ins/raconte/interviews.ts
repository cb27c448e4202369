import type { ApiRoutes } from "../serve-api.ts";
import { type Invitee, invitationWithMessages, invite } from "./invitations.ts";
import { find, type Interview, organizationOf, type RaconteState } from "./state.ts";

type Draft = Partial<Omit<Interview, "id" | "archivedAt" | "createdAt" | "updatedAt">>;

/** Interviews: created, read with their invitations, changed and archived. */
export function interviewRoutes(state: RaconteState): ApiRoutes {
  return {
    "POST /api/interviews": (request) => {
      const organization = organizationOf(state, request);
      const { invitees = [], ...draft } = request.body as Draft & { prompt: string; invitees?: Invitee[] };
      const createdAt = state.tick();
      const interview: Interview = {
        title: null,
        intro: null,
        firstMessage: null,
        locale: organization.defaultLocale,
        maxMinutes: 15,
        maxResponses: 100,
        disableOrgSystemPrompt: false,
        ...draft,
        id: state.id(),
        archivedAt: null,
        createdAt,
        updatedAt: createdAt,
      };
      organization.interviews.set(interview.id, interview);
      const people = invitees.length > 0 ? invitees : [{}];
      const invitations = people.map((invitee) => invite(state, organization, interview, invitee));
      return { status: 201, body: { interviewId: interview.id, invitations } };
    },
    "GET /api/interviews/{interviewId}": (request) => {
      const { interviews, invitations } = organizationOf(state, request);
      const interview = find(interviews, request, "interviewId");
      const own = [...invitations.values()].filter(({ interviewId }) => interviewId === interview.id);
      const body = {
        ...shown(interview),
        invitations: own.map((invitation) => invitationWithMessages(state, invitation)),
      };
      return { status: 200, body };
    },
    "PATCH /api/interviews/{interviewId}": (request) => {
      const interview = find(organizationOf(state, request).interviews, request, "interviewId");
      const { archived, ...changes } = request.body as Draft & { archived?: boolean };
      Object.assign(interview, changes, { updatedAt: state.tick() });
      if (archived === true) interview.archivedAt ??= interview.updatedAt;
      if (archived === false) interview.archivedAt = null;
      return { status: 200, body: shown(interview) };
    },
  };
}

function shown({ disableOrgSystemPrompt: _, ...interview }: Interview): Partial<Interview> {
  return interview;
}
