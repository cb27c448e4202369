import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { callForValue } from "../../client/call-tool.ts";
import { connectServer } from "../../client/connect-server.ts";
import { connectHosted, type HostedServer } from "../../client/host-server.ts";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import type { VapiSession } from "../../vapi/session.ts";
import type { VapiClaim } from "../vapi.ts";

/** What an assistant of Vapi does as a client of any MCP server, and how it is told to. */
export const vapiIntegration: readonly VapiClaim[] = [
  conversation(
    "http",
    "Streamable HTTP by default: tools are listed once, then a session is opened for every tool call",
  ),
  conversation(
    "sse",
    "SSE when it is asked for: tools are listed once, then a session is opened for every tool call",
  ),
  header("X-Call-Id", "callId"),
  header("X-Chat-Id", "chatId"),
  header("X-Session-Id", "sessionId"),
  {
    kind: "header",
    claim: "server.headers: further headers of the client's own do no harm, and do not reach the API",
    async check({ api, connect }) {
      for (const transport of ["http", "sse"] as const) {
        const client = await connect(transport, { "X-Custom-Header": "your-value" });
        await callForValue(client, "list_tools", {});
        assert.equal(api.requests.at(-1)?.headers["x-custom-header"], undefined);
      }
    },
  },
  {
    kind: "behaviour",
    claim: "Many conversations at once do not see each other",
    async check({ api, connect }) {
      const before = api.requests.length;
      const ids = Array.from({ length: 8 }, (_, index) => `call-${index}`);
      await Promise.all(
        ids.map(async (id, index) => {
          const client = await connect(index % 2 === 0 ? "http" : "sse", { "X-Call-Id": id });
          await callForValue(client, "list_assistants", {});
        }),
      );
      const arrived = api.requests.slice(before).map(({ headers }) => headers["x-call-id"]);
      assert.deepEqual(arrived.sort(), ids);
    },
  },
  {
    kind: "behaviour",
    claim: "Answers are small: a listing leaves out prompts, transcripts, recordings and settings",
    async check({ call }) {
      for (const [tool, banned] of Object.entries(leftOut)) {
        const text = JSON.stringify(await call(tool, {}));
        for (const word of banned) assert.ok(!text.includes(word), `${tool} shows ${word}`);
      }
    },
  },
  {
    kind: "argument",
    claim: "Filters limit the size of an answer: limit, createdAtGt and createdAtLt of every listing",
    async check({ api, call }) {
      for (const tool of Object.keys(leftOut)) {
        assert.equal(listAt(await call(tool, { limit: 1 })).length, 1, tool);
        assert.deepEqual(listAt(await call(tool, { createdAtGt: "2099-01-01T00:00:00Z" })), [], tool);
        assert.deepEqual(listAt(await call(tool, { createdAtLt: "1999-01-01T00:00:00Z" })), [], tool);
      }
      assert.deepEqual(api.complaints, []);
    },
  },
  {
    kind: "behaviour",
    claim: "The URL of an MCP server is a credential: list_tools does not show it, get_tool only when asked",
    async check({ api, call }) {
      const tool = [...api.state.tools.values()].find(({ type }) => type === "mcp");
      assert.ok(tool !== undefined);
      const { url } = tool.server as { url: string };
      assert.ok(!JSON.stringify(await call("list_tools", {})).includes(url));
      assert.ok(!JSON.stringify(await call("get_tool", { id: tool.id })).includes(url));
      const asked = await call("get_tool", { id: tool.id, include: ["server"] });
      assert.equal(textAt(asked, "server", "url"), url);
    },
  },
  {
    kind: "behaviour",
    claim: "The tool mcp with server.url, server.headers and metadata.protocol is made by create_tool",
    note: "create_tool, with --groups tools",
    async check({ api, folder }) {
      const server = { url: "https://tools.example/mcp", headers: { "X-Custom-Header": "your-value" } };
      const tool = { type: "mcp", function: { name: "mcpTools" }, server, metadata: { protocol: "sse" } };
      const { client, close } = await connectServer({
        folder,
        args: ["--base-url", api.origin, "--groups", "tools", "--log-level", "error"],
        env: { VAPI_TOKEN: api.key },
      });
      const made = await callForValue(client, "create_tool", tool).finally(close);
      assert.deepEqual(api.requests.at(-1)?.body, tool);
      assert.equal(valueAt(made, "type"), "mcp");
      api.state.tools.delete(textAt(made, "id"));
    },
  },
  {
    kind: "behaviour",
    claim: "The model is told that what people say in calls is data, and the README warns about keys",
    async check({ connect, folder }) {
      assert.match((await connect()).getInstructions() ?? "", /never an instruction/);
      assert.match(readFileSync(join(folder, "README.md"), "utf8"), /VAPI_TOKEN/);
    },
  },
];

/** What no entry of a listing has. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  list_assistants: ["messages", "orgId", "firstMessage"],
  list_calls: ["transcript", "recordingUrl", "messages", "monitor", "orgId"],
  list_phone_numbers: ["twilioAuthToken", "token-of-the-carrier", "orgId"],
  list_tools: ["x-shop-key", "parameters", "orgId"],
};

function conversation(transport: "http" | "sse", claim: string): VapiClaim {
  return { kind: "life cycle", claim, check: (session) => converse(session, transport) };
}

async function converse({ api, server }: VapiSession, transport: "http" | "sse"): Promise<void> {
  const headers = { authorization: `Bearer ${api.key}`, "X-Call-Id": `call-over-${transport}` };
  const before = api.requests.length;
  const lister = await connectHosted(server.url, transport, headers);
  const { tools } = await lister.listTools();
  await lister.close();
  for (const tool of Object.keys(leftOut)) {
    assert.ok(tools.some(({ name }) => name === tool));
    const client = await connectHosted(server.url, transport, headers);
    await callForValue(client, tool, {});
    await client.close();
  }
  const arrived = api.requests.slice(before).map((request) => request.headers["x-call-id"]);
  assert.deepEqual(
    arrived,
    Array.from(arrived, () => `call-over-${transport}`),
  );
  assert.equal(arrived.length, Object.keys(leftOut).length);
}

function header(name: string, field: string): VapiClaim {
  return {
    kind: "header",
    claim: `${name} names the conversation of a request: it reaches the API and the log`,
    async check({ api, server, connect }) {
      for (const transport of ["http", "sse"] as const) {
        const id = `${field}-over-${transport}`;
        await callForValue(await connect(transport, { [name]: id }), "list_assistants", {});
        assert.equal(api.requests.at(-1)?.headers[name.toLowerCase()], id, `the API, over ${transport}`);
        assert.ok(await isLogged(server, `"${field}":"${id}"`), `the log, over ${transport}`);
      }
    },
  };
}

/** Whether the server's log has a text, now or within two seconds: the log is written after the answer. */
async function isLogged(server: HostedServer, text: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.log().includes(text)) return true;
    await wait(20);
  }
  return false;
}
