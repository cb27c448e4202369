import type { ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import type { RetellState } from "./state.ts";

/** Limits and exports of the whole account. */
export function accountRoutes(state: RetellState): ApiRoutes {
  return {
    "GET /get-concurrency": () => ({ status: 200, body: state.concurrency }),
    "GET /v2/list-export-requests": (request) => ({ status: 200, body: page([], request) }),
  };
}
