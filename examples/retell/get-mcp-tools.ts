import assert from "node:assert/strict";
import { callTool } from "../client/call-tool.ts";
import { listAt, textAt, valueAt } from "../client/read-value.ts";
import { runProgram } from "../client/run-program.ts";
import { type RetellSession, withRetell } from "./session.ts";

// Asks an agent for the tools of its MCP server "calendar", through the generated server, and prints them.

await runProgram((options) =>
  withRetell(options, async (session) => {
    const [agent = ""] = session.api.state.agents.keys();
    await requireTool(session);
    const tools = await askForTools(session, agent);
    process.stdout.write(`${describeTools("Front desk", tools)}\n`);
    await askAboutStrangers(session, agent);
    assert.deepEqual(session.api.complaints, [], "requests and answers are what the document describes");
  }),
);

async function requireTool({ client }: RetellSession): Promise<void> {
  const { tools } = await client.listTools();
  const tool = tools.find(({ name }) => name === "get_mcp_tools");
  if (tool === undefined)
    throw new Error(`get_mcp_tools is not among the ${tools.length} tools of the server.`);
  assert.deepEqual([...(tool.inputSchema.required ?? [])].sort(), ["agent_id", "mcp_id"], "what it demands");
  assert.equal(tool.annotations?.readOnlyHint, true, "get_mcp_tools changes nothing");
}

/** Calls the tool with all that it takes, and holds the request and the answer against the stand-in. */
async function askForTools({ api, call }: RetellSession, agent: string): Promise<unknown[]> {
  await call("get_mcp_tools", {
    agent_id: agent,
    mcp_id: "calendar",
    version: "latest",
    component_id: "c 1/ä",
  });
  const answer = await call("get_mcp_tools", { agent_id: agent, mcp_id: "calendar" });
  const arrived = api.requests.map(({ route, params, query, headers, body }) => ({
    route,
    params: { ...params },
    query,
    authorization: headers.authorization,
    body,
  }));
  const expected = {
    route: "GET /get-mcp-tools/{agent_id}",
    params: { agent_id: agent },
    authorization: `Bearer ${api.key}`,
    body: undefined,
  };
  assert.deepEqual(
    arrived,
    [
      { ...expected, query: { mcp_id: "calendar", version: "latest", component_id: "c 1/ä" } },
      { ...expected, query: { mcp_id: "calendar" } },
    ],
    `the requests differ from what ${api.document} says: ${JSON.stringify(arrived)}`,
  );
  assert.deepEqual(
    answer,
    api.state.mcpTools.get(`${agent} calendar`),
    "the answer is what the stand-in holds",
  );
  return listAt(answer);
}

/** What the vendor refuses reaches the model as an error with the vendor's own words; what is incomplete is not sent. */
async function askAboutStrangers({ api, client }: RetellSession, agent: string): Promise<void> {
  const sent = api.requests.length;
  const unknown = await callTool(client, "get_mcp_tools", { agent_id: agent, mcp_id: "nobody" });
  assert.equal(unknown.isError, true, "an MCP server that does not exist is an error");
  assert.equal(valueAt(JSON.parse(unknown.text), "status"), 422, unknown.text);
  assert.match(unknown.text, /There is no MCP server nobody/);
  const incomplete = await callTool(client, "get_mcp_tools", { agent_id: agent });
  assert.equal(incomplete.isError, true, "a call without mcp_id is an error");
  assert.match(incomplete.text, /mcp_id/);
  assert.equal(api.requests.length, sent + 1, "a call without mcp_id sends nothing");
}

function describeTools(agentName: string, tools: readonly unknown[]): string {
  const entries = tools.map((tool) => {
    const description = textAt(tool, "description").replaceAll("\n", "\n    ");
    return [`  ${textAt(tool, "name")}`, `    ${description}`, ...describeArguments(tool)].join("\n");
  });
  return [`${agentName} reaches ${tools.length} tools on its MCP server "calendar".`, ...entries].join(
    "\n\n",
  );
}

function describeArguments(tool: unknown): string[] {
  const required = listAt(tool, "inputSchema", "required");
  const properties = valueAt(tool, "inputSchema", "properties");
  return Object.keys(properties as object).map((name) => {
    const need = required.includes(name) ? "needed" : "optional";
    return `    - ${name} (${textAt(properties, name, "type")}, ${need})`;
  });
}
