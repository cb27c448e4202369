import type { HostedRetellSession } from "../../retell/session.ts";

type Arguments = Readonly<Record<string, unknown>>;

/** A verb of Retell's page on its MCP server: the tool that does it and the operation behind it, or what it would be called. */
export type RetellVerb = { group: string; verb: string } & (
  | { tool: string; route: string; args(session: HostedRetellSession): Arguments | Promise<Arguments> }
  | {
      /** What the path of an operation for it would name. */
      missing: string;
      /** What comes nearest. */
      instead?: string;
    }
);

/** The account's first of a kind. */
const first = (kept: ReadonlyMap<string, unknown>): string => [...kept.keys()][0] ?? "";
const last = (kept: ReadonlyMap<string, unknown>): string => [...kept.keys()].at(-1) ?? "";

const engineOf = ({ api }: HostedRetellSession) => ({ type: "retell-llm", llm_id: first(api.state.llms) });
const agentOf = ({ api }: HostedRetellSession) => ({ agent_id: first(api.state.agents) });
const chatAgentOf = ({ api }: HostedRetellSession) => ({ agent_id: first(api.state.chatAgents) });
const callOf = ({ api }: HostedRetellSession) => ({ call_id: first(api.state.calls) });
const noArguments = (): Arguments => ({});

async function newKnowledgeBase(
  { call, api }: HostedRetellSession,
  texts: readonly object[],
): Promise<string> {
  await call("create_knowledge_base", { knowledge_base_name: "Facts", knowledge_base_texts: texts });
  return last(api.state.knowledgeBases);
}

async function newChat(session: HostedRetellSession): Promise<{ chat_id: string }> {
  await session.call("create_chat", chatAgentOf(session));
  return { chat_id: last(session.api.state.chats) };
}

const text = { title: "Hours", text: "Open from 9 to 5." };
const recording = {
  data: Buffer.from("RIFF").toString("base64"),
  mimeType: "audio/wav",
  filename: "voice.wav",
};

/** The verbs in the page's order, group by group. */
export const retellVerbs: readonly RetellVerb[] = [
  ...inGroup("Agents", [
    {
      verb: "create",
      tool: "create_agent",
      route: "POST /create-agent",
      args: (session) => ({
        response_engine: engineOf(session),
        voice_id: "11labs-Adrian",
        agent_name: "New",
      }),
    },
    {
      verb: "update",
      tool: "update_agent",
      route: "PATCH /update-agent/{agent_id}",
      args: (session) => ({ ...agentOf(session), agent_name: "Front desk", volume: 1.5 }),
    },
    {
      verb: "publish",
      tool: "publish_agent",
      route: "POST /publish-agent-version/{agent_id}",
      args: (session) => ({ agent_id: last(session.api.state.agents), version: 0 }),
    },
    { verb: "list", tool: "list_agents", route: "POST /v2/list-agents", args: () => ({ limit: 2 }) },
    {
      verb: "fetch agent versions",
      tool: "get_agent_versions",
      route: "GET /get-agent-versions/{agent_id}",
      args: agentOf,
    },
  ]),
  ...inGroup("Calls", [
    {
      verb: "create phone calls",
      tool: "create_phone_call",
      route: "POST /v2/create-phone-call",
      args: () => ({ from_number: "+14155550100", to_number: "+14155550123" }),
    },
    { verb: "create web calls", tool: "create_web_call", route: "POST /v2/create-web-call", args: agentOf },
    { verb: "fetch call details", tool: "get_call", route: "GET /v2/get-call/{call_id}", args: callOf },
    { verb: "list calls", tool: "list_calls", route: "POST /v3/list-calls", args: () => ({ limit: 3 }) },
    {
      verb: "delete calls",
      tool: "delete_call",
      route: "DELETE /v2/delete-call/{call_id}",
      args: ({ api }) => ({ call_id: last(api.state.calls) }),
    },
    {
      verb: "update call metadata",
      tool: "update_call_metadata",
      route: "PATCH /v2/update-call/{call_id}",
      args: (session) => ({ ...callOf(session), metadata: { customer: "c-1" } }),
    },
    { verb: "run QA", missing: "qa", instead: "rerun_call_analysis runs the post-call analysis" },
    { verb: "review", missing: "review" },
  ]),
  ...inGroup("Phone numbers", [
    {
      verb: "import",
      tool: "import_phone_number",
      route: "POST /import-phone-number",
      args: () => ({ phone_number: "+442071838751", termination_uri: "practice.pstn.example.com" }),
    },
    {
      verb: "provision",
      tool: "create_phone_number",
      route: "POST /create-phone-number",
      args: () => ({ area_code: 628, nickname: "Second line" }),
    },
    { verb: "list", tool: "list_phone_numbers", route: "GET /v2/list-phone-numbers", args: noArguments },
    {
      verb: "fetch",
      tool: "get_phone_number",
      route: "GET /get-phone-number/{phone_number}",
      args: () => ({ phone_number: "+14155550100" }),
    },
  ]),
  ...inGroup("Knowledge base", [
    {
      verb: "create",
      tool: "create_knowledge_base",
      route: "POST /create-knowledge-base",
      args: () => ({ knowledge_base_name: "Prices", knowledge_base_texts: [text] }),
    },
    {
      verb: "attach sources",
      tool: "add_knowledge_base_sources",
      route: "POST /add-knowledge-base-sources/{knowledge_base_id}",
      args: async (session) => ({
        knowledge_base_id: await newKnowledgeBase(session, []),
        knowledge_base_texts: [text],
      }),
    },
    {
      verb: "remove sources",
      tool: "delete_knowledge_base_source",
      route: "DELETE /delete-knowledge-base-source/{knowledge_base_id}/source/{source_id}",
      args: async (session) => {
        const id = await newKnowledgeBase(session, [text]);
        const source = session.api.state.knowledgeBases.get(id)?.knowledge_base_sources[0];
        return { knowledge_base_id: id, source_id: source?.source_id };
      },
    },
    { verb: "list", tool: "list_knowledge_bases", route: "GET /list-knowledge-bases", args: noArguments },
  ]),
  ...inGroup("Voices", [
    { verb: "list", tool: "list_voices", route: "GET /list-voices", args: noArguments },
    {
      verb: "clone",
      tool: "clone_voice",
      route: "POST /clone-voice",
      args: () => ({ voice_name: "Ada", voice_provider: "cartesia", files: [recording] }),
    },
    {
      verb: "search community voices",
      tool: "search_community_voices",
      route: "POST /search-community-voice",
      args: () => ({ search_query: "calm" }),
    },
  ]),
  ...inGroup("Chats", [
    { verb: "create chats", tool: "create_chat", route: "POST /create-chat", args: chatAgentOf },
    {
      verb: "create chat agents",
      tool: "create_chat_agent",
      route: "POST /create-chat-agent",
      args: (session) => ({ response_engine: engineOf(session), webhook_events: ["chat_ended"] }),
    },
    { verb: "end chats", tool: "end_chat", route: "PATCH /end-chat/{chat_id}", args: newChat },
    {
      verb: "update chat metadata",
      tool: "update_chat_metadata",
      route: "PATCH /update-chat/{chat_id}",
      args: async (session) => ({ ...(await newChat(session)), metadata: { customer: "c-1" } }),
    },
  ]),
  ...inGroup("Testing & QA", [
    {
      verb: "create test cases",
      tool: "create_test_case",
      route: "POST /create-test-case-definition",
      args: (session) => ({
        name: "Books",
        response_engine: engineOf(session),
        user_prompt: "Ask for an appointment.",
        metrics: ["An appointment was offered."],
      }),
    },
    {
      verb: "run tests",
      tool: "create_batch_test",
      route: "POST /create-batch-test",
      args: (session) => ({
        response_engine: engineOf(session),
        test_case_definition_ids: [first(session.api.state.testCases)],
      }),
    },
    { verb: "list QA", missing: "qa", instead: "list_test_runs lists the runs of simulated test cases" },
    { verb: "rerun QA", missing: "qa", instead: "rerun_call_analysis runs the post-call analysis again" },
    { verb: "submit scores", missing: "score" },
  ]),
  ...inGroup("Alerts & webhooks", [
    { verb: "create alert rules", missing: "alert" },
    { verb: "list alert rules", missing: "alert" },
    { verb: "list incidents", missing: "incident" },
    { verb: "test webhooks", missing: "webhook", instead: "webhook_url of an agent is a setting" },
  ]),
];

type WithoutGroup<Verb> = Verb extends unknown ? Omit<Verb, "group"> : never;

function inGroup(group: string, verbs: readonly WithoutGroup<RetellVerb>[]): RetellVerb[] {
  return verbs.map((verb) => ({ group, ...verb }));
}
