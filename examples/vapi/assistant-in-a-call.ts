import assert from "node:assert/strict";
import { callForValue } from "../client/call-tool.ts";
import { connectHosted } from "../client/host-server.ts";
import { runProgram } from "../client/run-program.ts";
import { type VapiSession, withVapi } from "./session.ts";

// An assistant of Vapi uses an MCP server in the middle of a conversation, as Vapi's page on its MCP integration says: it
// lists the tools once, then opens a session of its own for each tool call, over Streamable HTTP or SSE, and names the
// conversation in headers of every request.

const conversations: Readonly<Record<string, string>>[] = [
  { "X-Call-Id": "call-7f" },
  { "X-Chat-Id": "chat-3c", "X-Session-Id": "session-1" },
];

const toolCalls: [tool: string, args: Readonly<Record<string, unknown>>][] = [
  ["list_assistants", {}],
  ["list_phone_numbers", { limit: 1 }],
  ["list_tools", {}],
];

await runProgram((options) =>
  withVapi(options, async (session) => {
    for (const transport of ["http", "sse"] as const) {
      for (const headers of conversations) await converse(session, transport, headers);
    }
    await sideBySide(session);
    assert.deepEqual(session.api.complaints, [], "requests and answers are what the document describes");
    process.stdout.write(`${session.api.requests.length} tool calls, each in a session of its own.\n`);
  }),
);

async function converse(
  { api, server }: VapiSession,
  transport: "http" | "sse",
  conversation: Readonly<Record<string, string>>,
): Promise<void> {
  const headers = { Authorization: `Bearer ${api.key}`, ...conversation };
  const lister = await connectHosted(server.url, transport, headers);
  const { tools } = await lister.listTools();
  await lister.close();
  for (const [tool, args] of toolCalls) {
    assert.ok(tools.some(({ name }) => name === tool));
    const client = await connectHosted(server.url, transport, headers);
    await callForValue(client, tool, args);
    await client.close();
    const arrived = api.requests.at(-1)?.headers ?? {};
    for (const name of ["x-call-id", "x-chat-id", "x-session-id"]) {
      const own = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
      assert.equal(arrived[name], own, `${name} reaches the API over ${transport} when it was sent`);
    }
  }
}

/** Two conversations at once: none sees the other's ids. */
async function sideBySide({ api, connect }: VapiSession): Promise<void> {
  const before = api.requests.length;
  const ids = Array.from({ length: 10 }, (_, index) => `call-${index}`);
  await Promise.all(
    ids.map(async (id, index) => {
      const client = await connect(index % 2 === 0 ? "http" : "sse", { "X-Call-Id": id });
      await callForValue(client, "list_assistants", {});
    }),
  );
  const arrived = api.requests.slice(before).map(({ headers }) => headers["x-call-id"]);
  assert.deepEqual(arrived.sort(), ids);
}
