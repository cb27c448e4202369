import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { LATEST_PROTOCOL_VERSION, SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/sdk/types.js";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/cfworker";
import type { Answer } from "../call/call-context.ts";
import type { Host } from "../call/host.ts";
import { answerRequest, type RequestScope } from "./answer-request.ts";
import { reportProgress } from "./report-progress.ts";
import { jsonText } from "./rpc-text.ts";

export type { Transport };

/** Versions of the protocol that this server speaks, newest first. */
export const protocolVersions: readonly string[] = SUPPORTED_PROTOCOL_VERSIONS;

export const latestProtocolVersion: string = LATEST_PROTOCOL_VERSION;

/** What `initialize` tells of the server, on every transport. */
export function describeServer(host: Host) {
  return {
    capabilities: { tools: {} },
    serverInfo: {
      name: host.name,
      title: host.title,
      version: host.version,
      ...(host.icons === undefined ? {} : { icons: host.icons }),
    },
    ...(host.instructions === undefined ? {} : { instructions: host.instructions }),
  };
}

/** Given because the SDK builds an Ajv for each server otherwise, which costs more than a request. */
const jsonSchemaValidator = new CfWorkerJsonSchemaValidator();

/**
 * Puts a protocol server on a transport that lives longer than one request. Initialisation, ping, cancellation
 * and requests to the client are the SDK's; the tools are answered by `answerRequest`, whose results reach
 * `transport.send` as objects that carry their JSON text (see `messageText`).
 */
export async function connectServer(transport: Transport, scope: RequestScope): Promise<Server> {
  const { serverInfo, ...options } = describeServer(scope.host);
  const server = new Server(serverInfo, { ...options, jsonSchemaValidator });
  // The handler for what has none: it alone is spared a schema validation of every result.
  server.fallbackRequestHandler = async ({ method, params }, { signal, requestId, sendNotification }) => {
    const stop = reportProgress(method === "tools/call" ? params : undefined, (told) => {
      sendNotification(told).catch(() => {});
    });
    const ask = canAsk(server) ? (text: string) => elicit(server, text, signal) : undefined;
    const client = server.getClientVersion()?.name;
    const answer = answerRequest(
      { method, params, signal, id: requestId, client, ...(ask === undefined ? {} : { ask }) },
      scope,
    );
    return { [jsonText]: await answer.finally(stop) };
  };
  server.onerror = (error) => scope.log.debug("protocol", { error: error.message });
  await server.connect(transport);
  return server;
}

/** A person may be away from the screen for a while; the call waits this long. */
const maxWaitMs = 10 * 60_000;

function canAsk(server: Server): boolean {
  return server.getClientCapabilities()?.elicitation?.form !== undefined;
}

/** Asks by a form without fields: the client's own buttons are the answer. A client that fails has not agreed. */
async function elicit(server: Server, message: string, signal: AbortSignal): Promise<Answer> {
  const question = { message, requestedSchema: { type: "object" as const, properties: {} } };
  try {
    return (await server.elicitInput(question, { signal, timeout: maxWaitMs })).action;
  } catch {
    return "cancel";
  }
}
