import type { Customization } from "../customize.ts";
import { dialectOf } from "../dialect/choose-dialect.ts";
import { createTranslator } from "../dialect/translate-list.ts";
import type { Log } from "../protocol/log.ts";
import { toolErrorResult } from "../result/error-result.ts";
import { makeRedactor, type Redactor } from "../result/redact.ts";
import type { ToolResult } from "../result/result.ts";
import type { SurfaceKind } from "../search/choose-surface.ts";
import { createSurfaces, instructionsOf } from "../search/create-surfaces.ts";
import { secretsOf } from "../settings/read-credentials.ts";
import type { Settings } from "../settings/read-settings.ts";
import type { ServerDefinition, ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { openConnections } from "../upstream/connections.ts";
import { applyCustomization, type CustomTool } from "./apply-customization.ts";
import type { CallContext } from "./call-context.ts";
import { checkArguments } from "./check-arguments.ts";
import { createCaller } from "./create-caller.ts";
import type { Host } from "./host.ts";
import { createReadOn, unusable } from "./read-on.ts";
import { readResultTool } from "./read-result-tool.ts";
import { UnknownToolError } from "./unknown-tool-error.ts";
import { type View, wholeView } from "./view.ts";

/**
 * Joins a server's data with what the operator chose and what a person changed: the tools behind the protocol.
 * @throws {Error} for choices that cannot be met; the message is for the operator.
 */
export async function createHost(
  server: ServerDefinition,
  custom: Customization,
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
  log: Pick<Log, "warn">,
): Promise<Host> {
  const taken = new Set(
    [...server.groups.flatMap(({ tools }) => tools), ...(custom.add ?? [])].map(({ name }) => name),
  );
  const readTool = readResultTool((name) => taken.has(name));
  const readOn = createReadOn({
    toolName: readTool.name,
    key: env.MCP_HANDLE_KEY,
    server: `${server.name}/${server.version}`,
  });
  const makeCall = createCaller(server, settings, env, await openConnections(env), log, readOn);
  const tools = applyCustomization(server.groups, custom, settings.filter, makeCall);
  // A short list stays what the vendor made it; the search surface has cut answers often, and room.
  const isListed = (kind: SurfaceKind): boolean => settings.readResults || kind === "search";
  const beside = (kind: SurfaceKind): ToolDefinition[] => (isListed(kind) ? [readTool] : []);
  const surfaceOf = createSurfaces(tools, settings.surface, { title: server.title, beside });
  const instructions = [server.instructions, instructionsOf(surfaceOf(wholeView))]
    .filter((text) => text !== undefined)
    .join("\n\n");
  const readFurther = (
    args: Record<string, unknown>,
    context: CallContext,
    view: View,
  ): Promise<ToolResult> =>
    answerSafely(context, server, () => {
      const { kind, operation } = surfaceOf(view);
      const opened = readOn.open(checkArguments(args, readTool.inputSchema), context);
      const tool = operation(opened.tool);
      if (tool === undefined) throw unusable();
      context.observe?.({ operation: tool.name });
      const reading = { ...opened, tool: tool.name, isListed: isListed(kind) };
      return callSafely(tool, reading.args, { ...context, reading }, server);
    });
  const redactorOf = ({ credentials }: CallContext): Redactor => makeRedactor(secretsOf(server, credentials));
  const inDialect = createTranslator();
  return {
    name: server.name,
    title: server.title,
    version: server.version,
    ...(server.icons === undefined ? {} : { icons: server.icons }),
    ...(instructions === "" ? {} : { instructions }),
    listTools: (view, client) => inDialect(surfaceOf(view).list(), dialectOf(settings.client ?? client)),
    callTool: (name, args, context, view) => {
      if (name === readTool.name) return readFurther(args, context, view);
      const surface = surfaceOf(view);
      const tool = surface.find(name);
      if (tool === undefined) throw new UnknownToolError(redactorOf(context)(name), surface.nearest(name));
      const reading = { tool: tool.name, args, isListed: isListed(surface.kind) };
      return callSafely(tool, args, { ...context, reading }, server);
    },
  };
}

/**
 * A ToolError is an answer; anything else is a fault, which the protocol layer logs and hides. What code of
 * `src/custom.ts` returns is redacted like everything else.
 */
async function callSafely(
  tool: CustomTool,
  args: Record<string, unknown>,
  context: CallContext,
  server: ServerDefinition,
): Promise<ToolResult> {
  return answerSafely(context, server, async () => {
    const result = await tool.call(args, context);
    return tool.isCustom
      ? redactResult(result, makeRedactor(secretsOf(server, context.credentials)))
      : result;
  });
}

async function answerSafely(
  context: CallContext,
  server: ServerDefinition,
  answer: () => Promise<ToolResult>,
): Promise<ToolResult> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ToolError)
      return toolErrorResult(error, makeRedactor(secretsOf(server, context.credentials)));
    throw error;
  }
}

/** Secrets are found in their JSON form, too, and their mark needs no escape: the text stays JSON. */
function redactResult(result: ToolResult, redact: Redactor): ToolResult {
  const text = JSON.stringify(result);
  const redacted = redact(text);
  return redacted === text ? result : JSON.parse(redacted);
}
