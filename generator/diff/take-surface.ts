import type { AnswerOutline, Binding, ToolHints } from "../../templates/runtime/tool.ts";
import type { Schema } from "../api/model.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { canonicalJson, digest, digestWords, sortKeys } from "./digest.ts";
import type { Surface, SurfaceServer, SurfaceTool } from "./model.ts";
import { type Stripping, stripInput, stripSchema } from "./strip-schema.ts";

/** The surface of a server. The order of the document has no influence on it. */
export function takeSurface(server: ServerModel): Surface {
  const stripping: Stripping = { digests: new Map(), references: new Set(), inputs: new Map() };
  const byName = new Map<string, Tool>();
  for (const group of server.groups) for (const tool of group.tools) byName.set(tool.name, tool);
  const tools: Record<string, SurfaceTool> = Object.create(null);
  for (const name of [...byName.keys()].sort()) tools[name] = takeTool(stripping, byName.get(name) as Tool);
  return { server: takeServer(server), tools, schemas: takeSchemas(stripping, server) };
}

function takeServer(server: ServerModel): SurfaceServer {
  const { name, instructions, environmentPrefix, baseUrlEnvironment, baseUrls, http } = server;
  const credentials = server.credentials.map(({ scheme, definition }) => [scheme, definition] as const);
  return {
    name,
    instructions: digestWords(instructions),
    environmentPrefix,
    baseUrlEnvironment,
    baseUrls: sortKeys(baseUrls),
    credentials: sortKeys(Object.fromEntries(credentials)),
    ...(http === undefined ? {} : { http: { ...http } }),
  };
}

function takeTool(stripping: Stripping, tool: Tool): SurfaceTool {
  const { definition, operation, undeprecated } = tool;
  const { title = "", description, hints, readFirst = "", answer, request } = definition;
  const sent: Record<string, string> = Object.create(null);
  for (const binding of request.bindings) sent[binding.argument] = wireOf(binding);
  const input: Record<string, Schema> = Object.create(null);
  const required: string[] = [];
  for (const argument of tool.input) {
    input[argument.name] = stripInput(stripping, argument);
    if (argument.required) required.push(argument.name);
  }
  // What is undefined is left out of the lock file.
  return {
    operation: `${operation.method} ${operation.path}`,
    operationId: operation.operationId,
    aliases: definition.aliases,
    title: digestWords(title),
    description: digestWords(undeprecated === undefined ? description : undeprecated + readFirst),
    hints: hintsOf(hints),
    confirm: definition.confirm,
    listed: tool.default ? undefined : false,
    deprecated: operation.deprecated ? true : undefined,
    baseUrl: request.baseUrl,
    security: request.security,
    contentType: request.body?.contentType,
    fixed: request.fixed === undefined ? undefined : digest(canonicalJson(request.fixed)),
    answer: tool.answers.join(" "),
    outline: answer === undefined ? undefined : digestOutline(answer),
    shape: definition.shape,
    sent: sortKeys(sent),
    required: required.length === 0 ? undefined : required.sort(),
    input: sortKeys(input),
  };
}

/** `query limit`, and what is not as usual about it. */
function wireOf(binding: Binding): string {
  const usual = `${binding.in} ${binding.name}`;
  if (Object.keys(binding).length === 3) return usual;
  const { argument: _, in: __, name: ___, ...how } = binding;
  return `${usual} ${canonicalJson(how)}`;
}

/** The digest of its canonical JSON. */
function digestOutline({ type, required }: AnswerOutline): string {
  return digest(JSON.stringify({ required: sortKeys(required), type }));
}

function hintsOf(hints: ToolHints): string[] {
  const names: string[] = [];
  if (hints.destructiveHint) names.push("destructive");
  if (hints.idempotentHint) names.push("idempotent");
  if (hints.openWorldHint) names.push("openWorld");
  if (hints.readOnlyHint) names.push("readOnly");
  return names;
}

/** What the input of the tools refers to, directly and through others. */
function takeSchemas(stripping: Stripping, { schemas }: ServerModel): Record<string, Schema> {
  const taken: Record<string, Schema> = Object.create(null);
  // A set is gone through with what is added meanwhile.
  for (const key of stripping.references) {
    const named = schemas.get(key);
    if (named !== undefined) taken[key] = stripSchema(stripping, named.schema);
  }
  return sortKeys(taken);
}
