import { readApiDocument } from "./api-document.ts";
import { interviewRoutes } from "./raconte/interviews.ts";
import { invitationRoutes } from "./raconte/invitations.ts";
import { type RaconteState, startState } from "./raconte/state.ts";
import { type ApiRoutes, type RunningApi, serveApi } from "./serve-api.ts";

export interface RunningRaconte extends RunningApi {
  state: RaconteState;
  /** Puts both organizations back to their beginning. */
  reset(): void;
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
  const { file, ...document } = await readApiDocument(paths);
  const api = await serveApi({
    document,
    routes: routesOf(state),
    refuse: (_headers, { searchParams }) =>
      state.organizations.has(searchParams.get("api_key") ?? "")
        ? undefined
        : "The API key is missing or not valid.",
  });
  const [first = "", second = ""] = state.organizations.keys();
  const reset = (): void => {
    running.state = startState();
    api.restart(routesOf(running.state));
  };
  const running: RunningRaconte = { ...api, state, reset, keys: [first, second], document: file };
  return running;
}

function routesOf(state: RaconteState): ApiRoutes {
  return { ...interviewRoutes(state), ...invitationRoutes(state) };
}
