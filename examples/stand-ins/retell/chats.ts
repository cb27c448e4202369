import { ApiFault } from "../api-fault.ts";
import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { type Chat, fields, find, present, type RetellState, type Stored } from "./state.ts";

/** Chat sessions over the web and by SMS. */
export function chatRoutes(state: RetellState): ApiRoutes {
  const one = (request: ApiRequest): Chat => find(state.chats, request, "chat_id");
  return {
    "POST /create-chat": (request) => {
      const { agent_id, metadata } = fields(request);
      return { status: 201, body: shown(keepChat(state, request, String(agent_id), metadata, "api_chat")) };
    },
    "POST /create-sms-chat": (request) => {
      const { override_agent_id, from_number, metadata } = fields(request);
      const number = state.phoneNumbers.get(String(from_number));
      const bound = (number?.outbound_sms_agents as { agent_id: string }[] | undefined)?.[0]?.agent_id;
      const agent = String(override_agent_id ?? present(bound, request, "agent to write to"));
      return { status: 200, body: shown(keepChat(state, request, agent, metadata, "sms_chat")) };
    },
    "POST /create-chat-completion": (request) => {
      const { chat_id: id, content } = fields(request);
      const chat = present(state.chats.get(String(id)), request, `chat ${id}`);
      if (chat.chat_status !== "ongoing") throw new ApiFault(422, "The chat has ended.");
      const answer = message(state, "agent", `You said: ${content}`);
      chat.messages.push(message(state, "user", String(content)), answer);
      return { status: 201, body: { messages: [answer] } };
    },
    "POST /agent-playground-completion/{agent_id}": (request) => {
      if (!state.agents.has(request.params.agent_id ?? "")) find(state.chatAgents, request, "agent_id");
      return { status: 200, body: { messages: [message(state, "agent", "Hello, how can I help?")] } };
    },
    "GET /get-chat/{chat_id}": (request) => ({ status: 200, body: shown(one(request)) }),
    "POST /v3/list-chats": (request) => {
      const { items, ...rest } = page([...state.chats.values()], request);
      return { status: 200, body: { ...rest, items: items.map(listed) } };
    },
    "PATCH /update-chat/{chat_id}": (request) => ({
      status: 200,
      body: shown(Object.assign(one(request), fields(request))),
    }),
    "PATCH /end-chat/{chat_id}": (request) => {
      one(request).chat_status = "ended";
      return { status: 204 };
    },
    "PUT /rerun-chat-analysis/{chat_id}": (request) => {
      const chat = one(request);
      chat.chat_analysis = { chat_summary: `${chat.messages.length} messages`, chat_successful: true };
      return { status: 201, body: shown(chat) };
    },
    "DELETE /delete-chat/{chat_id}": (request) => {
      state.chats.delete(one(request).chat_id);
      return { status: 204 };
    },
  };
}

function keepChat(
  state: RetellState,
  request: ApiRequest,
  agent: string,
  metadata: unknown,
  type: "api_chat" | "sms_chat",
): Chat {
  present(state.chatAgents.get(agent), request, `chat agent ${agent}`);
  const chat: Chat = {
    chat_id: state.id("chat"),
    agent_id: agent,
    chat_status: "ongoing",
    chat_type: type,
    start_timestamp: state.tick(),
    ...(metadata === undefined ? {} : { metadata }),
    messages: [],
  };
  state.chats.set(chat.chat_id, chat);
  return chat;
}

/** A chat as the API shows it: the messages become a transcript. */
function shown({ messages, ...chat }: Chat): Stored {
  const transcript = messages.map(({ role, content }) => `${role}: ${content}\n`).join("");
  return { ...chat, transcript, message_with_tool_calls: messages };
}

/** A chat as lists show it: without what was said. */
function listed({ messages: _, ...chat }: Chat): Stored {
  return chat;
}

function message(state: RetellState, role: "agent" | "user", content: string): Stored {
  return { message_id: state.id("message"), role, content, created_timestamp: state.tick() };
}
