import assert from "node:assert/strict";
import { listAt, textAt } from "../../client/read-value.ts";
import type { RetellSession } from "../session.ts";

const price = { title: "Prices", text: "Cleaning: 80 €\nWhitening: 240 €" };
const hours = { title: "Hours", text: 'Open "9 to 5", closed on Sunday; ask for {name} & co.' };
const page = "https://www.example.com/faq?lang=en&topic=a,b";
const file = Buffer.from([0, 1, 2, 13, 10, 45, 45, 255]);

/** Makes a knowledge base, adds texts, a page and a file, and gives it to the model behind an agent. */
export async function attachKnowledge({ api, call }: RetellSession): Promise<string[]> {
  const [agentId = ""] = api.state.agents.keys();
  const base = await call("create_knowledge_base", {
    knowledge_base_name: "Practice facts",
    knowledge_base_texts: [price],
    enable_auto_refresh: true,
    max_chunk_size: 1200,
  });
  const baseId = textAt(base, "knowledge_base_id");
  await call("add_knowledge_base_sources", {
    knowledge_base_id: baseId,
    knowledge_base_texts: [hours],
    knowledge_base_urls: [page],
    knowledge_base_files: [
      { data: file.toString("base64"), mimeType: "application/pdf", filename: "map.pdf" },
    ],
  });
  const [created, added] = api.requests.slice(-2);
  const agent = await call("get_agent", { agent_id: agentId });
  const llmId = textAt(agent, "response_engine", "llm_id");
  await call("get_retell_llm", { llm_id: llmId });
  await call("update_retell_llm", { llm_id: llmId, knowledge_base_ids: [baseId] });
  const shown = await call("get_knowledge_base", { knowledge_base_id: baseId });

  assert.deepEqual(
    { ...(created?.body as object) },
    {
      knowledge_base_name: "Practice facts",
      knowledge_base_texts: [price],
      enable_auto_refresh: true,
      max_chunk_size: 1200,
    },
    "what the knowledge base was made from",
  );
  assert.deepEqual(
    { ...(added?.body as object), files: added?.files },
    {
      knowledge_base_texts: [hours],
      knowledge_base_urls: [page],
      knowledge_base_files: [""],
      files: [
        { field: "knowledge_base_files", filename: "map.pdf", mediaType: "application/pdf", contents: file },
      ],
    },
    "the sources that arrived",
  );
  assert.deepEqual(api.state.llms.get(llmId)?.at(-1)?.knowledge_base_ids, [baseId], "the model uses it");
  const stored = api.state.knowledgeBases.get(baseId)?.knowledge_base_sources ?? [];
  assert.deepEqual(stored.map(nameOf), ["Prices", "Hours", page, "map.pdf"], "the sources that are kept");
  return [
    `${baseId} has ${listAt(shown, "knowledge_base_sources").map(nameOf).join(", ")}.`,
    `${textAt(agent, "agent_name")} uses it through ${llmId}.`,
  ];
}

function nameOf(source: unknown): unknown {
  const { title, url, filename } = source as Record<string, unknown>;
  return title ?? url ?? filename;
}
