import assert from "node:assert/strict";
import { callTool } from "../../client/call-tool.ts";
import { connectHosted } from "../../client/host-server.ts";
import { valueAt } from "../../client/read-value.ts";
import { attachKnowledge } from "../../retell/prompts/attach-knowledge.ts";
import { flagCalls } from "../../retell/prompts/flag-calls.ts";
import { importNumber } from "../../retell/prompts/import-number.ts";
import { publishAgent } from "../../retell/prompts/publish-agent.ts";
import { rerunAnalysis } from "../../retell/prompts/rerun-analysis.ts";
import { summariseAgents } from "../../retell/prompts/summarise-agents.ts";
import { type HostedRetellSession, withRetell } from "../../retell/session.ts";
import type { RetellClaim } from "../retell.ts";
import { checkMissing } from "./check-verb.ts";
import { readPackage } from "./read-package.ts";

/** What the page on the MCP server says of prompts, clients and groups. */
export const retellPage: readonly RetellClaim[] = [
  ...[
    prompt("summarise what each of my agents does", summariseAgents),
    prompt("make an agent for inbound sales and publish it", publishAgent),
    prompt(
      "flag the bad ones among the last 20 calls",
      flagCalls,
      "QA scores have no public operation: the score is one of the post-call analysis",
    ),
    prompt("make a knowledge base of sources and let my agent use it", attachKnowledge),
    prompt("import a number and assign it to my agent", importNumber),
    prompt(
      "rerun QA on a call and say why it failed",
      rerunAnalysis,
      "QA reviews have no public operation: the post-call analysis is run again",
    ),
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
      const client = await connectHosted(server.url, "http", { authorization: "Bearer wrong" });
      const { isError, text } = await callTool(client, "list_voices", {}).finally(() => client.close());
      api.complaints.length = 0;
      assert.ok(isError, text);
      assert.equal(valueAt(JSON.parse(text), "status"), 401);
      assert.match(text, /Authorization/);
      await assert.rejects(connectHosted(server.url), /Authorization.*Bearer/);
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
      note: "TOOLS.md",
      async check(_, { generated }) {
        assert.ok(
          readPackage(generated, "TOOLS.md").replaceAll("&amp;", "&").split("\n").includes(`## ${title}`),
          title,
        );
      },
    }),
  ),
  {
    kind: "behaviour",
    claim: "Alerts & webhooks is a group of tools",
    note: "no public operation: nothing for alert rules, incidents and webhook tests is published",
    async check(session) {
      for (const word of ["alert", "incident", "webhook"]) await checkMissing(session, word);
    },
  },
  ...["Cursor", "Claude Desktop", "Claude Code", "Codex"].map(
    (name): RetellClaim => ({
      kind: "transport",
      claim: `${name} is set up as the package's README says`,
      note: "README.md",
      async check(_, { generated }) {
        const [, section = ""] = readPackage(generated, "README.md").split(`\n### ${name}\n`);
        const [text = ""] = section.split(/^##/m);
        assert.match(
          text,
          /https:\/\/retell\.stlmcp\.com["\s]/,
          `the README says where ${name} finds a hosted server`,
        );
        assert.match(text, /Bearer .*RETELL_API_KEY|bearer_token_env_var = "RETELL_API_KEY"/);
      },
    }),
  ),
];

function prompt(
  claim: string,
  play: (session: HostedRetellSession) => Promise<string[]>,
  note = "examples/retell/prompts",
): RetellClaim {
  return {
    kind: "behaviour",
    claim: `prompt: ${claim}`,
    note,
    async check(session) {
      await play(session);
      assert.deepEqual(session.api.complaints, [], "it keeps to the document");
    },
  };
}
