import type { ParityRow } from "./row.ts";

/** A row that must be there: of this system and kind, with each of `words` in its claim. */
export interface RequiredRow extends Pick<ParityRow, "system" | "kind"> {
  words: readonly string[];
}

/** The public pages that rows are taken from. */
export const sources: Readonly<Record<string, string>> = {
  "seed 000": "Retell's documentation, MCP Server",
  "seed 001": "Retell's API reference, Get MCP Tools",
  "seed 002": "Vapi's documentation, Vapi MCP Server",
  "seed 003": "Raconte's documentation, MCP server",
  "seed 004": "Vapi's documentation, MCP integration",
};

const retellVerbs: Readonly<Record<string, readonly string[]>> = {
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

const retell: readonly RequiredRow[] = [
  ...Object.entries(retellVerbs).flatMap(([group, verbs]) =>
    verbs.map((verb): RequiredRow => ({ system: "Retell", kind: "tool", words: [`${group}: ${verb}`] })),
  ),
  ...rows("Retell", "tool", ["/get-mcp-tools/{agent_id}"]),
  ...rows("Retell", "argument", ["agent_id"], ["version"], ["mcp_id"], ["component_id"]),
  ...rows(
    "Retell",
    "transport",
    ["Streamable HTTP"],
    ["Cursor"],
    ["Claude Desktop"],
    ["Claude Code"],
    ["Codex"],
  ),
  ...rows("Retell", "credential", ["Authorization: Bearer"], ["RETELL_API_KEY"], ["401"]),
  ...rows("Retell", "answer", ["name"], ["description"], ["inputSchema"], ["400"], ["401"], ["422"], ["500"]),
  ...rows("Retell", "behaviour", ["tools/list"], ["read first"], ["confirmation"], ["personal data"]),
  ...rows(
    "Retell",
    "behaviour",
    ["prompt injection"],
    ["keys"],
    ["prompt:", "agents does"],
    ["prompt:", "publish"],
  ),
  ...rows("Retell", "behaviour", ["prompt:", "calls"], ["prompt:", "knowledge"], ["prompt:", "number"]),
  ...rows("Retell", "behaviour", ["prompt:", "QA"]),
];

/** Every row that must be there. */
export const requiredRows: readonly RequiredRow[] = [...retell];

function rows(
  system: string,
  kind: ParityRow["kind"],
  ...claims: readonly (readonly string[])[]
): RequiredRow[] {
  return claims.map((words) => ({ system, kind, words }));
}

/** The required rows that none of `found` is: each row counts once. */
export function missingRows(found: readonly ParityRow[], required = requiredRows): RequiredRow[] {
  const left = new Set(found);
  return required.filter(({ system, kind, words }) => {
    const row = [...left].find(
      (each) =>
        each.system === system && each.kind === kind && words.every((word) => hasWord(each.claim, word)),
    );
    if (row !== undefined) left.delete(row);
    return row === undefined;
  });
}

/** Whether `text` has `word` as a whole: `list` is not in `list_agents`, and `name` not in `lastName`. */
function hasWord(text: string, word: string): boolean {
  const inside = /[\w.-]/;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + word.length] ?? " ";
    if (!inside.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}
