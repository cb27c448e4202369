import { readApiDocument } from "./api-document.ts";
import { accountRoutes } from "./retell/account.ts";
import { agentRoutes } from "./retell/agents.ts";
import { callRoutes } from "./retell/calls.ts";
import { chatRoutes } from "./retell/chats.ts";
import { engineRoutes } from "./retell/engines.ts";
import { knowledgeBaseRoutes } from "./retell/knowledge-bases.ts";
import { phoneNumberRoutes } from "./retell/phone-numbers.ts";
import { seed } from "./retell/seed.ts";
import { emptyState, type RetellState } from "./retell/state.ts";
import { testRoutes } from "./retell/tests.ts";
import { voiceRoutes } from "./retell/voices.ts";
import { type ApiOptions, type ApiRoutes, type RunningApi, serveApi } from "./serve-api.ts";

export interface RunningRetell extends RunningApi {
  state: RetellState;
  /** Puts the account back to its beginning. */
  reset(): void;
  /** The API key that it wants as `Authorization: Bearer <key>`. */
  key: string;
  /** The document that requests and answers are held against, as a path from the repository's root. */
  document: string;
}

/** The vendor's own document where it is at hand, else the one in this repository. */
const documents = ["../shared/specs/retell.yaml", "specs/retell.yaml"];

/**
 * Starts a stand-in of Retell's API with a small account in it. Requests are held against the first of `paths` that
 * exists.
 */
export async function startRetell(paths: readonly string[] = documents): Promise<RunningRetell> {
  const key = "key_of_the_stand_in";
  const { file, ...document } = await readApiDocument(paths);
  const { state, routes } = openAccount();
  const refuse: ApiOptions["refuse"] = ({ authorization }) =>
    authorization === `Bearer ${key}` ? undefined : "The API key is missing or not valid.";
  const api = await serveApi({ document, routes, refuse });
  const reset = (): void => {
    const account = openAccount();
    running.state = account.state;
    api.restart(account.routes);
  };
  const running: RunningRetell = { ...api, state, reset, key, document: file };
  return running;
}

function openAccount(): { state: RetellState; routes: ApiRoutes } {
  const state = emptyState();
  seed(state);
  const routes = {
    ...accountRoutes(state),
    ...agentRoutes(state),
    ...callRoutes(state),
    ...chatRoutes(state),
    ...engineRoutes(state),
    ...knowledgeBaseRoutes(state),
    ...phoneNumberRoutes(state),
    ...testRoutes(state),
    ...voiceRoutes(state),
  };
  return { state, routes };
}
