import { ApiFault } from "../api-fault.ts";
import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import {
  type Call,
  type CallAnalysis,
  fields,
  find,
  present,
  type RetellState,
  type Stored,
  without,
} from "./state.ts";
import { newest } from "./versions.ts";

/** Phone and web calls: placed, listed, changed, stopped and analysed again. */
export function callRoutes(state: RetellState): ApiRoutes {
  const callOf = (request: ApiRequest): Call => find(state.calls, request, "call_id");
  return {
    "POST /v2/create-phone-call": (request) => {
      const body = fields(request);
      const number = state.phoneNumbers.get(String(body.from_number));
      const bound = (number?.outbound_agents as { agent_id: string }[] | undefined)?.[0]?.agent_id;
      const agent = present(
        (body.override_agent_id as string | undefined) ?? bound,
        request,
        "agent to call",
      );
      const call = { call_type: "phone_call", direction: "outbound", agent_id: agent };
      return { status: 201, body: keepCall(state, request, { ...kept(body), ...call }) };
    },
    "POST /v2/register-phone-call": (request) => {
      const call = { call_type: "phone_call", direction: "inbound", from_number: "", to_number: "" };
      return { status: 201, body: keepCall(state, request, { ...call, ...kept(fields(request)) }) };
    },
    "POST /v2/create-web-call": (request) => {
      const call = { call_type: "web_call", access_token: "token-of-a-web-call" };
      return { status: 201, body: keepCall(state, request, { ...kept(fields(request)), ...call }) };
    },
    "POST /create-batch-call": (request) => {
      const { name = "", from_number, tasks } = fields(request);
      const id = state.id("batch_call");
      const total = (tasks as unknown[]).length;
      const body = {
        batch_call_id: id,
        name,
        from_number,
        scheduled_timestamp: state.tick(),
        total_task_count: total,
      };
      return { status: 201, body };
    },
    "GET /v2/get-call/{call_id}": (request) => ({ status: 200, body: callOf(request) }),
    "POST /v3/list-calls": (request) => {
      const { filter_criteria: filter = {}, include_total: counted } = fields(request) as {
        filter_criteria?: Stored;
        include_total?: boolean;
      };
      const calls = [...state.calls.values()].filter((call) => isWanted(call, filter));
      // Listings of the third version have no transcripts.
      const listed = calls.map((call) => without(call, "transcript"));
      const body = { ...page(listed, request), ...(counted === true ? { total: calls.length } : {}) };
      return { status: 200, body };
    },
    "PATCH /v2/update-call/{call_id}": (request) => ({
      status: 200,
      body: Object.assign(callOf(request), fields(request)),
    }),
    "PATCH /v2/update-live-call/{call_id}": (request) => {
      if (callOf(request).call_status !== "ongoing") throw new ApiFault(422, "The call is not ongoing.");
      return { status: 200, body: { success: true } };
    },
    "POST /v2/stop-call/{call_id}": (request) => {
      callOf(request).call_status = "ended";
      return { status: 204 };
    },
    "PUT /rerun-call-analysis/{call_id}": (request) => {
      const call = callOf(request);
      call.call_analysis = analyse(present(call.call_analysis, request, "analysis of the call"));
      return { status: 201, body: call };
    },
    "DELETE /v2/delete-call/{call_id}": (request) => {
      state.calls.delete(callOf(request).call_id);
      return { status: 204 };
    },
  };
}

function keepCall(state: RetellState, request: ApiRequest, call: Stored): Call {
  const agent = present(state.agents.get(String(call.agent_id)), request, `agent ${call.agent_id}`);
  const made: Call = {
    ...call,
    call_id: state.id("call"),
    agent_id: String(call.agent_id),
    agent_version: newest(agent).version,
    call_status: "registered",
    start_timestamp: state.tick(),
  };
  state.calls.set(made.call_id, made);
  return made;
}

/** The fields of a request that its call keeps. */
function kept(body: Stored): Stored {
  const names = [
    "agent_id",
    "from_number",
    "to_number",
    "direction",
    "metadata",
    "retell_llm_dynamic_variables",
  ];
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

function isWanted(call: Call, filter: Stored): boolean {
  const {
    agent,
    call_status: status,
    call_successful: successful,
  } = filter as {
    agent?: { agent_id: string }[];
    call_status?: { value: string[] };
    call_successful?: { value: boolean };
  };
  return (
    (agent === undefined || agent.some(({ agent_id }) => agent_id === call.agent_id)) &&
    (status === undefined || status.value.includes(call.call_status)) &&
    (successful === undefined || successful.value === call.call_analysis?.call_successful)
  );
}

/** A second look counts the runs, so that a caller can tell it was taken. */
function analyse(before: CallAnalysis): CallAnalysis {
  const data = before.custom_analysis_data;
  return { ...before, custom_analysis_data: { ...data, analysis_runs: Number(data.analysis_runs ?? 1) + 1 } };
}
