import type { Binding, ToolDefinition } from "../../templates/runtime/tool.ts";
import { pick } from "./spoil-arguments.ts";

/** One change of a tool's request. */
export interface Mutation {
  /** What was changed, to be told. */
  what: string;
  tool: ToolDefinition;
  /** True when every call makes the same request as before, so that no test can tell. */
  same: boolean;
}

type Random = () => number;

/** Changes method, path, or one field of one binding. */
export function mutateTool(original: ToolDefinition, random: Random): Mutation {
  const tool = structuredClone(original);
  const { request } = tool;
  const kinds = ["method", "path", ...(request.bindings.length === 0 ? [] : bindingFields)];
  const kind = pick(kinds, random);
  if (kind === "method") {
    request.method = pick(
      ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => method !== request.method),
      random,
    );
    return { what: `method ${original.request.method} becomes ${request.method}`, tool, same: false };
  }
  if (kind === "path") {
    request.path = changePath(request.path, random);
    return { what: `path becomes ${request.path}`, tool, same: false };
  }
  return mutateBinding(original, tool, kind as BindingField, random);
}

type BindingField = "in" | "name" | "style" | "explode" | "argument";
const bindingFields: BindingField[] = ["in", "name", "style", "explode", "argument"];

/** A letter more at the end of a literal segment, or two segments in each other's place. */
function changePath(path: string, random: Random): string {
  const segments = path.split("/");
  const literals = segments.flatMap((segment, index) => (/^[^{}?]+$/.test(segment) ? [index] : []));
  if (literals.length === 0) return `${path}/more`;
  const index = pick(literals, random);
  return segments.map((segment, at) => (at === index ? `${segment}x` : segment)).join("/");
}

function mutateBinding(
  original: ToolDefinition,
  tool: ToolDefinition,
  field: BindingField,
  random: Random,
): Mutation {
  const index = Math.floor(random() * tool.request.bindings.length);
  const binding = tool.request.bindings[index] as Binding;
  const before = original.request.bindings[index] as Binding;
  const told = (what: string, same = false): Mutation => ({
    what: `binding ${before.argument} (${before.in} ${before.name}): ${what}`,
    tool,
    same,
  });
  switch (field) {
    case "in": {
      const places = ["path", "query", "header", "cookie", "body"] as const;
      binding.in = pick(
        places.filter((place) => place !== binding.in),
        random,
      );
      return told(`in ${binding.in}`);
    }
    case "name":
      if (binding.in === "header" && random() < 0.3) {
        binding.name = binding.name.toUpperCase();
        return told(`name ${binding.name}`, true);
      }
      binding.name = binding.pointer === true ? `${binding.name}/x` : `${binding.name}x`;
      return told(`name ${binding.name}`);
    case "argument": {
      const others = tool.request.bindings
        .map(({ argument }) => argument)
        .filter((argument) => argument !== binding.argument);
      binding.argument = others.length === 0 ? "nobody" : pick(others, random);
      return told(`argument ${binding.argument}`, areOneValue(tool, before.argument, binding.argument));
    }
    case "style": {
      const styles = [
        "form",
        "spaceDelimited",
        "pipeDelimited",
        "deepObject",
        "label",
        "matrix",
        "simple",
      ] as const;
      binding.style = pick(
        styles.filter((style) => style !== styleOf(before)),
        random,
      );
      return told(`style ${binding.style}`, !styleMatters(original, before, binding));
    }
    case "explode": {
      const style = styleOf(binding);
      binding.explode = !(binding.explode ?? (style === "form" || style === "deepObject"));
      return told(`explode ${binding.explode}`, !explodeMatters(original, before));
    }
  }
}

function styleOf({ style, in: place }: Binding): string {
  return style ?? (place === "query" || place === "cookie" ? "form" : "simple");
}

/** Bodies and parameters with a media type have no style. */
function hasStyle({ in: place, contentType }: Binding): boolean {
  return place !== "body" && place !== "querystring" && contentType === undefined;
}

/** In a query all styles write a scalar as `name=value`; a path writes label and matrix otherwise, a header none. */
function styleMatters(tool: ToolDefinition, before: Binding, after: Binding): boolean {
  if (!hasStyle(before) || before.in === "header" || before.in === "cookie") return false;
  const marked = (binding: Binding): string => styleOf(binding).replace(/^(?!label$|matrix$).*/, "");
  if (before.in === "path") return marked(before) !== marked(after);
  const types = typesOf(tool, tool.inputSchema.properties[before.argument], 0);
  if (!types.has("array") && !types.has("object")) return false;
  return explodedText(before) !== explodedText(after);
}

/** An exploded list is `a=1&a=2` in every style of a query. */
function explodedText(binding: Binding): string {
  const style = styleOf(binding);
  const explode = binding.explode ?? (style === "form" || style === "deepObject");
  return explode && style !== "deepObject" ? "exploded" : style;
}

/** Lists and objects only: a scalar has nothing to explode, and a list looks alike where the style says so. */
function explodeMatters(tool: ToolDefinition, binding: Binding): boolean {
  if (!hasStyle(binding)) return false;
  const types = typesOf(tool, tool.inputSchema.properties[binding.argument], 0);
  const style = styleOf(binding);
  if (style === "deepObject") return false;
  if (style === "simple") return types.has("object");
  return types.has("object") || types.has("array");
}

/** Two constants of one value are one value. */
function areOneValue(tool: ToolDefinition, one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => tool.inputSchema.properties[name] as Json | undefined);
  const only = (schema: Json | undefined): unknown =>
    Array.isArray(schema?.enum) && schema.enum.length === 1 ? schema.enum[0] : schema?.const;
  return only(a) !== undefined && only(a) === only(b);
}

type Json = Record<string, unknown>;

/** Types that an argument may have; all of them where the schema says nothing. */
function typesOf(tool: ToolDefinition, written: unknown, depth: number): Set<string> {
  const schema = (written ?? {}) as Json;
  if (depth > 10) return new Set();
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.slice("#/$defs/".length);
    return typesOf(tool, (tool.inputSchema.$defs as Record<string, Json>)[name], depth + 1);
  }
  if (schema.type !== undefined) return new Set([schema.type].flat() as string[]);
  const parts = [...((schema.anyOf ?? []) as Json[]), ...((schema.allOf ?? []) as Json[])];
  if (parts.length > 0) return new Set(parts.flatMap((part) => [...typesOf(tool, part, depth + 1)]));
  if (Array.isArray(schema.enum)) return new Set(schema.enum.map((value) => typeof value));
  return schema.properties === undefined ? new Set(["string"]) : new Set(["object"]);
}
