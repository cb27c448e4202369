import { escapeHiddenInJson } from "../result/escape-hidden.ts";

/** A call of a tool that is not there, or not for this connection: JSON-RPC error -32602 (MCP, "Error Handling"). */
export class UnknownToolError extends Error {
  override name = "UnknownToolError";

  /** @param nearest the name that was most likely meant; must be one that the connection may see. */
  constructor(tool: string, nearest?: string) {
    const hint = nearest === undefined ? "Call tools/list for the names." : `Did you mean "${nearest}"?`;
    super(`There is no tool called ${escapeHiddenInJson(JSON.stringify(tool.slice(0, 128)))}. ${hint}`);
  }
}
