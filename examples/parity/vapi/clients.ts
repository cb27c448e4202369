import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { callForValue, callTool } from "../../client/call-tool.ts";
import { connectServer } from "../../client/connect-server.ts";
import { connectHosted } from "../../client/host-server.ts";
import { textAt } from "../../client/read-value.ts";
import { coreTools } from "../../vapi/check-call.ts";
import { openSession } from "../../vapi/session.ts";
import type { VapiClaim } from "../vapi.ts";

/** How clients reach the server, with which key, and what its users do with it. */
export const vapiClients: readonly VapiClaim[] = [
  hosted("http", "Streamable HTTP at /mcp of a hosted server", "/mcp"),
  hosted("sse", "SSE at /sse of a hosted server", "/sse"),
  {
    kind: "transport",
    claim: "Local: stdio, on the user's own machine",
    async check({ api, folder }) {
      const { client, close } = await connectServer({
        folder,
        args: ["--base-url", api.origin, "--log-level", "error"],
        env: { VAPI_TOKEN: api.key },
      });
      await callForValue(client, "list_assistants", {}).finally(close);
      assert.equal(api.requests.at(-1)?.headers.authorization, `Bearer ${api.key}`);
    },
  },
  ...["Claude Desktop", "OpenAI Responses API", "Cursor", "Windsurf", "VS Code"].map(
    (name): VapiClaim => ({
      kind: "transport",
      claim: `${name} is set up as the package's README says`,
      note: "README.md",
      async check({ folder }) {
        assert.ok(readFileSync(join(folder, "README.md"), "utf8").includes(name));
      },
    }),
  ),
  {
    kind: "transport",
    claim: "Claude Desktop reaches the hosted server through mcp-remote, with VAPI_TOKEN in its header",
    note: "README.md",
    async check({ folder }) {
      const readme = readFileSync(join(folder, "README.md"), "utf8");
      for (const words of ["mcp-remote", "VAPI_TOKEN", "Authorization"])
        assert.ok(readme.includes(words), words);
    },
  },
  ...["cursor", "windsurf", "vscode"].map(
    (client): VapiClaim => ({
      kind: "transport",
      claim: `One command configures ${client}`,
      note: `node dist/index.js setup --client ${client}`,
      async check({ folder }) {
        assert.match(setUp(folder, client), /vapi/);
      },
    }),
  ),
  {
    kind: "credential",
    claim: "Authorization: Bearer <key> of each caller reaches the API",
    async check({ api, connect }) {
      for (const transport of ["http", "sse"] as const) {
        await callForValue(await connect(transport), "list_tools", {});
        assert.equal(api.requests.at(-1)?.headers.authorization, `Bearer ${api.key}`);
      }
    },
  },
  {
    kind: "credential",
    claim: "VAPI_TOKEN holds the key of a local server",
    async check({ api, folder }) {
      const { client, close } = await connectServer({
        folder,
        args: ["--base-url", api.origin, "--log-level", "error"],
        env: {},
      });
      const { isError, text } = await callTool(client, "list_assistants", {}).finally(close);
      assert.ok(isError && text.includes("VAPI_TOKEN"), text);
    },
  },
  {
    kind: "credential",
    claim: "A wrong key is refused by the API, and the answer does not repeat it",
    async check({ api, server }) {
      const client = await connectHosted(server.url, "http", { authorization: "Bearer key_of_nobody" });
      const { isError, text } = await callTool(client, "list_assistants", {}).finally(() => client.close());
      assert.ok(isError && text.includes("401") && !text.includes("key_of_nobody"), text);
      assert.match(api.complaints.at(-1) ?? "", /401/);
    },
  },
  {
    kind: "behaviour",
    claim: "tools/list gives the ten core tools and nothing else, each with a description",
    async check({ connect }) {
      const { tools } = await (await connect()).listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [...coreTools].sort());
      for (const { name, description } of tools) assert.ok(description, name);
    },
  },
  {
    kind: "behaviour",
    claim: "prompt: have my customer support assistant call a customer's number",
    async check({ api, call }) {
      const assistants = (await call("list_assistants", {})) as { id: string; name: string }[];
      const assistantId = assistants.find(({ name }) => name === "Customer support")?.id;
      const phoneNumberId = textAt(await call("list_phone_numbers", {}), 0, "id");
      const args = { assistantId, phoneNumberId, customer: { name: "Jeremy", number: "+14155550123" } };
      const { id } = (await call("create_call", args)) as { id: string };
      const read = await call("get_call", { id });
      assert.equal(textAt(read, "customer", "name"), "Jeremy");
      assert.equal(api.state.calls.get(id)?.assistantId, assistantId);
    },
  },
  {
    kind: "behaviour",
    claim: "A call that rings a phone is confirmed by a person, or by the operator",
    async check(_, options) {
      const session = await openSession(options, []);
      try {
        const args = { assistantId: "a", phoneNumberId: "b", customer: { number: "+14155550199" } };
        const { isError, text } = await callTool(await session.connect(), "create_call", args);
        assert.ok(isError && /confirm/i.test(text), text);
        assert.deepEqual(session.api.requests, []);
      } finally {
        await session.close();
      }
    },
  },
];

function hosted(transport: "http" | "sse", claim: string, path: string): VapiClaim {
  return {
    kind: "transport",
    claim,
    async check({ api, server, connect }) {
      assert.equal(new URL(server.url).pathname, "/mcp");
      const method = transport === "sse" ? "GET" : "POST";
      const bare = await fetch(new URL(path, server.url), { method });
      await bare.body?.cancel();
      assert.notEqual(bare.status, 404);
      await callForValue(await connect(transport), "list_assistants", {});
      assert.equal(api.requests.at(-1)?.route, "GET /assistant");
    },
  };
}

/** What the set-up would write for a client, in an empty home. */
function setUp(folder: string, client: string): string {
  const home = mkdtempSync(join(tmpdir(), "home-"));
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve(folder, "dist", "index.js"), "setup", "--client", client, "--dry-run"],
      { encoding: "utf8", cwd: home, env: { HOME: home, USERPROFILE: home, APPDATA: home } },
    );
    assert.equal(status, 0, stderr);
    return stdout + stderr;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
