import type { Binding, ToolHints } from "../../templates/runtime/tool.ts";
import type { Schema } from "../api/model.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { canonicalJson, digest, digestWords, sortKeys } from "./digest.ts";
import type { Surface, SurfaceServer, SurfaceTool } from "./model.ts";
import { type Stripping, stripInput, stripSchema } from "./strip-schema.ts";

/** The surface of a server. The order of the document has no influence on it. */
export function takeSurface(server: ServerModel): Surface {
  const stripping: Stripping = { digests: new Map(), references: new Set(), inputs: new Map() };
  const tools: Record<string, SurfaceTool> = Object.create(null);
  const all = server.groups.flatMap((group) => group.tools);
  for (const tool of [...all].sort((a, b) => (a.name < b.name ? -1 : 1)))
    tools[tool.name] = takeTool(stripping, tool);
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
  const {
    title = "",
    description,
    hints,
    confirm,
    aliases,
    shape,
    request,
    readFirst = "",
    answer: outline,
  } = definition;
  const { operationId, deprecated, method, path } = operation;
  const { baseUrl, security, body, fixed, bindings } = request;
  const sent: Record<string, string> = Object.create(null);
  for (const binding of bindings) sent[binding.argument] = wireOf(binding);
  const input: Record<string, Schema> = Object.create(null);
  for (const argument of tool.input) input[argument.name] = stripInput(stripping, argument);
  const required = tool.input.filter((argument) => argument.required).map(({ name }) => name);
  return {
    operation: `${method} ${path}`,
    ...(operationId === undefined ? {} : { operationId }),
    ...(aliases === undefined ? {} : { aliases }),
    title: digestWords(title),
    description: digestWords(undeprecated === undefined ? description : undeprecated + readFirst),
    hints: hintsOf(hints),
    ...(confirm === undefined ? {} : { confirm }),
    ...(tool.default ? {} : { listed: false as const }),
    ...(deprecated ? { deprecated: true as const } : {}),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(security === undefined ? {} : { security }),
    ...(body === undefined ? {} : { contentType: body.contentType }),
    ...(fixed === undefined ? {} : { fixed: digest(canonicalJson(fixed)) }),
    answer: tool.answers.join(" "),
    ...(outline === undefined ? {} : { outline: digest(canonicalJson(outline)) }),
    ...(shape === undefined ? {} : { shape }),
    sent: sortKeys(sent),
    ...(required.length === 0 ? {} : { required: required.sort() }),
    input: sortKeys(input),
  };
}

/** `query limit`, and what is not as usual about it. */
function wireOf({ argument: _, in: place, name, ...how }: Binding): string {
  const unusual = Object.keys(how).length === 0 ? "" : ` ${canonicalJson(how)}`;
  return `${place} ${name}${unusual}`;
}

function hintsOf(hints: ToolHints): string[] {
  return Object.entries(hints)
    .flatMap(([name, isTrue]) => (isTrue ? [name.replace(/Hint$/, "")] : []))
    .sort();
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
