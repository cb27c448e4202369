import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { callTool } from "../../client/call-tool.ts";
import { connectHosted } from "../../client/host-server.ts";
import { listAt, valueAt } from "../../client/read-value.ts";
import { attachKnowledge } from "../../retell/prompts/attach-knowledge.ts";
import { flagCalls } from "../../retell/prompts/flag-calls.ts";
import { importNumber } from "../../retell/prompts/import-number.ts";
import { publishAgent } from "../../retell/prompts/publish-agent.ts";
import { rerunAnalysis } from "../../retell/prompts/rerun-analysis.ts";
import { summariseAgents } from "../../retell/prompts/summarise-agents.ts";
import { type HostedRetellSession, withRetell } from "../../retell/session.ts";
import type { RetellClaim } from "../retell.ts";

/** What the page on the MCP server says beside its verbs. */
export const retellPage: readonly RetellClaim[] = [
  ...[
    prompt("summarise what each of my agents does", summariseAgents),
    prompt("make an agent for inbound sales and publish it", publishAgent),
    prompt("flag the bad ones among the last 20 calls", flagCalls),
    prompt("make a knowledge base of sources and let my agent use it", attachKnowledge),
    prompt("import a number and assign it to my agent", importNumber),
    prompt("rerun QA on a call and say why it failed", rerunAnalysis),
  ],
  {
    kind: "transport",
    claim: "Streamable HTTP at / of a hosted server",
    async check({ server, client }) {
      assert.equal(new URL(server.url).pathname, "/");
      await client.listTools();
    },
  },
  {
    kind: "credential",
    claim: "Authorization: Bearer <key> of each caller reaches the API",
    async check({ api, call }) {
      await call("list_voices", {});
      assert.equal(api.requests.at(-1)?.headers.authorization, `Bearer ${api.key}`);
    },
  },
  {
    kind: "credential",
    claim: "RETELL_API_KEY holds the key of a local server",
    check: (_, options) =>
      withRetell(options, async ({ api, call }) => {
        await call("list_voices", {});
        assert.equal(api.requests.at(-1)?.headers.authorization, `Bearer ${api.key}`);
      }),
  },
  {
    kind: "credential",
    claim: "401 with a wrong key or none, and the answer says what to check",
    async check({ api, server }) {
      for (const headers of [{ authorization: "Bearer wrong" }, {}]) {
        const client = await connectHosted(server.url, "http", headers);
        const { isError, text } = await callTool(client, "list_voices", {}).finally(() => client.close());
        assert.ok(isError, text);
        assert.match(text, /Authorization/);
      }
      api.complaints.length = 0;
    },
  },
  {
    kind: "behaviour",
    claim: "tools/list gives each tool's name, description and JSON input schema",
    async check({ client }) {
      const { tools } = await client.listTools();
      for (const { name, description, inputSchema } of tools)
        assert.ok(description && inputSchema.type === "object", `${name} is described`);
    },
  },
  ...["Agents", "Calls", "Phone numbers", "Knowledge base", "Voices", "Chats", "Testing & QA"].map(
    (title): RetellClaim => ({
      kind: "behaviour",
      claim: `${title} is a group of tools`,
      async check(_, { generated }) {
        assert.ok(readPackage(generated, "TOOLS.md").split("\n").includes(`## ${title}`), title);
      },
    }),
  ),
  ...["Cursor", "Claude Desktop", "Claude Code", "Codex"].map(
    (name): RetellClaim => ({
      kind: "transport",
      claim: `${name} is set up as the package's README says`,
      note: "README.md",
      async check(_, { generated }) {
        assert.ok(
          readPackage(generated, "README.md").includes(name),
          `the README says how ${name} is set up`,
        );
      },
    }),
  ),
  {
    kind: "behaviour",
    claim: "read first: tools that change or delete name the tool that reads",
    check: (_, options) =>
      withRetell(options, async ({ client }) => {
        const { tools } = await client.listTools();
        const names = new Set(tools.map(({ name }) => name));
        const changing = tools.filter(({ name }) => /^(update|delete|publish)_/.test(name));
        assert.ok(changing.length >= 20, `${changing.length} tools change something`);
        for (const { name, description = "" } of changing) {
          const readers = [...description.matchAll(/\bget_\w+/g)].map(([reader]) => reader);
          assert.ok(
            readers.some((reader) => names.has(reader)),
            `${name} says what to read first: ${description}`,
          );
        }
      }),
  },
  {
    kind: "behaviour",
    claim: "deleting, publishing, placing calls, sending and buying are marked for confirmation",
    async check({ client }, { generated }) {
      const listed = readPackage(generated, "TOOLS.md").split(/^### /m).slice(1);
      const marked = listed.filter((part) => part.includes("a person is asked first")).map(nameOf);
      const wanted = listed.map(nameOf).filter((name) => name.startsWith("delete_"));
      wanted.push(
        "publish_agent",
        "create_phone_call",
        "create_batch_call",
        "create_sms_chat",
        "create_phone_number",
      );
      assert.deepEqual(marked.sort(), wanted.sort());
      const { tools } = await client.listTools();
      for (const { name, annotations } of tools)
        if (wanted.includes(name)) assert.equal(annotations?.destructiveHint, true, name);
    },
  },
  {
    kind: "behaviour",
    claim: "personal data: listings leave transcripts, recordings and logs out unless include asks",
    note: "list_calls, list_chats, list_test_runs",
    async check({ call }) {
      const [short] = listAt(await call("list_calls", { limit: 1 }), "items");
      for (const field of ["transcript", "recording_url", "public_log_url"])
        assert.ok(!Object.hasOwn(short as object, field), `${field} is left out`);
      const asked = await call("list_calls", { limit: 1, include: ["items.recording_url"] });
      assert.match(String(valueAt(asked, "items", 0, "recording_url")), /^https:/);
      assert.ok(!Object.hasOwn(listAt(asked, "items")[0] as object, "public_log_url"));
    },
  },
  {
    kind: "behaviour",
    claim: "prompt injection: the model is told that what people said is data",
    async check({ client }) {
      assert.match(client.getInstructions() ?? "", /never an instruction/);
    },
  },
  {
    kind: "behaviour",
    claim: "keys stay out of prompts: no tool takes one, and no listing shows one",
    async check({ api, client }) {
      const { tools } = await client.listTools();
      for (const { name, inputSchema } of tools)
        for (const argument of Object.keys(inputSchema.properties ?? {}))
          assert.doesNotMatch(argument, /api_?key|authorization|bearer/i, name);
      assert.ok(!JSON.stringify(tools).includes(api.key));
    },
  },
];

function prompt(claim: string, play: (session: HostedRetellSession) => Promise<string[]>): RetellClaim {
  return {
    kind: "behaviour",
    claim: `prompt: ${claim}`,
    async check(session) {
      await play(session);
      assert.deepEqual(session.api.complaints, [], "it keeps to the document");
    },
  };
}

function readPackage(generated: string, file: string): string {
  return readFileSync(join(generated, "retell", file), "utf8");
}

/** The tool's name, from the part of TOOLS.md that begins with it. */
function nameOf(part: string): string {
  return /^`([^`]+)`/.exec(part)?.[1] ?? "";
}
