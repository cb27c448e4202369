import type { ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { fields, find, type RetellState, type Version } from "./state.ts";
import { askedVersion, newestOfEach, startVersions, updateDraft } from "./versions.ts";

/** What agents talk through: prompt-based models, conversation flows and the components that flows share. */
export function engineRoutes(state: RetellState): ApiRoutes {
  return {
    ...kindRoutes(state, state.llms, {
      noun: "retell-llm",
      key: "llm_id",
      idPrefix: "llm",
      settings: { model: "gpt-4.1", s2s_model: null },
    }),
    ...kindRoutes(state, state.flows, {
      noun: "conversation-flow",
      key: "conversation_flow_id",
      idPrefix: "conversation_flow",
      settings: {},
    }),
    ...componentRoutes(state),
  };
}

function kindRoutes(
  state: RetellState,
  kept: Map<string, Version[]>,
  kind: { noun: string; key: string; idPrefix: string; settings: Record<string, unknown> },
): ApiRoutes {
  const { noun, key } = kind;
  return {
    [`POST /create-${noun}`]: (request) => {
      const settings = { ...kind.settings, ...fields(request) };
      return { status: 201, body: startVersions(state, kept, key, state.id(kind.idPrefix), settings) };
    },
    [`GET /get-${noun}/{${key}}`]: (request) => ({ status: 200, body: askedVersion(kept, request, key) }),
    [`GET /v2/list-${noun}s`]: (request) => ({ status: 200, body: page(newestOfEach(kept), request) }),
    [`PATCH /update-${noun}/{${key}}`]: (request) => ({
      status: 200,
      body: updateDraft(state, kept, request, key),
    }),
    [`DELETE /delete-${noun}/{${key}}`]: (request) => {
      find(kept, request, key);
      kept.delete(request.params[key] ?? "");
      return { status: 204 };
    },
  };
}

function componentRoutes(state: RetellState): ApiRoutes {
  const key = "conversation_flow_component_id";
  return {
    "POST /create-conversation-flow-component": (request) => {
      const id = state.id("component");
      const component = { ...fields(request), [key]: id, user_modified_timestamp: state.tick() };
      state.components.set(id, component);
      return { status: 201, body: component };
    },
    [`GET /get-conversation-flow-component/{${key}}`]: (request) => ({
      status: 200,
      body: find(state.components, request, key),
    }),
    "GET /v2/list-conversation-flow-components": (request) => ({
      status: 200,
      body: page([...state.components.values()], request),
    }),
    [`PATCH /update-conversation-flow-component/{${key}}`]: (request) => {
      const component = find(state.components, request, key);
      Object.assign(component, fields(request), { user_modified_timestamp: state.tick() });
      return { status: 200, body: component };
    },
    [`DELETE /delete-conversation-flow-component/{${key}}`]: (request) => {
      find(state.components, request, key);
      state.components.delete(request.params[key] ?? "");
      return { status: 204 };
    },
  };
}
