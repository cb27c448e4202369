import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { connectHosted } from "../../client/host-server.ts";

/**
 * Connects a sample to the server that `VAPI_MCP_URL` names, with the key in `VAPI_TOKEN`.
 * @throws Error when there is no key.
 */
export async function connectSample(transport: "http" | "sse"): Promise<Client> {
  const { VAPI_MCP_URL: url = "", VAPI_TOKEN: token } = process.env;
  if (!token) throw new Error("VAPI_TOKEN is not set: put the API key of your Vapi account there.");
  return connectHosted(url, transport, { authorization: `Bearer ${token}` });
}
