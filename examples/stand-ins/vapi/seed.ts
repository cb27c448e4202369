import type { VapiState } from "./state.ts";

/** Fills an account as a small company might have it: two assistants, two numbers, three tools and one call that is over. */
export function seed(state: VapiState): void {
  const desk = keep(state, "assistants", {
    name: "Customer support",
    firstMessage: "Hello, how can I help?",
    model: {
      provider: "openai",
      model: "gpt-4o",
      messages: [{ role: "system", content: "You help customers of a bicycle shop." }],
    },
    voice: { provider: "11labs", voiceId: "sarah" },
    transcriber: { provider: "deepgram", model: "nova-3", language: "en" },
  });
  keep(state, "assistants", {
    name: "Überfällige Rechnungen",
    model: { provider: "anthropic", model: "claude-3-5-sonnet-20241022" },
    voice: { provider: "openai", voiceId: "alloy" },
  });
  const line = keep(state, "phoneNumbers", {
    provider: "vapi",
    name: "Main line",
    number: "+14155550100",
    status: "active",
    assistantId: desk,
  });
  keep(state, "phoneNumbers", {
    provider: "twilio",
    name: "Old line",
    number: "+14155550101",
    status: "active",
    twilioAccountSid: "AC0123",
    twilioAuthToken: "token-of-the-carrier",
  });
  seedTools(state);
  keep(state, "calls", {
    type: "outboundPhoneCall",
    status: "ended",
    endedReason: "customer-ended-call",
    assistantId: desk,
    phoneNumberId: line,
    customer: { number: "+14155550199", name: "Jane" },
    startedAt: state.now(),
    endedAt: state.now(),
    cost: 0.12,
    messages: [{ role: "user", message: "Is my bicycle ready?", time: 1, endTime: 2, secondsFromStart: 1 }],
    analysis: { summary: "Jane asked for her bicycle.", successEvaluation: "true" },
    artifact: {
      transcript: "AI: Hello.\nUser: Is my bicycle ready?",
      recordingUrl: "https://files.stand-in/recording.wav",
    },
    monitor: { listenUrl: "wss://live.stand-in/listen", controlUrl: "https://live.stand-in/control" },
  });
}

function seedTools(state: VapiState): void {
  keep(state, "tools", {
    type: "function",
    function: {
      name: "find_order",
      description: "Finds an order by its number.",
      parameters: { type: "object", properties: { order: { type: "string" } }, required: ["order"] },
    },
    server: { url: "https://shop.stand-in/orders", headers: { "x-shop-key": "key-of-the-shop" } },
  });
  keep(state, "tools", { type: "endCall" });
  keep(state, "tools", {
    type: "mcp",
    server: { url: "https://tools.stand-in/mcp/key-in-the-path" },
    metadata: { protocol: "shttp" },
  });
}

function keep(
  state: VapiState,
  kind: "assistants" | "calls" | "phoneNumbers" | "tools",
  fields: Readonly<Record<string, unknown>>,
): string {
  const made = state.make(fields);
  state[kind].set(made.id, made);
  return made.id;
}
