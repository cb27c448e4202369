// Yardstick of HTTP: the SDK's documented stateless server, with a protocol server and a transport for each request.
// API_URL is the API; the address is printed to standard error.
import { createMcpExpressApp } from "@modelcontextprotocol/sdk/server/express.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { z } from "zod";

function createServer() {
  const server = new McpServer({ name: "http", version: "1.0.0" });
  server.registerTool(
    "get_repo",
    { description: "Get a repository.", inputSchema: { owner: z.string(), repo: z.string() } },
    async ({ owner, repo }, { signal }) => {
      const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
      const response = await fetch(process.env.API_URL + path, {
        headers: { accept: "application/json", authorization: "Bearer sample" },
        signal,
      });
      return { content: [{ type: "text", text: await response.text() }], isError: !response.ok };
    },
  );
  return server;
}

const app = createMcpExpressApp();
app.post("/mcp", async (request, response) => {
  const server = createServer();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.on("close", () => {
    void transport.close();
    void server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
const listener = app.listen(0, "127.0.0.1", () => {
  process.stderr.write(`http://127.0.0.1:${listener.address().port}/mcp\n`);
});
