// mcp-remote as a bridge for a client that knows only stdio.
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const bridge = fileURLToPath(new URL("node_modules/mcp-remote/dist/proxy.js", import.meta.url));
const brought = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}:${value}`]);
const client = new Client({ name: "mcp-remote", version: "1.0.0" });
await client.connect(
  new StdioClientTransport({
    command: process.execPath,
    args: [bridge, url, "--transport", `${transport}-only`, ...brought],
    // Where it keeps what it knows of servers.
    env: { PATH: process.env.PATH, MCP_REMOTE_CONFIG_DIR: fileURLToPath(new URL("config", import.meta.url)) },
  }),
);
const { tools } = await client.listTools();
const { content } = await client.callTool({ name: tool, arguments: args });
await client.close();
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), answer: content[0].text }));
