import { ApiFault } from "../api-fault.ts";
import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { fields, find, type RetellState, type Stored } from "./state.ts";

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
      const {
        phone_number,
        area_code = 415,
        number_provider: _,
        country_code: __,
        toll_free: ___,
        ...settings
      } = fields(request);
      const number =
        (phone_number as string | undefined) ?? `+1${area_code}555${1000 + state.phoneNumbers.size}`;
      return {
        status: 201,
        body: keep(number, { ...settings, area_code, phone_number_type: "retell-twilio" }),
      };
    },
    "POST /import-phone-number": (request) => {
      const { phone_number, ignore_e164_validation: unchecked, ...rest } = fields(request);
      const number = String(phone_number);
      if (unchecked !== true && !/^\+[1-9]\d{6,14}$/.test(number)) {
        throw new ApiFault(400, `${number} is not in E.164 form.`);
      }
      const {
        termination_uri,
        sip_trunk_auth_username: auth_username,
        sip_trunk_auth_password: _,
        transport,
        ...settings
      } = rest;
      const trunk = { termination_uri, auth_username, transport };
      const body = keep(number, {
        ...settings,
        phone_number_type: "custom",
        sip_outbound_trunk_config: trunk,
      });
      return { status: 201, body };
    },
    "GET /get-phone-number/{phone_number}": (request) => ({ status: 200, body: one(state, request) }),
    "GET /v2/list-phone-numbers": (request) => ({
      status: 200,
      body: page([...state.phoneNumbers.values()], request),
    }),
    "PATCH /update-phone-number/{phone_number}": (request) => {
      const number = one(state, request);
      const { termination_uri, auth_username, auth_password: _, transport, ...settings } = fields(request);
      requireAgents(state, settings);
      const trunk = Object.entries({ termination_uri, auth_username, transport });
      Object.assign(number, settings, {
        sip_outbound_trunk_config: {
          ...(number.sip_outbound_trunk_config as Stored | undefined),
          ...Object.fromEntries(trunk.filter(([, value]) => value !== undefined)),
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
