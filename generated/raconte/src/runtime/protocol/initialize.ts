import type { Host } from "../call/host.ts";
import { describeServer, latestProtocolVersion, protocolVersions } from "./mcp-server.ts";
import { RpcError, rpcCodes } from "./rpc-error.ts";

/**
 * Result of `initialize` where no session follows it (MCP 2025-06-18, "Lifecycle"): the version that was asked
 * for if it is spoken here, else the newest.
 * @throws {RpcError} when the client names no version.
 */
export function initializeResult(host: Host, params: Record<string, unknown> | undefined): string {
  const asked = params?.protocolVersion;
  if (typeof asked !== "string") {
    throw new RpcError(rpcCodes.invalidParams, "The params of initialize need a protocolVersion, a string.");
  }
  const protocolVersion = protocolVersions.includes(asked) ? asked : latestProtocolVersion;
  return JSON.stringify({ protocolVersion, ...describeServer(host) });
}
