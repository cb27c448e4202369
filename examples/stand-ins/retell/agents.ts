import { ApiFault } from "../api-fault.ts";
import type { ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { fields, find, present, type RetellState, type Version } from "./state.ts";
import { addVersion, askedVersion, newest, newestOfEach, startVersions, updateDraft } from "./versions.ts";

/** Voice agents: their versions, publishing, and the MCP tools they reach. */
export function agentRoutes(state: RetellState): ApiRoutes {
  return {
    ...familyRoutes(state, "agent", state.agents),
    ...familyRoutes(state, "chat-agent", state.chatAgents),
    "GET /list-agents": () => ({ status: 200, body: newestOfEach(state.agents) }),
    "GET /list-chat-agents": () => ({ status: 200, body: newestOfEach(state.chatAgents) }),
    "POST /v2/list-agents": (request) => {
      const { query = "", channel } = (fields(request).filter_criteria ?? {}) as {
        query?: string;
        channel?: { value: string };
      };
      const entries = [
        ...newestOfEach(state.agents).map((agent) => listEntry(agent, "voice")),
        ...newestOfEach(state.chatAgents).map((agent) => listEntry(agent, "chat")),
      ];
      const wanted = entries.filter(
        (entry) =>
          entry.agent_name.toLowerCase().includes(query.toLowerCase()) &&
          (channel === undefined || entry.channel === channel.value),
      );
      return { status: 200, body: page(wanted, request) };
    },
    "POST /create-agent-version/{agent_id}": (request) => {
      const versions = find(state.agents, request, "agent_id");
      const { base_version: wanted } = fields(request);
      const base = versions.find(({ version }) => version === wanted);
      return { status: 201, body: addVersion(state, versions, present(base, request, `version ${wanted}`)) };
    },
    "POST /publish-agent-version/{agent_id}": (request) => {
      const versions = find(state.agents, request, "agent_id");
      const { version: wanted, ...titles } = fields(request);
      const version = present(
        versions.find((each) => each.version === wanted),
        request,
        `version ${wanted}`,
      );
      if (version.is_published) throw new ApiFault(422, `Version ${wanted} is published already.`);
      Object.assign(version, titles, { is_published: true, last_modification_timestamp: state.tick() });
      return { status: 200 };
    },
    "DELETE /delete-agent-version/{agent_id}": (request) => {
      const versions = find(state.agents, request, "agent_id");
      versions.splice(versions.indexOf(askedVersion(state.agents, request, "agent_id")), 1);
      return { status: 204 };
    },
    "GET /get-mcp-tools/{agent_id}": (request) => {
      find(state.agents, request, "agent_id");
      const { mcp_id: server } = request.query;
      const tools = state.mcpTools.get(`${request.params.agent_id} ${server}`);
      return { status: 200, body: present(tools, request, `MCP server ${server}`) };
    },
  };
}

/** What voice and chat agents have in common. */
function familyRoutes(
  state: RetellState,
  family: "agent" | "chat-agent",
  kept: Map<string, Version[]>,
): ApiRoutes {
  return {
    [`POST /create-${family}`]: (request) => {
      const id = state.id(family.replace("-", "_"));
      return { status: 201, body: startVersions(state, kept, "agent_id", id, fields(request)) };
    },
    [`GET /get-${family}/{agent_id}`]: (request) => ({
      status: 200,
      body: askedVersion(kept, request, "agent_id"),
    }),
    [`GET /get-${family}-versions/{agent_id}`]: (request) => ({
      status: 200,
      body: find(kept, request, "agent_id"),
    }),
    [`PATCH /update-${family}/{agent_id}`]: (request) => ({
      status: 200,
      body: updateDraft(state, kept, request, "agent_id"),
    }),
    [`POST /publish-${family}/{agent_id}`]: (request) => {
      const versions = find(kept, request, "agent_id");
      const published = newest(versions);
      published.is_published = true;
      addVersion(state, versions, published);
      return { status: 200 };
    },
    [`DELETE /delete-${family}/{agent_id}`]: (request) => {
      find(kept, request, "agent_id");
      kept.delete(request.params.agent_id ?? "");
      return { status: 204 };
    },
  };
}

function listEntry(agent: Version, channel: "voice" | "chat") {
  return {
    agent_id: String(agent.agent_id),
    agent_name: String(agent.agent_name ?? ""),
    channel,
    user_modified_timestamp: agent.last_modification_timestamp,
    tags: {},
  };
}
