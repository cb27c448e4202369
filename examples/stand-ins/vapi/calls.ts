import { ApiFault } from "../api-fault.ts";
import type { ApiRoutes } from "../serve-api.ts";
import { listStored } from "./list-stored.ts";
import { change, fields, find, type Stored, type VapiState } from "./state.ts";

/** Calls: placed at once or for later, listed, read and renamed. */
export function callRoutes(state: VapiState): ApiRoutes {
  return {
    "POST /call": (request) => {
      const body = fields(request);
      if (body.customers === undefined) return { status: 201, body: placeCall(state, body) };
      const { customers, ...shared } = body;
      const results = (customers as unknown[]).map((customer) => placeCall(state, { ...shared, customer }));
      return { status: 201, body: { results, errors: [] } };
    },
    "GET /call": (request) => {
      const { id, assistantId, phoneNumberId } = request.query;
      const asked = Object.entries({ id, assistantId, phoneNumberId }).filter(([, value]) => value);
      const wanted = [...state.calls].filter(([, call]) =>
        asked.every(([name, value]) => call[name] === value),
      );
      return listStored(new Map(wanted), request);
    },
    "GET /call/{id}": (request) => ({ status: 200, body: find(state.calls, request) }),
    "PATCH /call/{id}": (request) => ({
      status: 200,
      body: change(state, find(state.calls, request), fields(request)),
    }),
  };
}

/** @throws ApiFault 400 when nobody speaks, no number calls, or nobody is called. */
function placeCall(state: VapiState, body: Readonly<Record<string, unknown>>): Stored {
  requireKnown(state.assistants, body.assistantId, "assistant");
  requireKnown(state.phoneNumbers, body.phoneNumberId, "phone number");
  const { number, sipUri, numberE164CheckEnabled = true } = (body.customer ?? {}) as Record<string, unknown>;
  if (number === undefined && sipUri === undefined) {
    throw new ApiFault(400, "The call needs customer.number or customer.sipUri.");
  }
  if (number !== undefined && numberE164CheckEnabled === true && !/^\+[1-9]\d{6,14}$/.test(String(number))) {
    throw new ApiFault(400, `customer.number must be in E.164 form: ${number}.`);
  }
  const call = state.make({
    ...body,
    type: "outboundPhoneCall",
    status: body.schedulePlan === undefined ? "queued" : "scheduled",
    phoneCallProvider: "vapi",
    phoneCallTransport: "pstn",
    cost: 0,
    monitor: { listenUrl: "wss://live.stand-in/listen", controlUrl: "https://live.stand-in/control" },
  });
  state.calls.set(call.id, call);
  return call;
}

function requireKnown(kept: ReadonlyMap<string, Stored>, id: unknown, what: string): void {
  if (id === undefined)
    throw new ApiFault(400, `The call needs the id of ${what === "assistant" ? "an" : "a"} ${what}.`);
  if (!kept.has(String(id))) throw new ApiFault(400, `There is no ${what} ${id}.`);
}
