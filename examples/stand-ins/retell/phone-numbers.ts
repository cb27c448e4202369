import { ApiFault } from "../api-fault.ts";
import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { fields, find, type RetellState, type Stored, without } from "./state.ts";

/** Numbers of the account: bought, imported, bound to agents, released. */
export function phoneNumberRoutes(state: RetellState): ApiRoutes {
  const keep = (number: string, settings: Stored): Stored => {
    if (state.phoneNumbers.has(number)) throw new ApiFault(400, `The account has ${number} already.`);
    requireAgents(state, settings);
    const kept = { ...settings, phone_number: number, last_modification_timestamp: state.tick() };
    state.phoneNumbers.set(number, kept);
    return kept;
  };
  return {
    "POST /create-phone-number": (request) => {
      const { phone_number: asked, area_code = 415, ...rest } = fields(request);
      const number = String(asked ?? `+1${area_code}555${1000 + state.phoneNumbers.size}`);
      const settings = without(rest, "number_provider", "country_code", "toll_free");
      return {
        status: 201,
        body: keep(number, { ...settings, area_code, phone_number_type: "retell-twilio" }),
      };
    },
    "POST /import-phone-number": (request) => {
      const { sip_trunk_auth_username: auth_username, ...body } = fields(request);
      const number = String(body.phone_number);
      if (body.ignore_e164_validation !== true && !/^\+[1-9]\d{6,14}$/.test(number)) {
        throw new ApiFault(400, `${number} is not in E.164 form.`);
      }
      const settings = without(body, "ignore_e164_validation", ...trunkFields);
      const sip_outbound_trunk_config = trunkOf({ ...body, auth_username });
      const kept = keep(number, { ...settings, phone_number_type: "custom", sip_outbound_trunk_config });
      return { status: 201, body: kept };
    },
    "GET /get-phone-number/{phone_number}": (request) => ({ status: 200, body: one(state, request) }),
    "GET /v2/list-phone-numbers": (request) => ({
      status: 200,
      body: page([...state.phoneNumbers.values()], request),
    }),
    "PATCH /update-phone-number/{phone_number}": (request) => {
      const number = one(state, request);
      const body = fields(request);
      requireAgents(state, body);
      Object.assign(number, without(body, ...trunkFields), {
        sip_outbound_trunk_config: {
          ...(number.sip_outbound_trunk_config as Stored | undefined),
          ...trunkOf(body),
        },
        last_modification_timestamp: state.tick(),
      });
      return { status: 200, body: number };
    },
    "DELETE /delete-phone-number/{phone_number}": (request) => {
      state.phoneNumbers.delete(String(one(state, request).phone_number));
      return { status: 204 };
    },
  };
}

/** The account keeps a trunk's settings apart, and never shows its password. */
const trunkFields = [
  "termination_uri",
  "auth_username",
  "auth_password",
  "sip_trunk_auth_password",
  "transport",
];

function trunkOf(body: Stored): Stored {
  const { termination_uri, auth_username, transport } = body;
  const said = Object.entries({ termination_uri, auth_username, transport });
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

function one(state: RetellState, request: ApiRequest): Stored {
  return find(state.phoneNumbers, request, "phone_number");
}

function requireAgents(state: RetellState, settings: Stored): void {
  for (const list of [settings.inbound_agents, settings.outbound_agents]) {
    for (const { agent_id } of (list ?? []) as { agent_id: string }[]) {
      if (!state.agents.has(agent_id)) throw new ApiFault(400, `There is no agent ${agent_id}.`);
    }
  }
}
