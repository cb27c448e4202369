import { readApiDocument } from "./api-document.ts";
import { type RunningApi, serveApi } from "./serve-api.ts";
import { assistantRoutes } from "./vapi/assistants.ts";
import { callRoutes } from "./vapi/calls.ts";
import { mendDocument } from "./vapi/mend-document.ts";
import { phoneNumberRoutes } from "./vapi/phone-numbers.ts";
import { seed } from "./vapi/seed.ts";
import { emptyState, type VapiState } from "./vapi/state.ts";
import { toolRoutes } from "./vapi/tools.ts";

export interface RunningVapi extends RunningApi {
  state: VapiState;
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
  const state = emptyState();
  seed(state);
  const key = "key_of_the_stand_in";
  const routes = {
    ...assistantRoutes(state),
    ...callRoutes(state),
    ...phoneNumberRoutes(state),
    ...toolRoutes(state),
  };
  const document = mendDocument(await readApiDocument(paths), new Set(Object.keys(routes)));
  const api = await serveApi({
    document,
    routes,
    refuse: ({ authorization }) =>
      authorization === `Bearer ${key}` ? undefined : "The API key is missing or not valid.",
  });
  return { ...api, state, key, document: document.file };
}
