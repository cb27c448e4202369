/** What a document is made of, whatever its version. */
export interface Pieces {
  version: string;
  info: object;
  servers: { url: string }[];
  tags: object[];
  operations: OperationPieces[];
  /** References lead to them by number. */
  schemas: [name: string, schema: unknown][];
  securitySchemes: [name: string, scheme: object][];
  security: object[];
  extras: Record<string, unknown>;
  /** Values that take the place of a node, by its number in the order of the walk. */
  spoilt: [node: number, value: unknown][];
}

export interface OperationPieces {
  method: string;
  /** Segments. */
  path: string[];
  parameters: { in: string; name: string; schema: unknown }[];
  content: Record<string, ContentPieces> | null;
  fields: object;
  responses: object;
}

interface ContentPieces {
  schema: unknown;
  /** Of the properties in their order. */
  encodings?: object[];
}

/** A document of the version that the pieces name; what the version does not know stands in it all the same. */
export function layOutDocument(pieces: Pieces): Record<string, unknown> {
  const isOld = pieces.version === "2.0";
  const { version, info, tags, security, extras } = pieces;
  const schemas = Object.fromEntries(pieces.schemas);
  const schemes = Object.fromEntries(pieces.securitySchemes);
  const paths: Record<string, Record<string, unknown>> = Object.create(null);
  for (const operation of pieces.operations) {
    const path = `/${operation.path.join("/")}`;
    paths[path] = { ...paths[path], [operation.method]: layOutOperation(operation, isOld) };
  }
  const document = isOld
    ? {
        swagger: "2.0",
        host: pieces.servers[0]?.url.replace(/^https?:\/\//, ""),
        basePath: "/v1",
        definitions: schemas,
        securityDefinitions: schemes,
      }
    : { openapi: version, servers: pieces.servers, components: { schemas, securitySchemes: schemes } };
  const whole = { ...extras, ...document, info, tags, paths: { ...paths }, security };
  const container = isOld ? "#/definitions/" : "#/components/schemas/";
  const names = pieces.schemas.map(([name]) => name);
  return rewrite(whole, names, container, new Map(pieces.spoilt));
}

function layOutOperation(
  { path, parameters, content, fields, responses }: OperationPieces,
  isOld: boolean,
): object {
  const variables = path.flatMap((segment) =>
    [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name),
  );
  const named = parameters.map((parameter, index) => {
    const variable = parameter.in === "path" ? variables[index % Math.max(1, variables.length)] : undefined;
    return variable === undefined ? parameter : { ...parameter, name: variable };
  });
  const [body] = Object.values(content ?? {});
  if (!isOld)
    return {
      ...fields,
      parameters: named,
      ...(content === null ? {} : { requestBody: { required: true, content: layOutContent(content) } }),
      responses,
    };
  const inBody = body === undefined ? [] : [{ name: "payload", in: "body", schema: body.schema }];
  return { ...fields, parameters: [...named, ...inBody], responses };
}

function layOutContent(content: Record<string, ContentPieces>): object {
  return Object.fromEntries(
    Object.entries(content).map(([type, { encodings = [], ...rest }]) => {
      const { properties } = Object(rest.schema) as { properties?: object };
      const names = [...Object.keys(properties ?? {}), "id"];
      const encoding = encodings.map((each, index) => [names[index % names.length], each]);
      return [type, { ...rest, encoding: Object.fromEntries(encoding) }];
    }),
  );
}

/** A copy of the document with references by name, and with what is to be spoilt. */
function rewrite(
  whole: Record<string, unknown>,
  names: readonly string[],
  container: string,
  spoilt: ReadonlyMap<number, unknown>,
): Record<string, unknown> {
  let count = 0;
  const copy = (value: unknown): unknown => {
    const number = count++;
    if (number > 0 && spoilt.has(number)) return spoilt.get(number);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === "$ref" && typeof inner === "number" ? container + pointerTo(names, inner) : copy(inner),
      ]),
    );
  };
  return copy(whole) as Record<string, unknown>;
}

/** The name as a part of a JSON Pointer in a fragment (RFC 6901, section 6); the number itself where no schema has a name. */
function pointerTo(names: readonly string[], number: number): string {
  const name = names.length === 0 ? String(number) : (names[number % names.length] as string);
  return encodeURIComponent(name.toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1"));
}
