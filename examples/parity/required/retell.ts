import { type RequiredRow, required } from "./required-row.ts";

/** The 37 verbs of the page on the MCP server, by group. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  Agents: ["create", "update", "publish", "list", "fetch agent versions"],
  Calls: [
    ...["create phone calls", "create web calls", "fetch call details", "list calls"],
    ...["delete calls", "update call metadata", "run QA", "review"],
  ],
  "Phone numbers": ["import", "provision", "list", "fetch"],
  "Knowledge base": ["create", "attach sources", "remove sources", "list"],
  Voices: ["list", "clone", "search community voices"],
  Chats: ["create chats", "create chat agents", "end chats", "update chat metadata"],
  "Testing & QA": ["create test cases", "run tests", "list QA", "rerun QA", "submit scores"],
  "Alerts & webhooks": ["create alert rules", "list alert rules", "list incidents", "test webhooks"],
};

const clients = ["Cursor", "Claude Desktop", "Claude Code", "Codex"];
const prompts = ["agents does", "publish", "last 20 calls", "knowledge base", "number", "QA"];
const advice = ["read first", "confirmation", "personal data", "prompt injection", "keys"];

const groups = Object.keys(verbs).map((group) => `${group} is a group`);

/** What the pages "MCP Server" and "Get MCP Tools" of Retell say. */
export const retellRequired: readonly RequiredRow[] = [
  ...Object.entries(verbs).flatMap(([group, names]) =>
    required(
      "Retell",
      "tool",
      names.map((name) => `${group}: ${name}`),
    ),
  ),
  ...required(
    "Retell",
    "behaviour",
    prompts.map((words) => ["prompt:", words]),
  ),
  ...required("Retell", "behaviour", ["tools/list", ...groups, ...advice]),
  ...required("Retell", "transport", ["Streamable HTTP", ...clients]),
  ...required("Retell", "credential", ["Authorization: Bearer", "RETELL_API_KEY", "401"]),
  ...required("Retell", "tool", ["/get-mcp-tools/{agent_id}"]),
  ...required("Retell", "argument", ["agent_id", "version", "mcp_id", "component_id"]),
  ...required("Retell", "answer", ["name", "description", "inputSchema", "400", "401", "422", "500"]),
];
