import { carried, each, type FieldFate, irrelevant, ledgered } from "./field-fate.ts";

const forPeople = irrelevant("for people who read the document; no request depends on it");
const ofAnswers = irrelevant("documents an answer, which is shown as it comes");
const stored = irrelevant("only holds what is referred to elsewhere, and counts there");
const advertised = carried("advertised in the input schema");
const checkedByApi = ledgered(
  "keyword-dropped",
  "not advertised, since a shortened schema could then refuse what the API takes",
);

/**
 * Every fixed field of the schemas that are published for OpenAPI 2.0, 3.0, 3.1 and 3.2, JSON Schema 2020-12 included, as
 * `Object.field`; the Swagger Object of 2.0 counts as OpenAPI. Maps (Paths, Callback, Security Requirement, …) have none.
 */
export const fieldTable: ReadonlyMap<string, FieldFate> = new Map([
  ...each("OpenAPI", "openapi swagger", carried("decides how the rest is read")),
  ...each("OpenAPI", "info paths components", carried("through its fields")),
  ...each("OpenAPI", "definitions parameters", carried("as targets of references")),
  ...each("OpenAPI", "responses", carried("as targets of references: media types to accept")),
  ...each("OpenAPI", "servers", carried("the first is the base URL", "base-url-alternative")),
  ...each("OpenAPI", "host basePath schemes", carried("together the base URL; https where it is offered")),
  ...each("OpenAPI", "consumes", carried("media type of bodies", "body-alternative")),
  ...each("OpenAPI", "produces", carried("media types to accept")),
  ...each("OpenAPI", "security", carried("of operations without requirements of their own")),
  ...each("OpenAPI", "securityDefinitions", carried("credentials of the operations that name them")),
  ...each("OpenAPI", "tags", carried("descriptions of groups")),
  ...each("OpenAPI", "externalDocs", carried("address of the documentation")),
  ...each(
    "OpenAPI",
    "webhooks",
    ledgered("webhook-ignored", "requests to the caller; one entry for the document"),
  ),
  ...each("OpenAPI", "jsonSchemaDialect", ledgered("dialect-ignored", "told where the dialect is unknown")),
  ...each("OpenAPI", "$self", carried("references relative to it lead to what was read", "base-ignored")),

  ...each("Info", "title", carried("name and title of the server")),
  ...each("Info", "version", carried("version of the API that the package names")),
  ...each("Info", "summary description", carried("description of the package; the summary wins")),
  ...each("Info", "license", carried("its name")),
  ...each("Info", "termsOfService contact", forPeople),
  ...each("Contact", "name url email", forPeople),
  ...each("License", "name", carried("license of the API that the package names")),
  ...each("License", "identifier url", forPeople),

  ...each("Server", "url", carried("base URL, when it is the first", "base-url-alternative")),
  ...each("Server", "variables", carried("environment variables")),
  ...each("Server", "name description", forPeople),
  ...each("ServerVariable", "default enum", carried("value and choice of the environment variable")),
  ...each(
    "ServerVariable",
    "description",
    irrelevant("texts of the document do not reach the environment file"),
  ),

  ...each(
    "Components",
    "schemas parameters requestBodies securitySchemes pathItems",
    carried("as targets of references"),
  ),
  ...each("Components", "responses mediaTypes examples", carried("as targets of references")),
  ...each("Components", "headers links callbacks", stored),

  ...each("PathItem", "$ref", carried("followed; what stands beside it wins")),
  ...each("PathItem", "summary description", carried("of operations without their own")),
  ...each("PathItem", "get put post delete options head patch trace query", carried("a tool")),
  ...each("PathItem", "additionalOperations", carried("a tool each")),
  ...each("PathItem", "parameters", carried("arguments of its operations")),
  ...each("PathItem", "servers", carried("base URL of its operations", "base-url-alternative")),

  ...each("Operation", "tags", carried("the first names the group")),
  ...each("Operation", "summary description", carried("title and description of the tool")),
  ...each("Operation", "operationId", carried("name of the tool")),
  ...each("Operation", "parameters requestBody", carried("arguments of the tool")),
  ...each("Operation", "responses", carried("media types to accept, outline of the answer")),
  ...each("Operation", "deprecated", carried("said in the description")),
  ...each("Operation", "security", carried("credentials of the request")),
  ...each("Operation", "servers", carried("base URL of the request", "base-url-alternative")),
  ...each("Operation", "consumes", carried("media type of the body", "body-alternative")),
  ...each("Operation", "produces", carried("media types to accept")),
  ...each(
    "Operation",
    "schemes",
    ledgered("base-url-alternative", "told where they leave out the scheme that is used"),
  ),
  ...each(
    "Operation",
    "callbacks",
    ledgered("callback-ignored", "requests to the caller; one entry for each operation"),
  ),
  ...each("Operation", "externalDocs", forPeople),
  ...each("ExternalDocumentation", "url", carried("of the document, in the package's texts")),
  ...each("ExternalDocumentation", "description", forPeople),

  ...each("Parameter", "name in required description deprecated", carried("the argument and its place")),
  ...each(
    "Parameter",
    "schema content",
    carried("schema of the argument; media type of a content parameter"),
  ),
  ...each(
    "Parameter",
    "style explode allowReserved collectionFormat",
    carried("serialization of the argument"),
  ),
  ...each("Parameter", "example examples", carried("one example of the argument")),
  ...each("Parameter", "type format items default enum multipleOf", carried("schema of the argument (2.0)")),
  ...each(
    "Parameter",
    "maximum exclusiveMaximum minimum exclusiveMinimum",
    carried("schema of the argument (2.0)"),
  ),
  ...each(
    "Parameter",
    "maxLength minLength pattern maxItems minItems uniqueItems",
    carried("schema of the argument (2.0)"),
  ),
  ...each(
    "Parameter",
    "allowEmptyValue",
    ledgered("empty-value", "told where the schema has no place for the empty text"),
  ),
  ...each("Items", "type format items default enum multipleOf", carried("schema of the list's members")),
  ...each(
    "Items",
    "maximum exclusiveMaximum minimum exclusiveMinimum",
    carried("schema of the list's members"),
  ),
  ...each(
    "Items",
    "maxLength minLength pattern maxItems minItems uniqueItems",
    carried("schema of the list's members"),
  ),
  ...each("Items", "collectionFormat", carried("how lists inside lists are joined", "style-replaced")),

  ...each(
    "RequestBody",
    "description",
    carried("of the argument `body`; arguments of a spread body have their own"),
  ),
  ...each(
    "RequestBody",
    "content",
    carried("one media type is sent; of files the one that the caller names", "body-alternative"),
  ),
  ...each("RequestBody", "required", carried("whether the body's arguments are required")),
  ...each("MediaType", "schema itemSchema", carried("arguments of the body")),
  ...each("MediaType", "encoding", carried("serialization of the parts of forms")),
  ...each(
    "MediaType",
    "prefixEncoding itemEncoding",
    ledgered("encoding-ignored", "parts are sent by name, not by position"),
  ),
  ...each("MediaType", "description", forPeople),
  ...each(
    "MediaType",
    "example examples",
    irrelevant("shows a body that the schema already describes; costs tokens in every conversation"),
  ),
  ...each("Encoding", "contentType style explode allowReserved", carried("serialization of the part")),
  ...each("Encoding", "headers", ledgered("encoding-ignored", "parts have no further headers")),
  ...each(
    "Encoding",
    "encoding prefixEncoding itemEncoding",
    ledgered("encoding-ignored", "parts are not nested"),
  ),

  ...each("Responses", "default", carried("media types to accept")),
  ...each("Response", "content schema", carried("media types to accept, outline of the answer")),
  ...each("Response", "headers", ledgered("answer-header-ignored", "of success; one entry for each header")),
  ...each("Response", "links", ledgered("link-ignored", "of success; one entry for each operation")),
  ...each("Response", "summary description examples", ofAnswers),
  ...each("Header", "description required deprecated allowEmptyValue style explode", ofAnswers),
  ...each("Header", "allowReserved schema content example examples", ofAnswers),
  ...each("Header", "type format items collectionFormat default enum multipleOf", ofAnswers),
  ...each("Header", "maximum exclusiveMaximum minimum exclusiveMinimum", ofAnswers),
  ...each("Header", "maxLength minLength pattern maxItems minItems uniqueItems", ofAnswers),
  ...each(
    "Link",
    "operationRef operationId parameters requestBody server",
    ledgered("link-ignored", "with its name, in the entry of its operation"),
  ),
  ...each("Link", "description", ofAnswers),
  ...each("Example", "value dataValue", carried("example of a parameter")),
  ...each("Example", "summary description", forPeople),
  ...each("Example", "externalValue serializedValue", irrelevant("not the value as a caller gives it")),

  ...each("Tag", "name description", carried("description of the group")),
  ...each("Tag", "summary externalDocs", forPeople),
  ...each("Tag", "parent kind", irrelevant("arranges tags for readers; groups are flat")),
  ...each("Reference", "$ref", carried("followed")),
  ...each("Reference", "summary description", carried("in place of the target's, since 3.1")),

  ...each("Schema", "$ref $defs definitions", carried("followed, or targets of references")),
  ...each("Schema", "type enum const format pattern", advertised),
  ...each("Schema", "nullable", carried("advertised; of a body that is spread, told", "null-left-out")),
  ...each("Schema", "multipleOf maximum exclusiveMaximum minimum exclusiveMinimum", advertised),
  ...each("Schema", "maxLength minLength maxItems minItems uniqueItems", advertised),
  ...each("Schema", "maxProperties minProperties required dependentRequired", advertised),
  ...each("Schema", "properties patternProperties additionalProperties items prefixItems", advertised),
  ...each("Schema", "allOf anyOf oneOf", carried("advertised; oneOf as anyOf, which providers take")),
  ...each("Schema", "title", carried("of variants, which it tells apart")),
  ...each("Schema", "description default deprecated writeOnly", advertised),
  ...each("Schema", "example examples", carried("one short example")),
  ...each("Schema", "readOnly", carried("the property is no argument, since only answers have it")),
  ...each(
    "Schema",
    "contentEncoding contentMediaType",
    carried("advertised; decides what is a file, and the media type of its part"),
  ),
  ...each("Schema", "dependencies", carried("lists of names; schemas are told", "keyword-dropped")),
  ...each("Schema", "not if then else dependentSchemas propertyNames", checkedByApi),
  ...each(
    "Schema",
    "contains minContains maxContains unevaluatedItems unevaluatedProperties contentSchema",
    checkedByApi,
  ),
  ...each(
    "Schema",
    "discriminator",
    ledgered("keyword-dropped", "leads to subtypes; told where variants do not pin the property themselves"),
  ),
  ...each(
    "Discriminator",
    "propertyName mapping defaultMapping",
    ledgered("keyword-dropped", "with the discriminator; a mapping leads to subtypes"),
  ),
  ...each("Schema", "$schema", ledgered("dialect-ignored", "told where the dialect is unknown")),
  ...each("Schema", "$id", carried("references relative to it lead to what was read", "base-ignored")),
  ...each("Schema", "$anchor", carried("references by it lead to the schema")),
  ...each(
    "Schema",
    "$dynamicRef $dynamicAnchor",
    carried("followed where it leads to one place only, else told", "schema-ignored"),
  ),
  ...each(
    "Schema",
    "$recursiveRef $recursiveAnchor",
    ledgered("schema-ignored", "any value is allowed, told at the reference"),
  ),
  ...each("Schema", "xml", ledgered("body-as-text", "an XML body is text that the caller writes")),
  ...each(
    "XML",
    "name namespace prefix attribute wrapped nodeType",
    ledgered("body-as-text", "an XML body is text that the caller writes"),
  ),
  ...each("Schema", "$comment externalDocs", forPeople),
  ...each("Schema", "$vocabulary", irrelevant("speaks of meta-schemas only")),

  ...each("SecurityScheme", "type name in", carried("kind and place of the credential")),
  ...each(
    "SecurityScheme",
    "scheme",
    carried("kind of the credential, and what stands before it", "http-scheme-not-run"),
  ),
  ...each("SecurityScheme", "description", carried("of the credential")),
  ...each(
    "SecurityScheme",
    "flow flows tokenUrl scopes",
    carried("of client credentials, which the server redeems", "flow-not-run"),
  ),
  ...each(
    "SecurityScheme",
    "authorizationUrl",
    ledgered("flow-not-run", "the address at which a person gets a token"),
  ),
  ...each(
    "SecurityScheme",
    "openIdConnectUrl oauth2MetadataUrl",
    ledgered("flow-not-run", "the address at which a person gets a token"),
  ),
  ...each("SecurityScheme", "deprecated", ledgered("security-scheme-deprecated", "one entry for the scheme")),
  ...each("SecurityScheme", "bearerFormat", irrelevant("a hint to people; the token is sent as it is")),
  ...each("OAuthFlows", "clientCredentials", carried("redeemed by the server")),
  ...each(
    "OAuthFlows",
    "implicit password authorizationCode deviceAuthorization",
    ledgered("flow-not-run", "one entry for the scheme"),
  ),
  ...each("OAuthFlow", "tokenUrl scopes", carried("of client credentials", "flow-not-run")),
  ...each(
    "OAuthFlow",
    "authorizationUrl deviceAuthorizationUrl",
    ledgered("flow-not-run", "the address at which a person gets a token"),
  ),
  ...each(
    "OAuthFlow",
    "refreshUrl",
    irrelevant(
      "client credentials are redeemed again instead; of other flows it is among the addresses that are told",
    ),
  ),
]);
