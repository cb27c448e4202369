import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { startHttp } from "./connect-client.ts";
import { buildRetell } from "./retell-package.ts";
import { startStandInApi } from "./stand-in-api.ts";

const env = { RETELL_API_KEY: "key_0123456789" };
const folder = await buildRetell();
const api = await startStandInApi();
const ends: (() => Promise<unknown>)[] = [() => api.close()];
afterAll(() => Promise.all(ends.map((end) => end())));
beforeEach(() => {
  api.arrived.length = 0;
});

async function connect(way: "stdio" | "http", ...flags: string[]): Promise<Client> {
  const all = ["--base-url", api.origin, "--groups", "all", "--surface", "search", ...flags];
  const client = new Client({ name: "search-test", version: "1.0.0" }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: "accept", content: {} }));
  await client.connect(await transportOf(way, all));
  ends.unshift(() => client.close());
  return client;
}

async function transportOf(way: "stdio" | "http", flags: string[]): Promise<Transport> {
  if (way === "stdio")
    return new StdioClientTransport({
      command: process.execPath,
      args: [`${folder}/dist/index.js`, "--log-level", "error", ...flags],
      env,
    });
  const server = await startHttp(folder, ["--path", "/mcp", ...flags], env);
  ends.unshift(() => server.stop());
  // The SDK's own types are not exact about optional properties.
  return new StreamableHTTPClientTransport(new URL("/mcp", server.url)) as Transport;
}

async function call(client: Client, name: string, args: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [item] = content as { text?: string }[];
  return { isError: isError === true, value: JSON.parse(item?.text ?? "null") };
}

const sent = (): string[] => api.arrived.map(({ method, url }) => `${method} ${url}`);

test.each(["stdio", "http"] as const)("over %s a model finds, reads and calls", async (way) => {
  const client = await connect(way);
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(names).toEqual([
    "search_operations",
    "describe_operation",
    "call_read_operation",
    "call_operation",
    "read_result",
  ]);
  expect(client.getInstructions()).toMatch(/search_operations/);

  const { value: found } = await call(client, "search_operations", { query: "details of one voice agent" });
  expect(found.operations).toContainEqual(expect.objectContaining({ name: "get_agent", reads: true }));

  const { value: described } = await call(client, "describe_operation", { name: "get_agent" });
  expect(described.inputSchema.required).toEqual(["agent_id"]);

  const { isError } = await call(client, "call_read_operation", {
    name: "get_agent",
    arguments: { agent_id: "a/1" },
  });
  expect([isError, sent()]).toEqual([false, ["GET /get-agent/a%2F1"]]);
});

test("a change is asked for first, and only call_operation makes it", async () => {
  const client = await connect("stdio");
  const deletion = { name: "delete_agent", arguments: { agent_id: "agent_1" } };
  expect(await call(client, "call_read_operation", deletion)).toMatchObject({ isError: true });
  expect(sent()).toEqual([]);
  await client.callTool({ name: "call_operation", arguments: deletion });
  // The person is shown what is to be deleted.
  const made = ["GET /get-agent/agent_1", "DELETE /delete-agent/agent_1"];
  expect(sent()).toEqual(made);

  const refusing = await connect("stdio", "--confirm", "deny");
  expect(await call(refusing, "call_operation", deletion)).toMatchObject({ isError: true });
  expect(sent()).toEqual(made);
});

test("what is not listed is no tool, and the refusal says what is", async () => {
  const client = await connect("stdio", "--read-only");
  expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain("call_operation");
  await expect(client.callTool({ name: "get_agent", arguments: {} })).rejects.toThrow(/call_read_operation/);
  await expect(client.callTool({ name: "call_operation", arguments: {} })).rejects.toThrow(/no tool called/);
  expect(sent()).toEqual([]);
});
