import type { Packages } from "../conformance/install-tools.ts";

/** A client that nobody here wrote, and the program in `programs/` that uses it as its readme says. */
export interface ForeignClient {
  /** Also the name of its program. */
  name: string;
  /** The first is the client itself. */
  packages: Packages;
}

const officialSdk = { "@modelcontextprotocol/sdk": "1.32.2" };

/** All of them, with exact versions so that a failure is never somebody else's release. */
export const foreignClients: readonly ForeignClient[] = [
  { name: "sdk-1", packages: officialSdk },
  { name: "sdk-2", packages: { "@modelcontextprotocol/client": "2.4.0" } },
  { name: "inspector", packages: { "@modelcontextprotocol/inspector": "2.12.0" } },
  { name: "mcp-remote", packages: { "mcp-remote": "0.15.1", ...officialSdk } },
  { name: "ai-sdk", packages: { "@ai-sdk/mcp": "2.0.99", zod: "4.6.7" } },
  { name: "openai-agents", packages: { "@openai/agents": "0.20.0", zod: "4.6.7" } },
];
