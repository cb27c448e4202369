import { checkArguments } from "../../../templates/runtime/call/check-arguments.ts";
import { chooseAuthorization } from "../../../templates/runtime/request/authorize.ts";
import { buildRequest } from "../../../templates/runtime/request/build-request.ts";
import { reserveNames } from "../../../templates/runtime/request/reserve-names.ts";
import type { SecuritySchemeDefinition, ToolDefinition } from "../../../templates/runtime/tool.ts";
import { createConnections } from "../../../templates/runtime/upstream/connections.ts";
import { sendRequest } from "../../../templates/runtime/upstream/send-request.ts";
import { plan } from "../../build.ts";
import { toJson } from "../../commands/describe-result.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { RecordingServer } from "./recording-server.ts";
import type { SampleCall } from "./sample-calls.ts";
import { fileMark, isFile } from "./sample-value.ts";

/** A tool as the JSON report names it, with the definition that the emitted server has. */
export interface PlannedTool {
  name: string;
  method: string;
  path: string;
  /** JSON Pointer of the operation. */
  pointer: string;
  arguments: { name: string; in: string; wireName: string; required: boolean }[];
  definition: ToolDefinition;
}

/** A server that was planned and not written. */
export interface PlannedServer {
  tools: PlannedTool[];
  securitySchemes: Record<string, SecuritySchemeDefinition>;
  skipped: { method: string; path: string; reason: string }[];
}

/** Plans the server of a document, and takes names and places of arguments from what `--json` prints. */
export async function planTools(path: string): Promise<PlannedServer> {
  const planned = await plan({
    specs: [path],
    load: { headers: [], overlays: [], allowRefOrigins: [] },
  });
  const report = toJson(planned, null) as {
    tools: (Omit<PlannedTool, "definition" | "pointer"> & { origin: string })[];
    skipped: PlannedServer["skipped"];
  };
  const definitions = new Map(
    planned.server.groups.flatMap(({ tools }) => tools).map((tool) => [tool.name, tool.definition]),
  );
  return {
    tools: report.tools.map(({ origin, ...tool }) => ({
      ...tool,
      pointer: origin.slice(origin.indexOf("#")),
      definition: definitions.get(tool.name) as ToolDefinition,
    })),
    securitySchemes: Object.fromEntries(
      planned.server.credentials.map(({ scheme, definition }) => [scheme, definition]),
    ),
    skipped: report.skipped,
  };
}

/** Arguments of a call, and what of the sample no argument takes. */
export interface MappedCall {
  args: Record<string, unknown>;
  /** Parameters and members of the body that the tool does not ask for: `query version`. */
  unasked: string[];
}

/** Translates a sampled call into arguments by place and wire name, and by nothing else. */
export function mapArguments(tool: PlannedTool, call: SampleCall): MappedCall {
  const args: Record<string, unknown> = Object.create(null);
  const unasked: string[] = [];
  const set = (place: string, wireName: string, value: unknown): void => {
    const argument = tool.arguments.find(
      (candidate) =>
        candidate.in === place &&
        (place === "header"
          ? candidate.wireName.toLowerCase() === wireName.toLowerCase()
          : candidate.wireName === wireName),
    );
    if (argument === undefined) unasked.push(`${place} ${wireName}`);
    else args[argument.name] = asArgument(value);
  };
  for (const { parameter, value } of call.parameters) set(parameter.in, parameter.name, value);
  if (call.body !== undefined) {
    const { value } = call.body;
    const isWhole = tool.arguments.some((argument) => argument.in === "body" && argument.wireName === "");
    if (isWhole || typeof value !== "object" || value === null || isFile(value)) set("body", "", value);
    else for (const [name, member] of Object.entries(value)) set("body", name, member);
  }
  return { args: { ...args }, unasked };
}

function asArgument(value: unknown): unknown {
  if (isFile(value)) return { data: Buffer.from(value[fileMark]).toString("base64"), filename: 'na "me.bin' };
  if (Array.isArray(value)) return value.map(asArgument);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asArgument(member)]));
}

const connections = createConnections();

/** Closes the connections to the stand-ins. */
export function closeConnections(): void {
  connections.close();
}

/**
 * Makes the call as an emitted server does, with a made-up credential for every scheme, and returns what was sent.
 * `unchecked` leaves out the check of the arguments, to learn what the third party says of what it refuses.
 */
export async function callTool(
  server: PlannedServer,
  tool: PlannedTool,
  args: Record<string, unknown>,
  upstream: RecordingServer,
  unchecked = false,
): Promise<RecordedRequest> {
  const { definition } = tool;
  const credentials = Object.fromEntries(
    Object.entries(server.securitySchemes)
      .filter(([, scheme]) => scheme.type !== "mutualTLS")
      .map(([name, { env }]) => [name, env.map((_, index) => `made-up-${index}`)]),
  );
  const checked = unchecked ? args : checkArguments(args, definition.inputSchema);
  const authorization = await chooseAuthorization(
    definition.request.security,
    server.securitySchemes,
    credentials,
  );
  const request = await buildRequest(definition.request, checked, {
    baseUrl: upstream.baseUrl,
    files: { allowed: false, reason: "this is a check" },
    authorization,
    reserved: reserveNames(Object.values(server.securitySchemes)),
    userAgent: "oracle/1",
  });
  upstream.take();
  await sendRequest(request, {
    signal: AbortSignal.timeout(10_000),
    timeoutMs: 10_000,
    maxResponseBytes: 10_000,
    connections,
  });
  const [recorded] = upstream.take();
  if (recorded === undefined) throw new Error(`nothing was recorded for ${tool.name}`);
  return recorded;
}
