import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { type StartedServer, startHttp } from "./connect-client.ts";
import { buildRetell } from "./retell-package.ts";
import { startStandInApi } from "./stand-in-api.ts";

type Way = "stdio" | "sse" | "http";
type Decision = "accept" | "decline" | "cancel" | "cannot be asked";

const env = { RETELL_API_KEY: "key_0123456789" };
const folder = await buildRetell();
const api = await startStandInApi();
afterAll(() => api.close());

const servers: StartedServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** What the person was shown, and what the call gave; the API says what reached it. */
async function call(way: Way, decision: Decision, flags: string[] = []) {
  api.arrived.length = 0;
  const shown: string[] = [];
  const canAsk = decision !== "cannot be asked";
  const client = new Client(
    { name: "confirm-test", version: "1.0.0" },
    canAsk ? { capabilities: { elicitation: {} } } : {},
  );
  if (canAsk)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      shown.push(params.message);
      return { action: decision, ...(decision === "accept" ? { content: {} } : {}) };
    });
  await client.connect(await transportOf(way, ["--base-url", api.origin, "--groups", "all", ...flags]));
  const { isError, content } = await client.callTool({
    name: "delete_agent",
    arguments: { agent_id: "agent_1" },
  });
  await client.close();
  const sent = api.arrived.map(({ method, url }) => `${method} ${url}`);
  return { refused: isError === true, text: JSON.stringify(content), shown, sent };
}

async function transportOf(way: Way, flags: string[]): Promise<Transport> {
  if (way === "stdio") {
    const args = [`${folder}/dist/index.js`, "--log-level", "error", ...flags];
    return new StdioClientTransport({ command: process.execPath, args, env });
  }
  const server = await startHttp(folder, ["--path", "/mcp", ...flags], env);
  servers.push(server);
  const url = new URL(way === "sse" ? "/sse" : "/mcp", server.url);
  const transport = way === "sse" ? new SSEClientTransport(url) : new StreamableHTTPClientTransport(url);
  // The SDK's own types are not exact about optional properties.
  return transport as unknown as Transport;
}

const made = expect.arrayContaining(["DELETE /delete-agent/agent_1"]);
const notMade = expect.not.arrayContaining([expect.stringMatching(/^DELETE/)]);

test.each<[way: Way, decision: Decision, flags: string[], goesOn: boolean, text: RegExp]>([
  ["stdio", "accept", [], true, /./],
  ["stdio", "decline", [], false, /declined/],
  ["stdio", "cancel", [], false, /gave no answer/],
  ["stdio", "cannot be asked", [], false, /--confirm allow/],
  ["stdio", "accept", ["--confirm", "deny"], false, /--confirm deny/],
  ["stdio", "cannot be asked", ["--confirm", "allow"], true, /./],
  ["sse", "accept", [], true, /./],
  ["sse", "decline", [], false, /declined/],
  ["sse", "cannot be asked", [], false, /--confirm allow/],
  ["http", "accept", [], false, /nobody can be asked.*--confirm allow/],
  ["http", "cannot be asked", ["--confirm", "allow"], true, /./],
  ["http", "accept", ["--confirm", "deny"], false, /--confirm deny/],
])(
  "%s, a person who would %s, %j: goes on is %s [threat: confirmation]",
  async (way, decision, flags, goesOn, text) => {
    const result = await call(way, decision, flags);
    expect(result.sent).toEqual(goesOn ? made : notMade);
    expect(result.refused).toBe(!goesOn);
    expect(result.text).toMatch(text);
    const asks = way !== "http" && decision !== "cannot be asked" && flags.length === 0;
    expect(result.shown).toHaveLength(asks ? 1 : 0);
    for (const shown of result.shown) expect(shown).toMatch(/delete_agent[\s\S]*DELETE[\s\S]*agent_1/);
  },
);
