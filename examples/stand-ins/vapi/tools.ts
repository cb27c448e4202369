import type { ApiRoutes } from "../serve-api.ts";
import { listStored } from "./list-stored.ts";
import { fields, find, type VapiState } from "./state.ts";

/** Tools that assistants use: made, listed, read and deleted. */
export function toolRoutes(state: VapiState): ApiRoutes {
  return {
    "POST /tool": (request) => {
      const tool = state.make(fields(request));
      state.tools.set(tool.id, tool);
      return { status: 201, body: tool };
    },
    "GET /tool": (request) => listStored(state.tools, request),
    "GET /tool/{id}": (request) => ({ status: 200, body: find(state.tools, request) }),
    "DELETE /tool/{id}": (request) => {
      const tool = find(state.tools, request);
      state.tools.delete(tool.id);
      return { status: 200, body: tool };
    },
  };
}
