import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { callTool } from "../../client/call-tool.ts";
import { connectServer } from "../../client/connect-server.ts";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import type { ProgramOptions } from "../../client/run-program.ts";
import type { HostedRetellSession } from "../../retell/session.ts";
import type { RetellClaim } from "../retell.ts";

const tool = "get_mcp_tools";

/** What the page on "Get MCP tools" says: the operation, its parameters, its answer and its errors. */
export const retellMcpTools: readonly RetellClaim[] = [
  {
    kind: "tool",
    claim: "GET /get-mcp-tools/{agent_id} is a tool",
    note: tool,
    async check(session) {
      await session.call(tool, argumentsOf(session));
      assert.equal(session.api.requests.at(-1)?.route, "GET /get-mcp-tools/{agent_id}");
    },
  },
  argument("agent_id", "path", true, { minLength: 1 }, { refused: [""] }),
  argument(
    "version",
    "query",
    false,
    {},
    {
      sent: { version: "latest" },
      refused: ["v3", "", "A", -1, "a-name-longer-than-20"],
    },
  ),
  argument("mcp_id", "query", true, {}, { sent: { mcp_id: "calendar" } }),
  argument("component_id", "query", false, {}, { sent: { component_id: "component-123" } }),
  answerField("name", "string"),
  answerField("description", "string"),
  answerField("inputSchema", "object"),
  ...[400, 401, 422, 500].map(
    (status): RetellClaim => ({
      kind: "answer",
      claim: `${status} with status and message reaches the model as an error`,
      note: tool,
      check: (session, options) => checkFault(session, options, status),
    }),
  ),
];

function argumentsOf({ api }: HostedRetellSession): Record<string, unknown> {
  const [agent = ""] = api.state.agents.keys();
  return { agent_id: agent, mcp_id: "calendar" };
}

/** An argument is advertised, sent to its place, and held to its schema before anything is sent. */
function argument(
  name: string,
  place: "path" | "query",
  isRequired: boolean,
  keywords: object,
  { sent = {}, refused = [] }: { sent?: Record<string, string>; refused?: unknown[] },
): RetellClaim {
  return {
    kind: "argument",
    claim: `${tool}: ${name}, in the ${place}, ${isRequired ? "required" : "optional"}`,
    note: tool,
    async check(session) {
      const { tools } = await session.client.listTools();
      const schema = tools.find((each) => each.name === tool)?.inputSchema;
      const property = valueAt(schema, "properties", name);
      assert.equal(schema?.required?.includes(name) ?? false, isRequired, `whether ${name} is required`);
      for (const [keyword, value] of Object.entries(keywords))
        assert.equal(valueAt(property, keyword), value);
      const args = { ...argumentsOf(session), ...sent };
      await session.call(tool, args);
      const request = session.api.requests.at(-1);
      const arrived = place === "path" ? request?.params[name] : request?.query[name];
      assert.equal(arrived, valueAt(args, name), `${name} as it arrived`);
      const count = session.api.requests.length;
      for (const value of refused) {
        const { isError } = await callTool(session.client, tool, { ...args, [name]: value });
        assert.ok(isError, `${name} cannot be ${JSON.stringify(value)}`);
      }
      if (isRequired) {
        const { [name]: _, ...rest } = args as Record<string, unknown>;
        assert.ok((await callTool(session.client, tool, rest)).isError, `${name} is needed`);
      }
      assert.equal(session.api.requests.length, count, "nothing was sent");
    },
  };
}

function answerField(name: string, type: "string" | "object"): RetellClaim {
  return {
    kind: "answer",
    claim: `${tool}: each item of the list has ${name}`,
    note: tool,
    async check(session) {
      const answer = listAt(await session.call(tool, argumentsOf(session)));
      assert.ok(answer.length > 0, "the list is a bare array, and not empty");
      for (const item of answer) assert.equal(typeof valueAt(item, name), type);
    },
  };
}

/** An API that refuses everything with `status`; what it said must be in the tool's error. */
async function checkFault(
  session: HostedRetellSession,
  { generated }: ProgramOptions,
  status: number,
): Promise<void> {
  const message = `Refused with ${status} for a test.`;
  const refusing = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: "error", message }));
  });
  await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
  const { port } = refusing.address() as AddressInfo;
  try {
    const { client, close } = await connectServer({
      folder: join(generated, "retell"),
      args: ["--base-url", `http://127.0.0.1:${port}`, "--log-level", "error"],
      env: { RETELL_API_KEY: "key" },
    });
    const { isError, text } = await callTool(client, tool, argumentsOf(session)).finally(close);
    assert.ok(isError, text);
    const fault: unknown = JSON.parse(text);
    assert.equal(valueAt(fault, "status"), status);
    assert.match(textAt(fault, "message"), new RegExp(message));
  } finally {
    refusing.close();
    refusing.closeAllConnections();
  }
}
