import { readFileSync } from "node:fs";
import { load as parseYaml } from "js-yaml";

/** What JSON calls an object, read as its own properties only. */
export type Node = Record<string, unknown>;

/** A parameter as the document has it, with the defaults of its place filled in (OpenAPI 3.1.1, 4.8.12.2). */
export interface WireParameter {
  name: string;
  in: "path" | "query" | "header" | "cookie" | "querystring";
  required: boolean;
  schema: unknown;
  style: string;
  explode: boolean;
  allowReserved: boolean;
  /** Media type of a parameter that has `content` instead of a style. */
  mediaType?: string;
  example?: unknown;
}

export interface WireContent {
  schema: unknown;
  encoding: Node;
}

/** One operation, read anew and without the generator's help. */
export interface WireOperation {
  method: string;
  path: string;
  parameters: WireParameter[];
  bodyRequired: boolean;
  contents: Map<string, WireContent>;
}

/** A document as parsed, and what is asked of it. */
export interface WireDocument {
  root: Node;
  isSwagger2: boolean;
  resolve(value: unknown): Node;
  operations: WireOperation[];
}

/** Parses one file of JSON or YAML. */
export function readDocument(path: string): WireDocument {
  const text = readFileSync(path, "utf8");
  return viewDocument((path.endsWith(".json") ? JSON.parse(text) : parseYaml(text)) as Node);
}

/** The operations of a parsed document; references are followed inside it only. */
export function viewDocument(root: Node): WireDocument {
  const resolve = (value: unknown): Node => follow(root, value);
  const isSwagger2 = root.swagger === "2.0";
  const document: WireDocument = { root, isSwagger2, resolve, operations: [] };
  for (const [path, item] of Object.entries(asNode(root.paths))) {
    const pathItem = resolve(item);
    const methods = methodNames.filter((name) => isNode(pathItem[name]));
    for (const method of methods) {
      document.operations.push(
        readOperation(document, path, method.toUpperCase(), pathItem, resolve(pathItem[method])),
      );
    }
  }
  return document;
}

const methodNames = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

function follow(root: Node, value: unknown): Node {
  let node = asNode(value);
  for (let hops = 0; typeof node.$ref === "string" && hops < 50; hops += 1) {
    let target: unknown = root;
    for (const part of node.$ref.replace(/^#\/?/, "").split("/")) {
      const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      target = Array.isArray(target) ? target[Number(name)] : asNode(target)[name];
    }
    const { $ref: _, ...siblings } = node;
    node = { ...siblings, ...asNode(target) };
  }
  return node;
}

function readOperation(
  document: WireDocument,
  path: string,
  method: string,
  pathItem: Node,
  operation: Node,
): WireOperation {
  const raw = new Map<string, Node>();
  for (const list of [pathItem.parameters, operation.parameters]) {
    const seen = new Set<string>();
    for (const item of Array.isArray(list) ? list : []) {
      const parameter = document.resolve(item);
      const name = String(parameter.name);
      const key = `${parameter.in} ${parameter.in === "header" ? name.toLowerCase() : name}`;
      if (!seen.has(key)) raw.set(key, parameter);
      seen.add(key);
    }
  }
  const all = [...raw.values()];
  const body = document.isSwagger2
    ? swaggerBody(document, operation, all)
    : openApiBody(document, asNode(document.resolve(operation.requestBody)));
  const parameters = all
    .filter((item) => places.has(String(item.in)))
    .map((item) => readParameter(document, item));
  const declared = new Set(parameters.filter((item) => item.in === "path").map(({ name }) => name));
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    if (!declared.has(name)) parameters.push(undeclared(name));
  }
  return { method, path, parameters, ...body };
}

const places = new Set(["path", "query", "header", "cookie", "querystring"]);

function readParameter(document: WireDocument, item: Node): WireParameter {
  const place = item.in as WireParameter["in"];
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const [mediaType, content] = Object.entries(asNode(item.content))[0] ?? [];
  const common = {
    name: String(item.name),
    in: place,
    required: place === "path" || item.required === true,
    allowReserved: item.allowReserved === true,
    example: exampleOf(document, item),
  };
  if (document.isSwagger2) return { ...common, schema: item, ...collection(item.collectionFormat, usual) };
  const style = typeof item.style === "string" ? item.style : usual;
  const explode =
    typeof item.explode === "boolean" ? item.explode : style === "form" || style === "deepObject";
  return {
    ...common,
    schema: mediaType === undefined ? (item.schema ?? {}) : asNode(content).schema,
    style,
    explode,
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

/** A variable of the path that the document forgot to declare. */
function undeclared(name: string): WireParameter {
  const schema = { type: "string" };
  return { name, in: "path", required: true, schema, style: "simple", explode: false, allowReserved: false };
}

/** Swagger 2.0, "Parameter Object": `collectionFormat` in the words of OpenAPI 3. */
function collection(format: unknown, usual: string): { style: string; explode: boolean } {
  if (format === "multi") return { style: "form", explode: true };
  const style = { ssv: "spaceDelimited", tsv: "tabDelimited", pipes: "pipeDelimited" }[String(format)];
  return { style: style ?? usual, explode: false };
}

function exampleOf(document: WireDocument, item: Node): unknown {
  if (item.example !== undefined) return item.example;
  const first = Object.values(asNode(item.examples))[0];
  return first === undefined ? undefined : document.resolve(first).value;
}

function openApiBody(document: WireDocument, body: Node): Pick<WireOperation, "bodyRequired" | "contents"> {
  const contents = new Map<string, WireContent>();
  for (const [type, value] of Object.entries(asNode(body.content))) {
    const content = document.resolve(value);
    contents.set(type.toLowerCase(), { schema: content.schema ?? {}, encoding: asNode(content.encoding) });
  }
  return { bodyRequired: body.required === true, contents };
}

function swaggerBody(
  document: WireDocument,
  operation: Node,
  parameters: readonly Node[],
): Pick<WireOperation, "bodyRequired" | "contents"> {
  const consumes = (operation.consumes ?? document.root.consumes ?? []) as string[];
  const contents = new Map<string, WireContent>();
  const body = parameters.find((item) => item.in === "body");
  if (body !== undefined) {
    for (const type of consumes.length === 0 ? ["application/json"] : consumes)
      contents.set(type.toLowerCase(), { schema: body.schema ?? {}, encoding: {} });
    return { bodyRequired: body.required === true, contents };
  }
  const fields = parameters.filter((item) => item.in === "formData");
  if (fields.length === 0) return { bodyRequired: false, contents };
  const properties = Object.fromEntries(
    fields.map((item) => [
      String(item.name),
      { ...item, required: undefined, in: undefined, ...(item.type === "file" ? file : {}) },
    ]),
  );
  const encoding = Object.fromEntries(
    fields
      .filter((item) => item.type === "array")
      .map((item) => [String(item.name), collection(item.collectionFormat, "form")]),
  );
  const required = fields.filter((item) => item.required === true).map((item) => String(item.name));
  const types = consumes.filter((type) => /form/.test(type));
  const fallback = fields.some((item) => item.type === "file")
    ? "multipart/form-data"
    : "application/x-www-form-urlencoded";
  for (const type of types.length === 0 ? [fallback] : types)
    contents.set(type.toLowerCase(), { schema: { type: "object", properties, required }, encoding });
  return { bodyRequired: required.length > 0, contents };
}

const file = { type: "string", format: "binary" };
