// The AI SDK: its tools are what a model is given.
import { createMCPClient } from "@ai-sdk/mcp";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const client = await createMCPClient({ transport: { type: transport, url, headers } });
const tools = await client.tools();
const { content } = await tools[tool].execute(args, { toolCallId: "1", messages: [] });
await client.close();
console.log(JSON.stringify({ tools: Object.keys(tools), answer: content[0].text }));
