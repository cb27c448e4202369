import type { ApiRoutes } from "../serve-api.ts";
import { listStored } from "./list-stored.ts";
import { change, fields, find, type VapiState } from "./state.ts";

/** Phone numbers: added, listed, read, changed and released. */
export function phoneNumberRoutes(state: VapiState): ApiRoutes {
  return {
    "POST /phone-number": (request) => {
      const body = fields(request);
      const { numberDesiredAreaCode: area = "415" } = body;
      const number = body.number ?? `+1${area}555${1000 + state.phoneNumbers.size}`;
      const made = state.make({ ...body, number, status: "active" });
      state.phoneNumbers.set(made.id, made);
      return { status: 201, body: made };
    },
    "GET /phone-number": (request) => listStored(state.phoneNumbers, request),
    "GET /phone-number/{id}": (request) => ({ status: 200, body: find(state.phoneNumbers, request) }),
    "PATCH /phone-number/{id}": (request) => ({
      status: 200,
      body: change(state, find(state.phoneNumbers, request), fields(request)),
    }),
    "DELETE /phone-number/{id}": (request) => {
      const number = find(state.phoneNumbers, request);
      state.phoneNumbers.delete(number.id);
      return { status: 200, body: number };
    },
  };
}
