import type { CallContext } from "../../../templates/runtime/call/call-context.ts";
import { readSettings, type Settings } from "../../../templates/runtime/settings/read-settings.ts";
import type { ServerDefinition, ToolDefinition } from "../../../templates/runtime/tool.ts";

/** A tool for tests: `GET /<name>` without arguments, which changes nothing, unless something else is said. */
export function sampleTool(name: string, more: Partial<ToolDefinition> = {}): ToolDefinition {
  return {
    name,
    description: `Does ${name}.`,
    hints: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    inputSchema: { type: "object", properties: {}, additionalProperties: false },
    request: { method: "GET", path: `/${name}`, bindings: [], security: [["key"]] },
    origin: `sample.yaml#/paths/~1${name}/get`,
    ...more,
  };
}

export const changing = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
};

/** Two groups with a bearer key: calls (list_calls, get_call, create_call) and agents (list_agents, delete_agent). */
export function sampleServer(more: Partial<ServerDefinition> = {}): ServerDefinition {
  const path = { type: "object", required: ["call_id"], additionalProperties: false } as const;
  return {
    name: "sample",
    title: "Sample",
    version: "1.2.3",
    environmentPrefix: "SAMPLE",
    securitySchemes: { key: { type: "bearer", env: ["SAMPLE_API_KEY"] } },
    baseUrls: { default: { url: "https://api.sample.invalid/v1" } },
    baseUrlEnvironment: "SAMPLE_BASE_URL",
    groups: [
      {
        name: "calls",
        title: "Calls",
        tools: [
          sampleTool("list_calls"),
          sampleTool("get_call", {
            title: "Get a call",
            inputSchema: { ...path, properties: { call_id: { type: "string", minLength: 1 } } },
            request: {
              method: "GET",
              path: "/get-call/{call_id}",
              bindings: [{ argument: "call_id", in: "path", name: "call_id" }],
              security: [["key"]],
            },
          }),
          sampleTool("create_call", {
            hints: changing,
            confirm: true,
            request: { method: "POST", path: "/create-call", bindings: [], security: [["key"]] },
          }),
        ],
      },
      {
        name: "agents",
        title: "Agents",
        tools: [
          sampleTool("list_agents", { default: false }),
          sampleTool("delete_agent", {
            hints: changing,
            default: false,
            request: { method: "DELETE", path: "/agent", bindings: [], security: [["key"]] },
          }),
        ],
      },
    ],
    ...more,
  };
}

/** What a command line means, without anything in the environment. */
export function settingsOf(...args: string[]): Settings {
  return readSettings(args, {}, "SAMPLE_BASE_URL");
}

export function contextWith(credentials: CallContext["credentials"]): CallContext {
  const signal = new AbortController().signal;
  return { signal, credentials, forwardedHeaders: [], ids: {}, transport: "stdio" };
}
