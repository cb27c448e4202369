import type { Code } from "../../diagnostics/codes.ts";

type Json = Record<string, unknown>;

/** A change of a small document: the value at a JSON Pointer, after (undefined: none) and, where the base has another, before. */
export interface FieldCase {
  field: string;
  base: "modern" | "legacy";
  at: string;
  after: unknown;
  before?: unknown;
  /** Further values that stand in both documents, by pointer. */
  beside?: Json;
}

/** A change of which a diagnostic with that code tells, at the given pointer. */
export interface LossCase extends FieldCase {
  code: Code;
  origin: string;
}

const ok = { responses: { "200": { description: "ok" } } };

/** The documents that the cases change. */
export const bases = {
  modern: (): Json => ({
    openapi: "3.2.0",
    info: { title: "Demo", version: "1" },
    servers: [{ url: "https://a.example" }],
    paths: {
      "/x": {
        get: { ...ok, tags: ["t"], parameters: [{ name: "p", in: "query", schema: { type: "array" } }] },
        post: {
          ...ok,
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { s: {}, t: {} } } } },
          },
        },
      },
    },
    tags: [{ name: "t" }],
    components: {},
  }),
  legacy: (): Json => ({
    swagger: "2.0",
    info: { title: "Demo", version: "1" },
    host: "a.example",
    schemes: ["https"],
    paths: {
      "/x": {
        get: {
          parameters: [{ name: "p", in: "query", type: "array", items: { type: "string" } }],
          responses: { "200": { description: "ok", schema: { type: "object" } } },
        },
        post: { ...ok, parameters: [{ name: "b", in: "body", schema: { type: "object" } }] },
      },
    },
  }),
};

const get = "/paths/~1x/get";
const post = "/paths/~1x/post";
const parameter = `${get}/parameters/0`;
const body = `${post}/requestBody`;
const json = `${body}/content/application~1json`;
const property = `${json}/schema/properties/s`;

const modern = (field: string, at: string, after: unknown, before?: unknown, beside?: Json): FieldCase => ({
  field,
  base: "modern",
  at,
  after,
  ...(before === undefined ? {} : { before }),
  ...(beside === undefined ? {} : { beside }),
});
const legacy = (...[field, at, after, before, beside]: Parameters<typeof modern>): FieldCase => ({
  ...modern(field, at, after, before, beside),
  base: "legacy",
});
/** A keyword in the schema of the argument `s`, beside others. */
const keyword = (name: string, value: unknown, others: Json = {}): FieldCase =>
  modern(`Schema.${name}`, property, { ...others, [name]: value }, others);
/** A field of the query parameter `p`. */
const field = (name: string, after: unknown, before?: unknown): FieldCase =>
  modern(`Parameter.${name}`, `${parameter}/${name}`, after, before);
/** A field of 2.0 that a parameter and the members of a list have alike. */
const both = (name: string, value: unknown, type: string): FieldCase[] => [
  legacy(
    `Parameter.${name}`,
    parameter,
    { name: "p", in: "query", type, [name]: value },
    { name: "p", in: "query", type },
  ),
  legacy(`Items.${name}`, `${parameter}/items`, { type, [name]: value }, { type }),
];
/** A field of a credential that every operation needs. */
const scheme = (name: string, value: unknown, others: Json): FieldCase =>
  modern(`SecurityScheme.${name}`, "/components/securitySchemes/k", { ...others, [name]: value }, others, {
    "/security": [{ k: [] }],
  });
const form = (encoding: Json): Json => ({
  content: {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", properties: { s: { type: "array" } } },
      encoding: { s: encoding },
    },
  },
});
const clientCredentials = { tokenUrl: "https://a.example/token", scopes: { a: "A" } };
const oauth = (flow: Json): Json => ({ type: "oauth2", flows: { clientCredentials: flow } });
const secured = { "/security": [{ k: [] }] };
const legacySecured = { "/security": [{ k: [] }] };
const application = {
  type: "oauth2",
  flow: "application",
  tokenUrl: "https://a.example/token",
  scopes: { a: "A" },
};
const reference = { $ref: "#/components/schemas/A" };

/** At least one change for each field that is carried: it must change the ServerModel. */
export const carriedCases: FieldCase[] = [
  modern("OpenAPI.openapi", "/openapi", "3.1.0"),
  legacy("OpenAPI.swagger", "/swagger", "3.1"),
  modern("OpenAPI.info", "/info", { title: "Other" }),
  modern("OpenAPI.paths", "/paths", { "/y": { get: ok } }),
  modern(
    "OpenAPI.components",
    "/components",
    { schemas: { A: { type: "string" } } },
    {},
    { [property]: reference },
  ),
  modern("OpenAPI.servers", "/servers", [{ url: "https://b.example" }]),
  modern("OpenAPI.security", "/security", [{ k: [] }], [], {
    "/components/securitySchemes/k": { type: "http", scheme: "bearer" },
  }),
  modern("OpenAPI.tags", "/tags", [{ name: "t", description: "Things." }]),
  modern("OpenAPI.externalDocs", "/externalDocs", { url: "https://docs.example" }),
  legacy("OpenAPI.host", "/host", "b.example"),
  legacy("OpenAPI.basePath", "/basePath", "/v2"),
  legacy("OpenAPI.schemes", "/schemes", ["http"]),
  legacy("OpenAPI.consumes", "/consumes", ["application/xml"], undefined, {
    [`${post}/parameters/0/schema`]: { type: "string" },
  }),
  legacy("OpenAPI.produces", "/produces", ["text/csv"]),
  legacy(
    "OpenAPI.definitions",
    "/definitions",
    { A: { type: "object", properties: { a: {} } } },
    {},
    {
      [`${post}/parameters/0/schema`]: { $ref: "#/definitions/A" },
    },
  ),
  legacy(
    "OpenAPI.parameters",
    "/parameters",
    { A: { name: "a", in: "query", type: "string" } },
    {},
    {
      [parameter]: { $ref: "#/parameters/A" },
    },
  ),
  legacy(
    "OpenAPI.responses",
    "/responses",
    { A: { schema: { type: "object" } } },
    {},
    {
      "/produces": ["text/csv"],
      [`${get}/responses/200`]: { $ref: "#/responses/A" },
    },
  ),
  legacy("OpenAPI.securityDefinitions", "/securityDefinitions", { k: { type: "basic" } }, {}, legacySecured),
  modern("Info.title", "/info/title", "Other"),
  modern("Info.version", "/info/version", "2"),
  modern("Info.summary", "/info/summary", "All of it."),
  modern("Info.description", "/info/description", "All of it."),
  modern("Info.license", "/info/license", { name: "MIT" }),
  modern("License.name", "/info/license", { name: "MIT" }, { name: "BSD" }),
  modern("Server.url", "/servers/0/url", "https://b.example"),
  modern(
    "Server.variables",
    "/servers/0/variables",
    { v: { default: "a" } },
    {},
    { "/servers/0/url": "https://{v}.example" },
  ),
  modern(
    "ServerVariable.default",
    "/servers/0/variables/v",
    { default: "a" },
    {},
    { "/servers/0/url": "https://{v}.example" },
  ),
  modern(
    "ServerVariable.enum",
    "/servers/0/variables/v",
    { enum: ["a"] },
    {},
    { "/servers/0/url": "https://{v}.example" },
  ),
  modern(
    "Components.schemas",
    "/components/schemas",
    { A: { type: "string" } },
    {},
    { [property]: reference },
  ),
  modern(
    "Components.parameters",
    "/components/parameters",
    { A: { name: "a", in: "query" } },
    {},
    {
      [parameter]: { $ref: "#/components/parameters/A" },
    },
  ),
  modern(
    "Components.requestBodies",
    "/components/requestBodies/A",
    { content: { "text/csv": {} } },
    { content: {} },
    {
      [body]: { $ref: "#/components/requestBodies/A" },
    },
  ),
  modern(
    "Components.responses",
    "/components/responses",
    { A: { content: { "text/csv": {} } } },
    {},
    {
      [`${get}/responses/200`]: { $ref: "#/components/responses/A" },
    },
  ),
  modern(
    "Components.examples",
    "/components/examples",
    { A: { value: ["a"] } },
    {},
    {
      [`${parameter}/examples`]: { a: { $ref: "#/components/examples/A" } },
    },
  ),
  modern(
    "Components.mediaTypes",
    "/components/mediaTypes",
    { A: { schema: { properties: { z: {} } } } },
    {},
    {
      [json]: { $ref: "#/components/mediaTypes/A" },
    },
  ),
  modern(
    "Components.pathItems",
    "/components/pathItems",
    { A: { get: ok } },
    {},
    { "/paths/~1y": { $ref: "#/components/pathItems/A" } },
  ),
  modern(
    "Components.securitySchemes",
    "/components/securitySchemes",
    { k: { type: "http", scheme: "basic" } },
    {},
    secured,
  ),
  modern("PathItem.$ref", "/paths/~1y", { $ref: "#/paths/~1x" }, {}),
  modern("PathItem.summary", "/paths/~1x/summary", "All of it."),
  modern("PathItem.description", "/paths/~1x/description", "All of it."),
  modern("PathItem.servers", "/paths/~1x/servers", [{ url: "https://b.example" }]),
  modern("PathItem.parameters", "/paths/~1x/parameters", [{ name: "q", in: "query" }]),
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map((method) =>
    modern(`PathItem.${method}`, `/paths/~1y/${method}`, ok),
  ),
  modern("PathItem.additionalOperations", "/paths/~1y/additionalOperations", { PURGE: ok }),
  modern("Operation.tags", `${get}/tags`, ["other"]),
  modern("Operation.summary", `${get}/summary`, "All of it."),
  modern("Operation.description", `${get}/description`, "All of it."),
  modern("Operation.operationId", `${get}/operationId`, "findThings"),
  modern("Operation.parameters", `${get}/parameters`, []),
  modern("Operation.requestBody", body, undefined),
  modern("Operation.responses", `${get}/responses`, { "200": { content: { "text/csv": {} } } }),
  modern("Operation.deprecated", `${get}/deprecated`, true),
  modern("Operation.security", `${get}/security`, [{ k: [] }], [], {
    "/components/securitySchemes/k": { type: "http", scheme: "basic" },
  }),
  modern("Operation.servers", `${get}/servers`, [{ url: "https://b.example" }]),
  legacy("Operation.consumes", `${post}/consumes`, ["application/xml"]),
  legacy("Operation.produces", `${get}/produces`, ["text/csv"]),
  modern("ExternalDocumentation.url", "/externalDocs/url", "https://docs.example"),
  field("name", "q"),
  field("in", "header"),
  field("required", true),
  field("description", "What to find."),
  field("deprecated", true),
  field("schema", { type: "integer" }),
  field("style", "pipeDelimited"),
  field("explode", false),
  field("allowReserved", true),
  field("example", ["a"]),
  field("examples", { a: { value: ["a"] } }),
  modern(
    "Parameter.content",
    parameter,
    { name: "p", in: "query", content: { "application/json": {} } },
    { name: "p", in: "query" },
  ),
  legacy("Parameter.collectionFormat", `${parameter}/collectionFormat`, "multi"),
  modern("Example.value", `${parameter}/examples/a`, { value: ["a"] }, {}),
  modern("Example.dataValue", `${parameter}/examples/a`, { dataValue: ["a"] }, {}),
  ...both("format", "date", "string"),
  ...both("default", "a", "string"),
  ...both("enum", ["a", "b"], "string"),
  ...both("multipleOf", 2, "number"),
  ...both("maximum", 2, "number"),
  ...both("minimum", 2, "number"),
  ...["exclusiveMaximum", "exclusiveMinimum"].flatMap((name) => {
    const bound = name === "exclusiveMaximum" ? "maximum" : "minimum";
    const at = { name: "p", in: "query", type: "number", [bound]: 2 };
    return [
      legacy(`Parameter.${name}`, parameter, { ...at, [name]: true }, at),
      legacy(
        `Items.${name}`,
        `${parameter}/items`,
        { type: "number", [bound]: 2, [name]: true },
        { type: "number", [bound]: 2 },
      ),
    ];
  }),
  ...both("maxLength", 2, "string"),
  ...both("minLength", 2, "string"),
  ...both("pattern", "^a$", "string"),
  ...both("maxItems", 2, "array"),
  ...both("minItems", 2, "array"),
  ...both("uniqueItems", true, "array"),
  ...both("items", { type: "integer" }, "array"),
  legacy("Parameter.type", `${parameter}/type`, "string"),
  legacy("Items.type", `${parameter}/items/type`, "integer"),
  modern("RequestBody.description", `${body}/description`, "A note.", undefined, {
    [`${body}/content`]: { "text/plain": {} },
  }),
  modern("RequestBody.content", `${body}/content`, { "text/plain": {} }),
  modern("RequestBody.required", `${body}/required`, true),
  modern("MediaType.schema", `${json}/schema`, { properties: { z: {} } }),
  modern(
    "MediaType.itemSchema",
    `${body}/content`,
    { "application/jsonl": { itemSchema: { type: "integer" } } },
    { "application/jsonl": {} },
  ),
  modern("MediaType.encoding", body, form({ explode: false }), {
    content: {
      "application/x-www-form-urlencoded": {
        schema: { type: "object", properties: { s: { type: "array" } } },
      },
    },
  }),
  legacy(
    "Items.collectionFormat",
    `${parameter}/items`,
    { type: "array", collectionFormat: "pipes" },
    { type: "array" },
  ),
  modern("Encoding.contentType", body, form({ contentType: "text/csv" }), form({})),
  modern("Encoding.style", body, form({ style: "pipeDelimited" }), form({})),
  modern("Encoding.explode", body, form({ explode: false }), form({})),
  modern("Encoding.allowReserved", body, form({ allowReserved: true }), form({})),
  modern("Responses.default", `${get}/responses/default`, { content: { "text/csv": {} } }),
  modern("Response.content", `${get}/responses/200/content`, { "text/csv": {} }),
  legacy(
    "Response.schema",
    `${get}/responses/200`,
    { schema: { type: "object" } },
    {},
    { "/produces": ["text/csv"] },
  ),
  modern(
    "Tag.name",
    "/tags/0",
    { name: "t", description: "Things." },
    { name: "other", description: "Things." },
  ),
  modern("Tag.description", "/tags/0/description", "Things."),
  modern("Reference.$ref", `${parameter}/$ref`, "#/components/parameters/A", undefined, {
    "/components/parameters/A": { name: "a", in: "query" },
  }),
  modern(
    "Reference.description",
    parameter,
    { $ref: "#/components/parameters/A", description: "Own." },
    { $ref: "#/components/parameters/A" },
    {
      "/components/parameters/A": { name: "a", in: "query" },
    },
  ),
  modern(
    "Reference.summary",
    "/components/pathItems/A",
    { $ref: "#/paths/~1x", summary: "Own." },
    { $ref: "#/paths/~1x" },
    {
      "/paths/~1y": { $ref: "#/components/pathItems/A" },
    },
  ),
  modern("Schema.$ref", property, reference, {}, { "/components/schemas/A": { type: "string" } }),
  keyword("$anchor", "here", { items: { $ref: "#here" } }),
  keyword("$dynamicAnchor", "here", { items: { $dynamicRef: "#here" } }),
  keyword("$dynamicRef", "#here", { $defs: { A: { $dynamicAnchor: "here", type: "string" } } }),
  keyword("$id", "https://own.example/s", { items: { $ref: "#/$defs/A" }, $defs: { A: { type: "string" } } }),
  modern("OpenAPI.$self", "/$self", "https://own.example/api", undefined, {
    [property]: { $ref: "https://own.example/api#/components/schemas/A" },
    "/components/schemas/A": { type: "string" },
  }),
  keyword("$defs", { A: { type: "string" } }, { $ref: `#${property}/$defs/A` }),
  keyword("definitions", { A: { type: "string" } }, { $ref: `#${property}/definitions/A` }),
  keyword("type", "string"),
  keyword("enum", ["a"]),
  keyword("const", "a"),
  keyword("nullable", true, { type: "string" }),
  keyword("format", "date"),
  keyword("pattern", "^a$"),
  ...["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"].map((name) =>
    keyword(name, 2),
  ),
  ...["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"].map((name) =>
    keyword(name, 2),
  ),
  keyword("uniqueItems", true),
  keyword("required", ["a"]),
  keyword("dependentRequired", { a: ["b"] }),
  keyword("dependencies", { a: ["b"] }),
  keyword("properties", { a: {} }),
  keyword("patternProperties", { "^a": { type: "string" } }),
  keyword("additionalProperties", { type: "string" }),
  keyword("items", { type: "string" }),
  ...["prefixItems", "allOf", "anyOf", "oneOf"].map((name) => keyword(name, [{ type: "string" }])),
  modern("Schema.title", `${property}/anyOf`, [{ type: "string", title: "Id" }], [{ type: "string" }]),
  keyword("description", "What to find."),
  keyword("default", "a"),
  keyword("deprecated", true),
  keyword("writeOnly", true),
  keyword("readOnly", true),
  keyword("example", "a"),
  keyword("examples", ["a"]),
  keyword("contentEncoding", "base64"),
  keyword("contentMediaType", "application/json"),
  scheme("type", "http", { scheme: "basic" }),
  scheme("name", "X-B", { type: "apiKey", in: "header", name: "X-A" }),
  scheme("in", "query", { type: "apiKey", in: "header", name: "X-A" }),
  scheme("scheme", "bearer", { type: "http", scheme: "basic" }),
  scheme("description", "Ask for one.", { type: "http", scheme: "basic" }),
  scheme("flows", { clientCredentials }, { type: "oauth2" }),
  ...["flow", "tokenUrl", "scopes"].map((name) =>
    legacy(
      `SecurityScheme.${name}`,
      "/securityDefinitions/k",
      application,
      { ...application, [name]: undefined },
      legacySecured,
    ),
  ),
  modern(
    "OAuthFlows.clientCredentials",
    "/components/securitySchemes/k",
    oauth(clientCredentials),
    { type: "oauth2", flows: {} },
    secured,
  ),
  ...["tokenUrl", "scopes"].map((name) =>
    modern(
      `OAuthFlow.${name}`,
      "/components/securitySchemes/k",
      oauth(clientCredentials),
      oauth({ ...clientCredentials, [name]: undefined }),
      secured,
    ),
  ),
];

const loss = (given: FieldCase, code: Code, origin = given.at): LossCase => ({ ...given, code, origin });
const dropped = (name: string, value: unknown, others: Json = {}): LossCase =>
  loss(keyword(name, value, others), "keyword-dropped", post);
const cats = [{ type: "object", properties: { kind: { type: "string" } } }];
const discriminated = (discriminator: Json): Json => ({ oneOf: cats, discriminator });
const text = (schema: Json): Json => ({ content: { "application/xml": { schema } } });
const flow = (name: string, more: Json = {}): Json => ({
  type: "oauth2",
  flows: { [name]: { tokenUrl: "https://a.example/t", scopes: {}, ...more } },
});
const k = "/components/securitySchemes/k";
const alternatives = [{ url: "https://a.example" }, { url: "https://b.example" }];
const link = `${get}/responses/200/links`;

/** At least one change for each field with a code: a new diagnostic must name the place. */
export const lossCases: LossCase[] = [
  loss(modern("OpenAPI.webhooks", "/webhooks", { a: { post: ok } }), "webhook-ignored"),
  loss(
    modern("OpenAPI.jsonSchemaDialect", "/jsonSchemaDialect", "https://own.example/dialect"),
    "dialect-ignored",
  ),
  loss(modern("OpenAPI.$self", "/$self", "https://own.example/api"), "base-ignored"),
  loss(modern("OpenAPI.servers", "/servers", alternatives), "base-url-alternative", "/servers/1"),
  loss(modern("Server.url", "/servers/1", { url: "https://b.example" }), "base-url-alternative"),
  loss(
    modern("PathItem.servers", "/paths/~1x/servers", alternatives),
    "base-url-alternative",
    "/paths/~1x/servers/1",
  ),
  loss(
    modern("Operation.servers", `${get}/servers`, alternatives),
    "base-url-alternative",
    `${get}/servers/1`,
  ),
  loss(
    legacy("OpenAPI.consumes", "/consumes", ["application/json", "application/xml"]),
    "body-alternative",
    `${post}/parameters/0`,
  ),
  loss(
    legacy("Operation.consumes", `${post}/consumes`, ["application/json", "application/xml"]),
    "body-alternative",
    `${post}/parameters/0`,
  ),
  loss(legacy("Operation.schemes", `${get}/schemes`, ["http"]), "base-url-alternative"),
  loss(
    modern("Operation.callbacks", `${get}/callbacks`, { done: { "{$url}": { post: ok } } }),
    "callback-ignored",
  ),
  loss(modern("Parameter.allowEmptyValue", `${parameter}/allowEmptyValue`, true), "empty-value"),
  loss(
    legacy("Items.collectionFormat", `${parameter}/items`, { type: "array", collectionFormat: "multi" }),
    "style-replaced",
  ),
  loss(modern("RequestBody.content", `${body}/content/text~1csv`, {}), "body-alternative", body),
  loss(
    modern("MediaType.prefixEncoding", body, { content: { "multipart/mixed": { prefixEncoding: [{}] } } }),
    "encoding-ignored",
    `${body}/content/multipart~1mixed/prefixEncoding`,
  ),
  loss(
    modern("MediaType.itemEncoding", body, {
      content: { "multipart/mixed": { itemEncoding: { contentType: "a/b" } } },
    }),
    "encoding-ignored",
    `${body}/content/multipart~1mixed/itemEncoding`,
  ),
  ...["headers", "encoding", "itemEncoding", "prefixEncoding"].map((name) =>
    loss(
      modern(
        `Encoding.${name}`,
        body,
        form({ [name]: name === "prefixEncoding" ? [{}] : { a: {} } }),
        form({}),
      ),
      "encoding-ignored",
      `${body}/content/application~1x-www-form-urlencoded/encoding/s/${name}`,
    ),
  ),
  loss(
    modern("Response.headers", `${get}/responses/200/headers`, { "X-Next": {} }),
    "answer-header-ignored",
    `${get}/responses/200/headers/X-Next`,
  ),
  loss(modern("Response.links", link, { next: { operationId: "a" } }), "link-ignored"),
  ...["operationRef", "operationId", "parameters", "requestBody", "server"].map((name) =>
    loss(modern(`Link.${name}`, link, { next: { [name]: {} } }), "link-ignored"),
  ),
  ...["not", "if", "contains", "propertyNames", "contentSchema"].map((name) =>
    dropped(name, { type: "string" }),
  ),
  ...["then", "else"].map((name) => dropped(name, { type: "string" }, { if: { const: 1 } })),
  ...["unevaluatedItems", "unevaluatedProperties"].map((name) => dropped(name, false)),
  dropped("dependentSchemas", { a: { required: ["b"] } }),
  dropped("dependencies", { a: { required: ["b"] } }),
  ...["minContains", "maxContains"].map((name) => dropped(name, 2, { contains: {} })),
  dropped("discriminator", { propertyName: "kind" }, { oneOf: cats }),
  ...["propertyName", "mapping", "defaultMapping"].map((name) =>
    loss(
      modern(
        `Discriminator.${name}`,
        property,
        discriminated({ propertyName: "kind", [name]: name === "propertyName" ? "kind" : {} }),
        { oneOf: cats },
      ),
      "keyword-dropped",
      post,
    ),
  ),
  loss(keyword("$schema", "https://own.example/dialect"), "dialect-ignored", `${property}/$schema`),
  loss(keyword("$id", "https://own.example/s"), "base-ignored", `${property}/$id`),
  ...["$dynamicRef", "$recursiveRef"].map((name) => loss(keyword(name, "#here"), "schema-ignored", property)),
  ...[["$recursiveAnchor", "$recursiveRef", true] as const].map(([name, to, value]) =>
    loss(
      modern(`Schema.${name}`, property, { [to]: "#here", [name]: value }, { [name]: value }),
      "schema-ignored",
    ),
  ),
  loss(
    modern(
      "Schema.$dynamicAnchor",
      `${property}/$defs`,
      { A: { $dynamicAnchor: "here" }, B: { $dynamicAnchor: "here" } },
      { A: { $dynamicAnchor: "here" }, B: {} },
      { [property]: { $dynamicRef: "#here" } },
    ),
    "schema-ignored",
    property,
  ),
  loss(modern("Schema.nullable", `${json}/schema/nullable`, true), "null-left-out", json),
  loss(
    modern("Schema.xml", body, text({ type: "object", xml: { name: "a" } })),
    "body-as-text",
    `${body}/content/application~1xml`,
  ),
  ...["name", "namespace", "prefix", "attribute", "wrapped", "nodeType"].map((name) =>
    loss(
      modern(`XML.${name}`, body, text({ type: "object", xml: { [name]: "a" } })),
      "body-as-text",
      `${body}/content/application~1xml`,
    ),
  ),
  loss(modern("SecurityScheme.flows", k, flow("implicit")), "flow-not-run"),
  ...["flow", "tokenUrl", "scopes", "authorizationUrl"].map((name) =>
    loss(
      legacy(`SecurityScheme.${name}`, "/securityDefinitions/k", {
        type: "oauth2",
        flow: "accessCode",
        [name]: name === "flow" ? "password" : "https://a.example/go",
      }),
      "flow-not-run",
    ),
  ),
  loss(
    modern("SecurityScheme.openIdConnectUrl", k, {
      type: "openIdConnect",
      openIdConnectUrl: "https://a.example/o",
    }),
    "flow-not-run",
  ),
  loss(
    modern("SecurityScheme.oauth2MetadataUrl", k, {
      ...flow("implicit"),
      oauth2MetadataUrl: "https://a.example/o",
    }),
    "flow-not-run",
  ),
  loss(modern("SecurityScheme.scheme", k, { type: "http", scheme: "digest" }), "http-scheme-not-run"),
  loss(
    modern("SecurityScheme.deprecated", k, { type: "http", scheme: "basic", deprecated: true }),
    "security-scheme-deprecated",
  ),
  ...["implicit", "password", "authorizationCode", "deviceAuthorization"].map((name) =>
    loss(modern(`OAuthFlows.${name}`, k, flow(name)), "flow-not-run"),
  ),
  ...["tokenUrl", "scopes", "authorizationUrl", "deviceAuthorizationUrl"].map((name) =>
    loss(
      modern(
        `OAuthFlow.${name}`,
        k,
        flow("deviceAuthorization", { [name]: name === "scopes" ? {} : "https://a.example/go" }),
      ),
      "flow-not-run",
    ),
  ),
];
