type Json = Record<string, unknown>;

/** An operation as a reader of the document counts it, by no code of the generator. */
export interface CountedOperation {
  method: string;
  path: string;
  parameters: ListedParameter[];
  /** Variables of the path without a parameter. */
  undeclared: string[];
  /** Arguments that the body of that media type brings: its properties, or one for the whole. */
  bodyArguments(contentType: string | undefined): number;
  /** The Media Type Object of the body, and where it stands; absent in Swagger 2.0. */
  mediaType(contentType: string): { value: Json; pointer: string } | undefined;
}

export interface ListedParameter {
  name: string;
  in: string;
  /** Where it is written, and where its reference leads to: the last one holds it. */
  pointers: string[];
  value: Json;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Counts what a caller can give to each operation of a document (OpenAPI 2.0 to 3.2). */
export function countOperations(root: unknown): CountedOperation[] {
  const document = root as Json;
  const is32 = String(document.openapi).startsWith("3.2");
  const counted: CountedOperation[] = [];
  for (const [path, written] of Object.entries((document.paths ?? {}) as Json)) {
    if (path.startsWith("x-")) continue;
    const item = { ...followed(document, written), ...(written as Json) };
    const at = `/paths/${escapePointer(path)}`;
    const own = Object.entries(item).filter(
      ([key, value]) => value !== null && (methods.includes(key) || (is32 && key === "query")),
    );
    const additional = Object.entries((item.additionalOperations ?? {}) as Json);
    for (const [method, operation] of [...own, ...additional]) {
      const place = own.some(([key]) => key === method) ? method : `additionalOperations/${method}`;
      counted.push(countOperation(document, { path, at, method, place }, item, operation as Json));
    }
  }
  return counted;
}

function countOperation(
  document: Json,
  { path, at, method, place }: { path: string; at: string; method: string; place: string },
  item: Json,
  operation: Json,
): CountedOperation {
  const lists = [
    listParameters(document, item.parameters, `${at}/parameters`),
    listParameters(document, operation.parameters, `${at}/${place}/parameters`),
  ];
  const byKey = new Map<string, ListedParameter>();
  for (const list of lists) {
    const first = new Map<string, ListedParameter>();
    for (const each of list) {
      const key = `${each.in} ${each.in === "header" ? each.name.toLowerCase() : each.name}`;
      if (!first.has(key)) first.set(key, each);
    }
    for (const [key, each] of first) byKey.set(key, each);
  }
  const all = [...byKey.values()];
  const parameters = all.filter((each) => each.in !== "body" && each.in !== "formdata");
  const declared = new Set(parameters.filter((each) => each.in === "path").map(({ name }) => name));
  const variables = [...(path.split(/[?#]/)[0] ?? "").matchAll(/\{([^{}]+)\}/g)].map(
    (match) => match[1] ?? "",
  );
  return {
    method: method.toUpperCase(),
    path,
    parameters,
    undeclared: [...new Set(variables)].filter((name) => !declared.has(name)),
    bodyArguments: (contentType) => countBody(document, operation, all, contentType),
    mediaType: (contentType) => findMediaType(document, operation, `${at}/${place}`, contentType),
  };
}

function listParameters(document: Json, list: unknown, at: string): ListedParameter[] {
  const items = Array.isArray(list) ? list : [];
  return items.flatMap((written: Json, index) => {
    const value = followed(document, written);
    const target = typeof written.$ref === "string" ? [decodeURI(written.$ref.replace(/^[^#]*#/, ""))] : [];
    if (value === undefined) return [];
    const { name = "query", in: place = "" } = value as { name?: string; in?: string };
    return [{ name, in: place.toLowerCase(), pointers: [`${at}/${index}`, ...target], value }];
  });
}

function countBody(
  document: Json,
  operation: Json,
  listed: ListedParameter[],
  contentType: string | undefined,
): number {
  if (contentType === undefined) return isAlwaysEmpty(document, operation) ? 0 : 1;
  const form = listed.filter((each) => each.in === "formdata");
  const whole = listed.find((each) => each.in === "body");
  if (whole === undefined && form.length > 0) return form.length;
  const schema = whole?.value.schema ?? findMediaType(document, operation, "", contentType)?.value.schema;
  if (!/json|x-www-form-urlencoded|^multipart\//.test(contentType)) return 1;
  if (/json-?l|ndjson|jsonl|json-seq/.test(contentType)) return 1;
  const names = new Set<string>();
  const spreads = schema !== undefined && collectNames(document, schema as Json, names, new Set());
  return spreads && names.size > 0 && !names.has("") ? names.size : 1;
}

/** Whether there is no body, or an optional one that can be nothing but an empty object. */
function isAlwaysEmpty(document: Json, { requestBody }: Json): boolean {
  const { required, content } = (followed(document, requestBody) ?? {}) as Json;
  const media = Object.values((content ?? {}) as Json);
  const schemas = media.map((each) => followed(document, followed(document, each)?.schema) ?? {});
  const areClosed = schemas.every(
    ({ additionalProperties, properties }) =>
      additionalProperties === false && Object.keys(properties ?? {}).length === 0,
  );
  return media.length === 0 || (required !== true && areClosed);
}

function findMediaType(
  document: Json,
  operation: Json,
  at: string,
  contentType: string,
): { value: Json; pointer: string } | undefined {
  const written = operation.requestBody as Json | undefined;
  const content = Object.entries((followed(document, written)?.content ?? {}) as Json);
  const start = typeof written?.$ref === "string" ? written.$ref.slice(1) : `${at}/requestBody`;
  const found = content.find(([type]) => matches(type, contentType));
  if (found === undefined) return undefined;
  const value = (followed(document, found[1]) ?? {}) as Json;
  return { value, pointer: `${start}/content/${escapePointer(found[0])}` };
}

function matches(written: string, sent: string): boolean {
  const type = (written.split(";")[0] ?? "").trim().toLowerCase();
  return type === sent || type.includes("*") || !type.includes("/");
}

/** False for what no list of properties can say: variants, open objects, anything that is no object. */
function collectNames(document: Json, schema: Json, names: Set<string>, seen: Set<Json>): boolean {
  if (seen.has(schema)) return true;
  seen.add(schema);
  if (schema.type !== undefined && ![schema.type].flat().includes("object")) return false;
  if (typeof schema.$ref === "string") {
    const target = followed(document, schema);
    if (target === undefined || !collectNames(document, target, names, seen)) return false;
  }
  for (const part of (schema.allOf ?? []) as Json[])
    if (!collectNames(document, part, names, seen)) return false;
  for (const union of [schema.anyOf, schema.oneOf] as (Json[] | undefined)[]) {
    const branches = (union ?? []).filter((branch) => branch.type !== "null");
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) {
      if (!collectNames(document, only, names, seen)) return false;
    } else if (!branches.every((branch) => Object.keys(branch).every((key) => sayNoName.has(key))))
      return false;
    else for (const name of branches.flatMap(requiredNames)) names.add(name);
  }
  const { additionalProperties: additional, patternProperties } = schema;
  const isOpen =
    additional === true || (typeof additional === "object" && (additional as Json).not === undefined);
  if (isOpen || patternProperties !== undefined) return false;
  for (const key of ["enum", "const", "if", "propertyNames", "dependentSchemas", "maxProperties"])
    if (schema[key] !== undefined) return false;
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const isReadOnly = (name: string): boolean =>
    Object.hasOwn(properties, name) && followed(document, properties[name])?.readOnly === true;
  for (const name of [...Object.keys(properties), ...requiredNames(schema)])
    if (!isReadOnly(name)) names.add(name);
  return true;
}

function requiredNames(schema: Json): string[] {
  return (schema.required ?? []) as string[];
}

/** Keywords of a branch that chooses between names and describes none. */
const sayNoName = new Set(["required", "title", "description", "type", "not"]);

/** The object behind a chain of references inside the document; undefined where it ends nowhere. */
export function followed(document: Json, written: unknown): Json | undefined {
  let value = written as Json | undefined;
  for (let step = 0; step < 20 && typeof value?.$ref === "string"; step++) {
    if (!value.$ref.startsWith("#")) return undefined;
    value = value.$ref
      .slice(1)
      .split("/")
      .slice(1)
      .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>((node, part) => (node as Json | undefined)?.[part], document) as Json | undefined;
  }
  return value;
}

/** One segment of a JSON Pointer (RFC 6901). */
function escapePointer(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}
