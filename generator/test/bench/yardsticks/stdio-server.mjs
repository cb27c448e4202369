// Yardstick of calls: what a careful person writes with the low-level server and fetch. API_URL is the API.
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const server = new Server({ name: "stdio", version: "1.0.0" }, { capabilities: { tools: {} } });
const tool = {
  name: "get_repo",
  description: "Get a repository.",
  inputSchema: {
    type: "object",
    properties: { owner: { type: "string" }, repo: { type: "string" } },
    required: ["owner", "repo"],
  },
};
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [tool] }));
server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
  const { owner, repo } = params.arguments;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
  const response = await fetch(process.env.API_URL + path, {
    headers: { accept: "application/json", authorization: "Bearer sample" },
    signal,
  });
  return { content: [{ type: "text", text: await response.text() }], isError: !response.ok };
});
await server.connect(new StdioServerTransport());
