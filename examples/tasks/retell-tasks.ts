import assert from "node:assert/strict";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import type { KnowledgeBase, RetellState } from "../stand-ins/retell/state.ts";
import { named, oneWith } from "./look-up.ts";
import { tasksFor } from "./task.ts";

const task = tasksFor<RetellState>();

/** What people ask of an account at Retell. */
export const retellTasks = [
  task("retell/voice", {
    say: "Give the front desk agent Anna's voice and put it into service.",
    facts: { agent: "Front desk", voice: "Anna" },
    server: { over: "stdio", allGroups: true },
    given({ state }) {
      const anna = { voice_id: "11labs-Anna", voice_name: "Anna", provider: "elevenlabs", gender: "female" };
      state.voices.set(anna.voice_id, anna);
    },
    asked: 1,
    async solve(agent, { agent: name, voice }) {
      const agents = await agent.step("list my voice agents", "list_agents");
      const agent_id = textAt(oneWith(listAt(agents, "items"), { agent_name: name }), "agent_id");
      const voices = await agent.step("which voices are there", "list_voices");
      const voice_id = textAt(oneWith(voices, { voice_name: voice }), "voice_id");
      const before = await agent.step("read the settings of one agent", "get_agent", { agent_id });
      await agent.step("change the settings of an agent", "update_agent", { agent_id, voice_id });
      const version = valueAt(before, "version");
      await agent.step("publish a version of the agent", "publish_agent", { agent_id, version });
    },
    check({ agents }) {
      const versions = named(agents, "agent_name", "Front desk");
      assert.equal(versions.length, 1);
      assert.deepEqual([versions[0]?.voice_id, versions[0]?.is_published], ["11labs-Anna", true]);
    },
  }),

  task("retell/call-backs", {
    say: "Note on every call of the front desk that went badly that Kim calls back.",
    facts: { agent: "Front desk", note: { call_back_by: "Kim" } },
    server: { over: "http" },
    async solve(agent, { agent: query, note }) {
      const found = await agent.step("find an agent by its name", "list_agents", {
        filter_criteria: { query },
      });
      const { agent_id } = oneWith(listAt(found, "items"), {});
      const filter_criteria = {
        agent: [{ agent_id }],
        call_successful: { type: "boolean", op: "eq", value: false },
      };
      const ids: string[] = [];
      const asked = { filter_criteria, limit: 3 };
      for await (const page of agent.read("list calls that were not successful", "list_calls", asked))
        ids.push(...listAt(page, "items").map((call) => textAt(call, "call_id")));
      for (const call_id of ids)
        await agent.step("put metadata on a call", "update_call_metadata", { call_id, metadata: note });
    },
    check({ calls }, { note }) {
      const noted = [...calls.values()].filter(({ metadata }) => metadata !== undefined);
      const bad = [...calls.values()].filter(({ call_analysis }) => call_analysis?.call_successful === false);
      assert.equal(bad.length, 4);
      assert.deepEqual(noted, bad);
      for (const { metadata } of noted) assert.deepEqual(metadata, note);
    },
  }),

  task("retell/knowledge", {
    say: "Let the order status agent answer from our delivery times and the page with the carriers.",
    facts: {
      agent: "Order status",
      text: { title: "Delivery times", text: "Parcels take two days, on islands five." },
      page: "https://www.example.com/carriers?lang=en",
    },
    server: { over: "http" },
    async solve(agent, { agent: name, text, page }) {
      const base = await agent.step("make a knowledge base from a text", "create_knowledge_base", {
        knowledge_base_name: "Delivery",
        knowledge_base_texts: [text],
      });
      const knowledge_base_id = textAt(base, "knowledge_base_id");
      await agent.step("add a web page to a knowledge base", "add_knowledge_base_sources", {
        knowledge_base_id,
        knowledge_base_urls: [page],
      });
      const agents = await agent.step("list agents", "list_agents");
      const agent_id = textAt(oneWith(listAt(agents, "items"), { agent_name: name }), "agent_id");
      const settings = await agent.step("settings of this agent", "get_agent", { agent_id });
      const llm_id = textAt(settings, "response_engine", "llm_id");
      const engine = await agent.step("look at a Retell LLM", "get_retell_llm", { llm_id });
      const { knowledge_base_ids = [] } = engine as { knowledge_base_ids?: string[] };
      await agent.step("let a Retell LLM use a knowledge base", "update_retell_llm", {
        llm_id,
        knowledge_base_ids: [...knowledge_base_ids, knowledge_base_id],
      });
    },
    check({ knowledgeBases, agents, llms }, { text, page }) {
      const [base, ...others] = knowledgeBases.values();
      assert.equal(others.length, 0);
      const sources = base?.knowledge_base_sources.map(({ title, url }) => title ?? url);
      assert.deepEqual(sources, [text.title, page]);
      const [agent] = named(agents, "agent_name", "Order status");
      const engine = llms.get(textAt(agent, "response_engine", "llm_id"));
      assert.deepEqual(engine?.at(-1)?.knowledge_base_ids, [base?.knowledge_base_id]);
    },
  }),

  task("retell/old-source", {
    say: "The price list of 2019 is still in one of our knowledge bases. Take it out.",
    facts: { title: "Price list 2019" },
    server: { over: "stdio", allGroups: true },
    given({ state }, { title }) {
      for (const [index, name] of ["Products", "Repairs", "Prices"].entries()) {
        const id = state.id("knowledge_base");
        const titles = Array.from({ length: 350 }, (_, entry) => `${name}, part ${entry}`);
        if (index === 2) titles.splice(320, 0, title);
        state.knowledgeBases.set(id, {
          knowledge_base_id: id,
          knowledge_base_name: name,
          status: "complete",
          knowledge_base_sources: titles.map((each) => {
            const source = state.id("source");
            return {
              type: "text",
              source_id: source,
              title: each,
              content_url: `https://files.example.com/${source}`,
            };
          }),
        });
      }
    },
    asked: 1,
    async solve(agent, { title }) {
      let place: { knowledge_base_id: string; source_id: string } | undefined;
      for await (const part of agent.read("list all knowledge bases", "list_knowledge_bases"))
        for (const base of part as KnowledgeBase[]) {
          const source = base.knowledge_base_sources.find((each) => each.title === title);
          if (source === undefined) continue;
          place = { knowledge_base_id: base.knowledge_base_id, source_id: String(source.source_id) };
        }
      const deleted = { ...place };
      await agent.step("delete one source of a knowledge base", "delete_knowledge_base_source", deleted);
    },
    check({ knowledgeBases }, { title }) {
      const sources = [...knowledgeBases.values()].map((base) => base.knowledge_base_sources);
      assert.deepEqual(
        sources.map(({ length }) => length),
        [350, 350, 350],
      );
      assert.equal(
        sources.flat().some((source) => source.title === title),
        false,
      );
    },
  }),

  task("retell/own-number", {
    say: "Bring in our London number 020 7183 8750 from our own carrier, for the front desk.",
    facts: { number: "+44 20 7183 8750", carrier: "sip.example.com", agent: "Front desk" },
    server: { over: "http" },
    async solve(agent, { number, carrier, agent: query }) {
      const found = await agent.step("find agents by name", "list_agents", { filter_criteria: { query } });
      const { agent_id } = oneWith(listAt(found, "items"), {});
      const imported = await agent.step(
        "import a phone number from our own SIP trunk",
        "import_phone_number",
        { phone_number: number, termination_uri: carrier, inbound_agents: [{ agent_id, weight: 1 }] },
        (message, args) => {
          assert.match(message, /E\.164/);
          return { ...args, phone_number: number.replaceAll(" ", "") };
        },
      );
      await agent.step("read one phone number", "get_phone_number", {
        phone_number: textAt(imported, "phone_number"),
      });
    },
    check({ phoneNumbers, agents }, { carrier }) {
      const number = phoneNumbers.get("+442071838750");
      assert.deepEqual([...phoneNumbers.keys()], ["+14155550100", "+442071838750"]);
      const [agent] = named(agents, "agent_name", "Front desk");
      assert.deepEqual(number?.inbound_agents, [{ agent_id: agent?.agent_id, weight: 1 }]);
      assert.equal(valueAt(number, "sip_outbound_trunk_config", "termination_uri"), carrier);
    },
  }),

  task("retell/ring", {
    say: "Let the agent of our main line ring +1 415 555 0142 now, for ticket 77.",
    facts: { line: "Main line", to_number: "+14155550142", metadata: { ticket: 77 } },
    server: { over: "stdio" },
    given({ busy }) {
      busy.push("POST /v2/create-phone-call");
    },
    // The API was busy at first, and a person is asked about each call that is sent.
    asked: 2,
    async solve(agent, { line, to_number, metadata }) {
      const numbers = await agent.step("which phone numbers do we have", "list_phone_numbers");
      const { phone_number } = oneWith(listAt(numbers, "items"), { nickname: line });
      const placed = await agent.step("call somebody on the phone with an agent", "create_phone_call", {
        from_number: phone_number,
        to_number,
        metadata,
      });
      const call_id = textAt(placed, "call_id");
      const call = await agent.step("how is this call going", "get_call", { call_id });
      assert.equal(valueAt(call, "call_status"), "registered");
    },
    check({ calls }, { to_number, metadata }) {
      const placed = [...calls.values()].filter((call) => call.to_number === to_number);
      assert.equal(placed.length, 1, "one phone rings, once");
      assert.deepEqual([placed[0]?.from_number, placed[0]?.metadata], ["+14155550100", metadata]);
    },
  }),

  task("retell/chat", {
    say: "Ask the website helper about our opening hours, file the chat under tests, and close it.",
    facts: { agent: "Website helper", content: "When do you open?", metadata: { kind: "test" } },
    server: { over: "http", allGroups: true },
    async solve(agent, { agent: name, content, metadata }) {
      const agents = await agent.step("list agents of one channel", "list_agents", {
        filter_criteria: { channel: { type: "string", op: "eq", value: "chat" } },
      });
      const agent_id = textAt(oneWith(listAt(agents, "items"), { agent_name: name }), "agent_id");
      const chat = await agent.step("start a chat with an agent", "create_chat", { agent_id });
      const chat_id = textAt(chat, "chat_id");
      const said = await agent.step("send a message in a chat", "create_chat_completion", {
        chat_id,
        content,
      });
      assert.match(textAt(said, "messages", 0, "content"), /When do you open/);
      await agent.step("put metadata on a chat", "update_chat_metadata", { chat_id, metadata });
      await agent.step("close a chat", "end_chat", { chat_id });
      const refused = await agent.refusal("send a message in a chat", "create_chat_completion", {
        chat_id,
        content,
      });
      assert.match(refused, /has ended/);
    },
    check({ chats }, { metadata }) {
      const [chat, ...others] = chats.values();
      assert.equal(others.length, 0);
      assert.deepEqual([chat?.chat_status, chat?.metadata, chat?.messages.length], ["ended", metadata, 2]);
    },
  }),

  task("retell/erase", {
    say: "Erase the calls of +1 415 555 2003 and 2010. Ask me before each; I want to keep 2010 after all.",
    facts: { erase: "+14155552003", keep: "+14155552010" },
    server: { over: "stdio" },
    asked: 2,
    agrees: (question, { keep }) => !question.includes(keep),
    async solve(agent, { erase, keep }) {
      const ids = new Map<string, string>();
      for await (const page of agent.read("list all calls", "list_calls", { limit: 10 }))
        for (const call of listAt(page, "items"))
          ids.set(textAt(call, "from_number"), textAt(call, "call_id"));
      await agent.step("delete a call with its recording", "delete_call", { call_id: ids.get(erase) });
      const reason = await agent.refusal("delete a call with its recording", "delete_call", {
        call_id: ids.get(keep),
      });
      assert.match(reason, /declined/);
    },
    check({ calls }, { erase, keep }) {
      const numbers = [...calls.values()].map(({ from_number }) => from_number);
      assert.deepEqual([numbers.length, numbers.includes(erase), numbers.includes(keep)], [24, false, true]);
    },
  }),
];
