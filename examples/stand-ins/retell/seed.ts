import type { RetellState, Stored } from "./state.ts";
import { startVersions } from "./versions.ts";

/** Fills an account as a small company might have it: three voice agents, one chat agent, a number and 25 calls. */
export function seed(state: RetellState): void {
  state.voices.set("11labs-Adrian", {
    voice_id: "11labs-Adrian",
    voice_name: "Adrian",
    provider: "elevenlabs",
    gender: "male",
  });
  const front = addAgent(
    state,
    "Front desk",
    "You answer the phone of a dental practice and book appointments.",
  );
  addAgent(state, "Order status", "You tell callers where their parcel is.");
  addAgent(state, "Überfälle & Störungen 24/7", "You take reports of outages, in German and in English.");
  startVersions(state, state.chatAgents, "agent_id", state.id("chat_agent"), {
    agent_name: "Website helper",
    response_engine: { type: "retell-llm", llm_id: "llm_0001" },
    webhook_events: ["chat_ended"],
  });
  state.phoneNumbers.set("+14155550100", {
    phone_number: "+14155550100",
    phone_number_type: "retell-twilio",
    nickname: "Main line",
    outbound_agents: [{ agent_id: front, weight: 1 }],
    last_modification_timestamp: state.tick(),
  });
  state.mcpTools.set(`${front} calendar`, calendarTools);
  for (let index = 0; index < 25; index += 1) addCall(state, front, index);
}

function addAgent(state: RetellState, name: string, prompt: string): string {
  const llm = state.id("llm");
  startVersions(state, state.llms, "llm_id", llm, {
    model: "gpt-4.1",
    s2s_model: null,
    general_prompt: prompt,
  });
  const agent = state.id("agent");
  startVersions(state, state.agents, "agent_id", agent, {
    agent_name: name,
    response_engine: { type: "retell-llm", llm_id: llm },
    voice_id: "11labs-Adrian",
    language: "en-US",
    // Tells a voice agent from a chat agent where the document allows either.
    webhook_events: ["call_analyzed"],
  });
  return agent;
}

/** Every sixth call went badly. */
function addCall(state: RetellState, agent: string, index: number): void {
  const isBad = index % 6 === 4;
  const id = state.id("call");
  const start = state.tick();
  state.calls.set(id, {
    call_id: id,
    call_type: "phone_call",
    direction: "inbound",
    from_number: `+1415555${String(2000 + index)}`,
    to_number: "+14155550100",
    agent_id: agent,
    agent_version: 0,
    call_status: "ended",
    start_timestamp: start,
    end_timestamp: start + 60_000,
    duration_ms: 60_000,
    transcript: `Agent: Practice, hello.\nUser: ${isBad ? "Still there?" : "I need an appointment."}\n`,
    recording_url: `https://files.example.com/${id}.wav`,
    public_log_url: `https://files.example.com/${id}.txt`,
    call_analysis: {
      call_summary: isBad ? "The caller hung up while on hold." : "An appointment was booked.",
      call_successful: !isBad,
      custom_analysis_data: isBad
        ? { quality_score: 31, failure_reasons: "caller waited too long; agent repeated itself" }
        : { quality_score: 88, failure_reasons: "" },
    },
  });
}

/** What the MCP server "calendar" offers; one description has a line break and signs of other scripts. */
const calendarTools: Stored[] = [
  {
    name: "find_free_slots",
    description: "Finds free appointments.\nTimes are local: 9 to 17 h, «ganztägig» included.",
    inputSchema: {
      type: "object",
      properties: {
        day: { type: "string", format: "date", description: "Day to look at." },
        minutes: { type: "integer", minimum: 5 },
      },
      required: ["day"],
    },
  },
  {
    name: "book_slot",
    description: "Books an appointment that find_free_slots found.",
    inputSchema: {
      type: "object",
      properties: { slot_id: { type: "string" }, name: { type: "string" } },
      required: ["slot_id", "name"],
    },
  },
];
