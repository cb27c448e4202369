// The Agents SDK: its tools are what a model is given.
import { getAllMcpTools, MCPServerSSE, MCPServerStreamableHttp, RunContext } from "@openai/agents";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const MCPServer = transport === "sse" ? MCPServerSSE : MCPServerStreamableHttp;
const server = new MCPServer({ url, requestInit: { headers }, errorFunction: null });
await server.connect();
const tools = await getAllMcpTools([server]);
const found = tools.find(({ name }) => name === tool);
const answer = await found.invoke(new RunContext(), JSON.stringify(args));
await server.close();
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), answer: answer.text ?? answer }));
