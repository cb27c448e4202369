// Yardstick of load: a careful person's stateless server, with the low-level Server, its HTTP transport and fetch. API_URL
// is the API; the address is printed to standard error.
import { createServer } from "node:http";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/cfworker";

const tool = {
  name: "get_repo",
  description: "Get a repository.",
  inputSchema: {
    type: "object",
    properties: { owner: { type: "string" }, repo: { type: "string" } },
    required: ["owner", "repo"],
  },
};
const jsonSchemaValidator = new CfWorkerJsonSchemaValidator();

function createProtocol() {
  const server = new Server(
    { name: "http", version: "1.0.0" },
    { capabilities: { tools: {} }, jsonSchemaValidator },
  );
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
  return server;
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const listener = createServer(async (request, response) => {
  const body = await read(request);
  const server = createProtocol();
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  response.on("close", () => {
    void transport.close();
    void server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
});
listener.listen(0, "127.0.0.1", () => {
  process.stderr.write(`http://127.0.0.1:${listener.address().port}/mcp\n`);
});
