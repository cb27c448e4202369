import { listRoutes, readApiDocument } from "./api-document.ts";
import { type RunningRetell, startRetell } from "./retell.ts";

// Every operation of the document, in an order in which a person could use them. `{agent}` stands for the newest one, and so on.

type Step = [request: string, body: unknown, status: number];

const engine = { type: "retell-llm", llm_id: "llm_0001" };
const nodes = [{ id: "n", type: "end" }];
const flow = { start_speaker: "agent", model_choice: { type: "cascading", model: "gpt-4.1" }, nodes };
const component = { name: "Greeting", nodes };
const testCase = { name: "Books", response_engine: engine, user_prompt: "Book.", metrics: ["Was booked."] };

/** Milliseconds in which even a busy machine prepares a large document. */
const slow = 60_000;

const steps: Step[] = [
  ["GET /get-concurrency", undefined, 200],
  ["GET /v2/list-export-requests", undefined, 200],
  ["POST /create-retell-llm", { general_prompt: "Hi" }, 201],
  ["GET /get-retell-llm/{llm}", undefined, 200],
  ["GET /get-retell-llm/nobody", undefined, 422],
  ["PATCH /update-retell-llm/{llm}", { general_prompt: "Ho" }, 200],
  ["GET /v2/list-retell-llms?limit=2", undefined, 200],
  ["POST /create-agent", { response_engine: engine, voice_id: "v", webhook_events: ["call_ended"] }, 201],
  ["POST /create-agent", { response_engine: engine }, 400],
  ["POST /create-agent", { response_engine: engine, voice_id: "v", agent_nam: "typo" }, 400],
  ["GET /get-agent/{agent}?version=0", undefined, 200],
  ["GET /get-agent/{agent}?version=7", undefined, 422],
  ["GET /get-agent/{agent}?verison=7", undefined, 400],
  ["GET /get-agent/nobody", undefined, 422],
  ["PATCH /update-agent/{agent}", { agent_name: "A" }, 200],
  ["POST /publish-agent-version/{agent}", { version: 0 }, 200],
  ["POST /publish-agent-version/{agent}", { version: 0 }, 422],
  ["POST /publish-agent-version/nobody", { version: 0 }, 404],
  ["PATCH /update-agent/{agent}", { agent_name: "B" }, 422],
  ["POST /create-agent-version/{agent}", { base_version: 0 }, 201],
  ["POST /publish-agent/{agent}", undefined, 200],
  ["GET /get-agent-versions/{agent}", undefined, 200],
  ["DELETE /delete-agent-version/{agent}?version=2", undefined, 204],
  ["GET /get-mcp-tools/agent_0002?mcp_id=calendar", undefined, 200],
  ["GET /get-mcp-tools/agent_0002", undefined, 400],
  ["POST /v2/list-agents?limit=1", { filter_criteria: { query: "desk" } }, 200],
  ["GET /list-agents", undefined, 200],
  ["POST /v2/create-phone-call", { from_number: "+14155550100", to_number: "+14155550101" }, 201],
  ["POST /v2/create-web-call", { agent_id: "agent_0002" }, 201],
  ["POST /v2/create-web-call", { agent_id: "nobody" }, 422],
  ["POST /v2/register-phone-call", { agent_id: "agent_0002" }, 201],
  ["POST /create-batch-call", { from_number: "+14155550100", tasks: [{ to_number: "+14155550101" }] }, 201],
  ["GET /v2/get-call/{call}", undefined, 200],
  ["POST /v3/list-calls", { limit: 3 }, 200],
  ["POST /v3/list-calls", { limit: "3" }, 400],
  ["PATCH /v2/update-call/{call}", { metadata: { a: 1 } }, 200],
  ["PATCH /v2/update-live-call/{call}", { fields_to_override: {} }, 422],
  ["POST /v2/stop-call/{call}", undefined, 204],
  ["PUT /rerun-call-analysis/call_0008", undefined, 201],
  ["PUT /rerun-call-analysis/nobody", undefined, 404],
  ["DELETE /v2/delete-call/{call}", undefined, 204],
  ["POST /create-phone-number", { area_code: 415 }, 201],
  ["POST /import-phone-number", { phone_number: "+14155550199", termination_uri: "a.example" }, 201],
  ["POST /import-phone-number", { phone_number: "0190", termination_uri: "a.example" }, 400],
  ["GET /get-phone-number/+14155550199", undefined, 200],
  ["GET /v2/list-phone-numbers", undefined, 200],
  ["PATCH /update-phone-number/%2B14155550199", { nickname: "N" }, 200],
  ["DELETE /delete-phone-number/+14155550199", undefined, 204],
  [
    "POST /create-knowledge-base",
    form({ knowledge_base_name: "K", knowledge_base_urls: "https://a.example" }),
    201,
  ],
  ["POST /create-knowledge-base", form({ knowledge_base_urls: "https://a.example" }), 400],
  ["POST /create-knowledge-base", form({ knowledge_base_name: "K", max_chunk_size: "many" }), 400],
  ["POST /create-knowledge-base", form({ knowledge_base_name: "K", knowledge_base_files: "text" }), 400],
  ["POST /create-knowledge-base", { knowledge_base_name: "K" }, 415],
  ["POST /add-knowledge-base-sources/{base}", form({ knowledge_base_files: new Blob(["x"]) }), 201],
  ["GET /get-knowledge-base/{base}", undefined, 200],
  ["GET /list-knowledge-bases", undefined, 200],
  ["DELETE /delete-knowledge-base-source/{base}/source/{source}", undefined, 200],
  ["DELETE /delete-knowledge-base/{base}", undefined, 204],
  ["GET /list-voices", undefined, 200],
  ["GET /get-voice/11labs-Adrian", undefined, 200],
  ["POST /clone-voice", form({ files: new Blob(["x"]), voice_name: "V", voice_provider: "elevenlabs" }), 201],
  ["POST /add-community-voice", { provider_voice_id: "p", voice_name: "V" }, 200],
  ["POST /search-community-voice", { search_query: "deep" }, 200],
  ["POST /create-chat-agent", { response_engine: engine, webhook_events: ["chat_ended"] }, 201],
  ["GET /get-chat-agent/{chat_agent}", undefined, 200],
  ["PATCH /update-chat-agent/{chat_agent}", { agent_name: "C" }, 200],
  ["GET /get-chat-agent-versions/{chat_agent}", undefined, 200],
  ["GET /list-chat-agents", undefined, 200],
  ["POST /publish-chat-agent/{chat_agent}", undefined, 200],
  ["POST /create-chat", { agent_id: "{chat_agent}" }, 201],
  ["POST /create-sms-chat", { from_number: "+1", to_number: "+2", override_agent_id: "{chat_agent}" }, 200],
  ["POST /create-chat-completion", { chat_id: "{chat}", content: "Hello" }, 201],
  ["GET /get-chat/{chat}", undefined, 200],
  ["POST /v3/list-chats", {}, 200],
  ["PATCH /update-chat/{chat}", { metadata: {} }, 200],
  ["PATCH /end-chat/{chat}", undefined, 204],
  ["POST /create-chat-completion", { chat_id: "{chat}", content: "Hello" }, 422],
  ["PUT /rerun-chat-analysis/{chat}", undefined, 201],
  ["DELETE /delete-chat/{chat}", undefined, 204],
  ["POST /agent-playground-completion/agent_0002", { messages: [{ role: "user", content: "Hi" }] }, 200],
  ["DELETE /delete-chat-agent/{chat_agent}", undefined, 204],
  ["POST /create-conversation-flow", flow, 201],
  ["GET /get-conversation-flow/{conversation_flow}", undefined, 200],
  ["GET /v2/list-conversation-flows", undefined, 200],
  ["PATCH /update-conversation-flow/{conversation_flow}", { global_prompt: "Be kind." }, 200],
  ["DELETE /delete-conversation-flow/{conversation_flow}", undefined, 204],
  ["POST /create-conversation-flow-component", component, 201],
  ["GET /get-conversation-flow-component/{component}", undefined, 200],
  ["GET /v2/list-conversation-flow-components", undefined, 200],
  ["PATCH /update-conversation-flow-component/{component}", { name: "Welcome" }, 200],
  ["DELETE /delete-conversation-flow-component/{component}", undefined, 204],
  ["POST /create-test-case-definition", testCase, 201],
  ["GET /get-test-case-definition/{test_case}", undefined, 200],
  ["GET /v2/list-test-case-definitions?type=retell-llm&llm_id=llm_0001", undefined, 200],
  ["PUT /update-test-case-definition/{test_case}", { name: "Cancels" }, 200],
  ["POST /create-batch-test", { test_case_definition_ids: ["{test_case}"], response_engine: engine }, 201],
  ["GET /get-batch-test/{batch_test}", undefined, 200],
  ["GET /v2/list-batch-tests?type=retell-llm&llm_id=llm_0001", undefined, 200],
  ["GET /v2/list-test-runs/{batch_test}", undefined, 200],
  ["GET /get-test-run/{test_run}", undefined, 200],
  ["GET /get-test-run/nobody", undefined, 404],
  ["DELETE /delete-test-case-definition/{test_case}", undefined, 204],
  ["DELETE /delete-agent/{agent}", undefined, 204],
  ["DELETE /delete-retell-llm/{llm}", undefined, 204],
  ["GET /no-such-path", undefined, 404],
];

let api: RunningRetell;
beforeAll(async () => {
  api = await startRetell();
}, slow);
afterAll(() => api.close());

test("refuses a request without the key", async () => {
  const response = await fetch(`${api.origin}/list-agents`, { headers: { authorization: "Bearer other" } });
  expect([response.status, await response.json()]).toEqual([
    401,
    { status: "error", message: "The API key is missing or not valid." },
  ]);
});

test.each(steps)(
  "%s",
  async (request, body, status) => {
    const [method = "", path = ""] = request.split(" ");
    const isForm = body instanceof FormData;
    const response = await fetch(api.origin + newestIds(api, path), {
      method,
      headers: {
        authorization: `Bearer ${api.key}`,
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : newestIds(api, JSON.stringify(body)) }),
    });
    expect(`${response.status} ${await response.text()}`).toMatch(new RegExp(`^${status} `));
  },
  slow,
);

test("plays every operation", async () => {
  const played = new Set(api.requests.map(({ route }) => route));
  const routes = listRoutes(await readApiDocument([api.document]));
  expect(routes.filter((route) => !played.has(route))).toEqual([]);
});

/** `{agent}` becomes the id of the newest agent, and so on. */
function newestIds(api: RunningRetell, text: string): string {
  const { agents, chatAgents, llms, flows, components, calls, chats, knowledgeBases } = api.state;
  const { testCases, batchTests, testRuns } = api.state;
  const sources = [...knowledgeBases.values()].at(-1)?.knowledge_base_sources ?? [];
  const newest: Record<string, Iterable<string>> = {
    agent: agents.keys(),
    chat_agent: chatAgents.keys(),
    llm: llms.keys(),
    conversation_flow: flows.keys(),
    component: components.keys(),
    call: calls.keys(),
    chat: chats.keys(),
    base: knowledgeBases.keys(),
    source: sources.map(({ source_id }) => String(source_id)),
    test_case: testCases.keys(),
    batch_test: batchTests.keys(),
    test_run: testRuns.keys(),
  };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => [...(newest[name] ?? [])].at(-1) ?? `no-${name}`);
}

function form(parts: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === "string") data.append(name, value);
    else data.append(name, value, "file.bin");
  }
  return data;
}
