import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import type { OpenAPIV3 } from "openapi-types";

/** A vendor's OpenAPI 3.0 document as a stand-in reads it. It is ours or a vendor's, kept in a file: trusted. */
export type ApiDocument = OpenAPIV3.Document;

/** An operation and where the document has it. */
export interface DocumentedOperation {
  /** `"GET /get-agent/{agent_id}"`: method and path template. */
  route: string;
  /** Decoded values of the template's variables. */
  params: Record<string, string>;
  operation: OpenAPIV3.OperationObject;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The first of `paths` that exists, parsed: the vendor's own document where it is at hand, else ours. */
export async function readApiDocument(paths: readonly string[]): Promise<ApiDocument & { file: string }> {
  const file = paths.find((path) => existsSync(path));
  if (file === undefined)
    throw new Error(`None of ${paths.join(", ")} exists. Run from the repository's root.`);
  const text = await readFile(file, "utf8");
  const document: unknown = file.endsWith(".json") ? JSON.parse(text) : load(text);
  return { ...(document as ApiDocument), file };
}

/** Every route of the document, as `"GET /path/{variable}"`. */
export function listRoutes(document: ApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([template, item]) =>
    methods.filter((method) => item?.[method]).map((method) => `${method.toUpperCase()} ${template}`),
  );
}

/** The document with these routes only: large ones take a validator seconds. */
export function keepRoutes(document: ApiDocument, routes: ReadonlySet<string>): ApiDocument {
  const paths = Object.entries(document.paths).flatMap(([template, item]) => {
    const left = { ...item };
    for (const method of methods) if (!routes.has(`${method.toUpperCase()} ${template}`)) delete left[method];
    return methods.some((method) => left[method]) ? [[template, left]] : [];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/**
 * The operation that a request is for (OpenAPI 3.0.3, 4.7.8.2: a concrete path goes before a templated one), or
 * nothing where the document has none.
 */
export function findOperation(
  document: ApiDocument,
  method: string,
  path: string,
): DocumentedOperation | undefined {
  const matches = listRoutes(document).flatMap((route) => {
    const [verb, template = ""] = route.split(" ");
    const params = verb === method ? matchTemplate(template, path) : undefined;
    return params === undefined ? [] : [{ route, template, params }];
  });
  const [best] = matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const verb = methods.find((name) => name === method.toLowerCase());
  const operation = best && verb && document.paths[best.template]?.[verb];
  return best && operation ? { route: best.route, params: best.params, operation } : undefined;
}

/** What a schema, or a reference to one in the same document, stands for. */
export function resolveSchema(
  document: ApiDocument,
  schema: OpenAPIV3.SchemaObject | OpenAPIV3.ReferenceObject,
): OpenAPIV3.SchemaObject {
  if (!("$ref" in schema)) return schema;
  const name = schema.$ref.replace("#/components/schemas/", "");
  const found = document.components?.schemas?.[name];
  if (found === undefined) throw new Error(`${schema.$ref} leads nowhere in the document.`);
  return resolveSchema(document, found);
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = Object.create(null);
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === "") return undefined;
    if (name !== undefined) params[name] = decodeURIComponent(value);
  }
  return params;
}
