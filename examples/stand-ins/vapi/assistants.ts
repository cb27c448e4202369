import type { ApiRoutes } from "../serve-api.ts";
import { listStored } from "./list-stored.ts";
import { change, fields, find, type VapiState } from "./state.ts";

/** Assistants: made, listed, read, changed and deleted. */
export function assistantRoutes(state: VapiState): ApiRoutes {
  return {
    "POST /assistant": (request) => {
      const assistant = state.make(fields(request));
      state.assistants.set(assistant.id, assistant);
      return { status: 201, body: assistant };
    },
    "GET /assistant": (request) => listStored(state.assistants, request),
    "GET /assistant/{id}": (request) => ({ status: 200, body: find(state.assistants, request) }),
    "PATCH /assistant/{id}": (request) => ({
      status: 200,
      body: change(state, find(state.assistants, request), fields(request)),
    }),
    "DELETE /assistant/{id}": (request) => {
      const assistant = find(state.assistants, request);
      state.assistants.delete(assistant.id);
      return { status: 200, body: assistant };
    },
  };
}
