// The official SDK, 1.x, used as Vapi's client does: each call has a session of its own.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const Transport = transport === "sse" ? SSEClientTransport : StreamableHTTPClientTransport;

async function inSession(use) {
  const client = new Client({ name: "sdk-1", version: "1.0.0" });
  const requestInit = { headers: { ...headers, "x-call-id": "call-1" } };
  await client.connect(new Transport(new URL(url), { requestInit }));
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

const { tools } = await inSession((client) => client.listTools());
for (let call = 0; call < 4; call++)
  await inSession((client) => client.callTool({ name: tool, arguments: args }));
const { content } = await inSession((client) => client.callTool({ name: tool, arguments: args }));
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), answer: content[0].text }));
