import { readApiDocument } from "./api-document.ts";
import { interviewRoutes } from "./raconte/interviews.ts";
import { invitationRoutes } from "./raconte/invitations.ts";
import { type RaconteState, startState } from "./raconte/state.ts";
import { type RunningApi, serveApi } from "./serve-api.ts";

export interface RunningRaconte extends RunningApi {
  state: RaconteState;
  /** The API keys of two organizations, which it wants as `?api_key=<key>`. */
  keys: readonly [string, string];
  /** The document that requests and answers are held against, as a path from the repository's root. */
  document: string;
}

/** Raconte publishes none, so there is only ours. */
const documents = ["specs/raconte.yaml"];

/**
 * Starts a stand-in of Raconte's API with two organizations in it. Requests are held against the first of `paths` that
 * exists.
 */
export async function startRaconte(paths: readonly string[] = documents): Promise<RunningRaconte> {
  const state = startState();
  const document = await readApiDocument(paths);
  const api = await serveApi({
    document,
    routes: { ...interviewRoutes(state), ...invitationRoutes(state) },
    refuse: (_headers, { searchParams }) =>
      state.organizations.has(searchParams.get("api_key") ?? "")
        ? undefined
        : "The API key is missing or not valid.",
  });
  const [first = "", second = ""] = state.organizations.keys();
  return { ...api, state, keys: [first, second], document: document.file };
}
