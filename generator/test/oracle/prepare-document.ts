import converter from "swagger2openapi";
import {
  asNode,
  isNode,
  type Node,
  viewDocument,
  type WireDocument,
  type WireOperation,
} from "./document.ts";

/** OpenAPI 3 without what says nothing about requests; every base URL becomes `/base`. */
export async function prepareDocument(document: WireDocument): Promise<Node> {
  const copy = structuredClone(document.root);
  const root = document.isSwagger2
    ? ((await converter.convertObj(copy, { patch: true, warnOnly: true, resolveInternal: false }))
        .openapi as Node)
    : copy;
  root.servers = [{ url: "/base" }];
  delete root.webhooks;
  const paths: Node = {};
  for (const [path, value] of Object.entries(asNode(root.paths))) {
    const item: Node = structuredClone(document.isSwagger2 ? asNode(value) : document.resolve(value));
    delete item.servers;
    for (const operation of Object.values(item)) {
      if (!isNode(operation) || Array.isArray(operation)) continue;
      delete operation.servers;
      delete operation.callbacks;
      operation.responses = { default: { description: "any" } };
      operation.parameters = withoutIgnored(document, operation.parameters);
    }
    item.parameters = withoutIgnored(document, item.parameters);
    paths[path] = item;
  }
  root.paths = paths;
  const components = asNode(root.components);
  for (const name of ["responses", "examples", "links", "callbacks"]) delete components[name];
  const reading: Reading = {
    is31: String(root.openapi).startsWith("3.1"),
    bodies: new Set(viewDocument(root).operations.flatMap((operation) => bodySchemas(root, operation))),
  };
  return strip(root, false, reading) as Node;
}

/** OpenAPI 3.1.1, 4.8.12.1: three headers are no parameters, whatever a document says. */
function withoutIgnored(document: WireDocument, parameters: unknown): unknown[] {
  return (Array.isArray(parameters) ? parameters : []).filter((item) => {
    const { in: place, name } = document.isSwagger2 ? asNode(item) : document.resolve(item);
    return !(place === "header" && /^(accept|content-type|authorization)$/i.test(String(name)));
  });
}

interface Reading {
  is31: boolean;
  /** Schemas at the root of a body. */
  bodies: ReadonlySet<unknown>;
}

/** The schemas of a body as they stand in the document, one reference followed. */
function bodySchemas(root: Node, { contents }: WireOperation): unknown[] {
  return [...contents.values()].flatMap(({ schema }) => {
    const name = /^#\/components\/schemas\/([^/]+)$/.exec(String(asNode(schema).$ref))?.[1];
    return name === undefined ? [schema] : [asNode(asNode(root.components).schemas)[name]];
  });
}

/**
 * Without extensions, examples and defaults (which the validator would fill in, and so find nothing missing), and
 * without what a document may not say and the validator therefore refuses to read: `nullable` beside no type, an empty
 * enum or one of another type, the booleans of OpenAPI 3.0 in 3.1. A discriminator stays at the
 * root of a body; the validator takes one of a member for that of the body.
 */
function strip(value: unknown, isMap: boolean, reading: Reading): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, false, reading));
  if (!isNode(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, inner]) => isMap || !isDropped(name, inner, value, reading),
  );
  return Object.fromEntries(
    kept.map(([name, inner]) => [
      name,
      !isMap && /^(enum|const|required)$/.test(name)
        ? inner
        : strip(inner, !isMap && maps.has(name), reading),
    ]),
  );
}

function isDropped(name: string, inner: unknown, node: Node, { is31, bodies }: Reading): boolean {
  const { type } = node;
  // `default` is also the name of an answer.
  if (name === "default") return !(isNode(inner) && Object.hasOwn(inner, "description"));
  if (/^x-|^examples?$/.test(name)) return true;
  if (name === "discriminator") return !bodies.has(node);
  if (name === "nullable") return typeof type !== "string";
  if (name === "enum")
    return Array.isArray(inner) && (inner.length === 0 || (type === "array" && !inner.some(Array.isArray)));
  if (name === "exclusiveMinimum" || name === "exclusiveMaximum") return is31 && typeof inner === "boolean";
  return name === "format" && !knownFormats.has(String(inner));
}

/** Others are annotations, about which the validator would complain in each of a thousand schemas. */
const knownFormats = new Set([
  "date",
  "date-time",
  "time",
  "email",
  "uri",
  "uuid",
  "ipv4",
  "ipv6",
  "hostname",
  "byte",
  "binary",
  "int32",
  "int64",
  "float",
  "double",
  "password",
]);

const maps = new Set([
  "properties",
  "patternProperties",
  "schemas",
  "parameters",
  "requestBodies",
  "headers",
  "paths",
  "$defs",
  "mapping",
  "securitySchemes",
  "encoding",
]);
