import { readApiDocument } from "./api-document.ts";
import { type ApiRoutes, type RunningApi, serveApi } from "./serve-api.ts";
import { assistantRoutes } from "./vapi/assistants.ts";
import { callRoutes } from "./vapi/calls.ts";
import { mendDocument } from "./vapi/mend-document.ts";
import { phoneNumberRoutes } from "./vapi/phone-numbers.ts";
import { seed } from "./vapi/seed.ts";
import { emptyState, type VapiState } from "./vapi/state.ts";
import { toolRoutes } from "./vapi/tools.ts";

export interface RunningVapi extends RunningApi {
  state: VapiState;
  /** Puts the account back to its beginning. */
  reset(): void;
  /** The API key that it wants as `Authorization: Bearer <key>`. */
  key: string;
  /** The document that requests and answers are held against, as a path from the repository's root. */
  document: string;
}

/** The vendor's own document where it is at hand, else the one in this repository. */
const documents = ["../shared/specs/vapi/api/openapi.json", "specs/vapi.yaml"];

/**
 * Starts a stand-in of Vapi's API with a small account in it: assistants, calls, phone numbers and tools. Requests are
 * held against the first of `paths` that exists.
 */
export async function startVapi(paths: readonly string[] = documents): Promise<RunningVapi> {
  const key = "key_of_the_stand_in";
  const { state, routes } = openAccount();
  const { file, ...document } = await readApiDocument(paths);
  const api = await serveApi({
    document: mendDocument(document, new Set(Object.keys(routes))),
    routes,
    refuse: ({ authorization }) =>
      authorization === `Bearer ${key}` ? undefined : "The API key is missing or not valid.",
  });
  const reset = (): void => {
    const account = openAccount();
    running.state = account.state;
    api.restart(account.routes);
  };
  const running: RunningVapi = { ...api, state, reset, key, document: file };
  return running;
}

function openAccount(): { state: VapiState; routes: ApiRoutes } {
  const state = emptyState();
  seed(state);
  const routes = {
    ...assistantRoutes(state),
    ...callRoutes(state),
    ...phoneNumberRoutes(state),
    ...toolRoutes(state),
  };
  return { state, routes };
}
