import { type RequiredRow, required } from "./required-row.ts";

const tools = [
  ...["list_assistants", "create_assistant", "get_assistant", "list_calls", "create_call", "get_call"],
  ...["list_phone_numbers", "get_phone_number", "list_tools", "get_tool"],
];

/** By tool, as the page's sample programs send them. */
const sent: Readonly<Record<string, readonly string[]>> = {
  create_call: [
    ...["assistantId", "phoneNumberId", "customer.number", "scheduledAt"],
    "assistantOverrides.variableValues",
  ],
  create_assistant: ["name", "model", "voice", "transcriber", "firstMessage"],
};

const read: Readonly<Record<string, readonly string[]>> = {
  list_assistants: ["id", "name"],
  list_phone_numbers: ["id", "phoneNumber"],
};

/** What the pages "Vapi MCP Server" and "MCP Integration" of Vapi say. */
export const vapiRequired: readonly RequiredRow[] = [
  ...required("Vapi", "tool", tools),
  ...Object.entries(sent).flatMap(([tool, names]) =>
    required(
      "Vapi",
      "argument",
      names.map((name) => [tool, name]),
    ),
  ),
  ...Object.entries(read).flatMap(([tool, names]) =>
    required(
      "Vapi",
      "answer",
      names.map((name) => [tool, name]),
    ),
  ),
  ...required("Vapi", "answer", ["bare array"]),
  ...required("Vapi", "transport", [["Streamable HTTP", "/mcp"], ["SSE", "/sse"], "stdio", "mcp-remote"]),
  ...required("Vapi", "transport", ["OpenAI Responses API", "cursor", "windsurf", "vscode"]),
  ...required("Vapi", "credential", ["Authorization: Bearer", "VAPI_TOKEN"]),
  ...required("Vapi", "header", ["X-Call-Id", "X-Chat-Id", "X-Session-Id", "server.headers"]),
  ...required("Vapi", "life cycle", [
    ["Streamable HTTP", "session", "every tool call"],
    ["SSE", "session", "every tool call"],
  ]),
  ...required("Vapi", "behaviour", ["prompt:"]),
];
