// The official SDK, 2.x, which asks the server first whether it speaks a newer revision of the protocol.
import { Client, SSEClientTransport, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const Transport = transport === "sse" ? SSEClientTransport : StreamableHTTPClientTransport;
const client = new Client({ name: "sdk-2", version: "1.0.0" }, { versionNegotiation: { mode: "auto" } });
await client.connect(new Transport(new URL(url), { requestInit: { headers } }));
const { tools } = await client.listTools();
const { content } = await client.callTool({ name: tool, arguments: args });
await client.close();
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), answer: content[0].text }));
