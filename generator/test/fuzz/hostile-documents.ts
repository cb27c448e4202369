import fc from "fast-check";
import { anySchema, anyValue, objectSchema, pairs, someOf } from "./hostile-schemas.ts";
import { anyText, hostileText, mostlyPlain, wordOf } from "./hostile-text.ts";
import { layOutDocument, type OperationPieces, type Pieces } from "./lay-out-document.ts";

const mediaType = wordOf(
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
  "application/octet-stream",
  "application/x-ndjson",
  "application/xml",
  "*/*",
);

const style = wordOf("simple", "form", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject");

const parameter = fc
  .tuple(
    fc.record({
      name: fc.oneof(mostlyPlain, hostileText),
      in: wordOf("query", "path", "header", "cookie", "query", "path", "header", "querystring"),
      schema: anySchema,
    }),
    someOf(
      {
        required: fc.boolean(),
        description: anyText,
        style,
        explode: fc.boolean(),
        allowReserved: fc.boolean(),
        deprecated: fc.boolean(),
        example: anyValue,
        examples: pairs(anyText, fc.record({ value: anyValue, summary: anyText }), 2),
        content: pairs(mediaType, fc.record({ schema: anySchema }), 1),
        type: wordOf("string", "integer", "array", "file"),
        items: anySchema,
        collectionFormat: wordOf("csv", "multi", "pipes"),
        "x-any": anyValue,
      },
      4,
    ),
  )
  .map(([needed, others]) => ({ ...others, ...needed }));

const encoding = fc.record(
  {
    contentType: mediaType,
    style,
    explode: fc.boolean(),
    allowReserved: fc.boolean(),
    headers: pairs(anyText, anyValue, 1),
  },
  { requiredKeys: [] },
);

const content = pairs(
  mediaType,
  fc.record(
    {
      schema: objectSchema,
      example: anyValue,
      encodings: fc.array(encoding, { maxLength: 3 }),
      itemSchema: anySchema,
    },
    { requiredKeys: ["schema"] },
  ),
  2,
);

const response = fc.record(
  {
    description: anyText,
    content,
    headers: pairs(anyText, fc.record({ schema: anySchema, description: anyText }), 1),
    links: pairs(anyText, fc.record({ operationId: anyText, parameters: anyValue }), 1),
  },
  { requiredKeys: ["description"] },
);

const server = fc.record(
  {
    url: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          "https://api.example.com/v1",
          "/v2",
          "https://{region}.example.com/{base}",
          "http://127.0.0.1:9/a/b/",
        ),
      },
      { weight: 2, arbitrary: hostileText },
      { weight: 1, arbitrary: hostileText.map((text) => `https://api.example.com/${text}`) },
    ),
    description: anyText,
    variables: pairs(
      wordOf("region", "base"),
      fc.record({ default: anyText, enum: fc.array(anyText, { maxLength: 2 }), description: anyText }),
      3,
    ),
  },
  { requiredKeys: ["url"] },
);

const security = fc.array(pairs(wordOf("one", "two"), fc.array(anyText, { maxLength: 1 }), 2), {
  maxLength: 2,
});

const operation: fc.Arbitrary<OperationPieces> = fc.record({
  method: wordOf("get", "post", "put", "patch", "delete", "head", "query", "post"),
  path: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("users", "v1", "{id}", "{name}", "reports") },
      { weight: 1, arbitrary: hostileText },
      { weight: 1, arbitrary: hostileText.map((text) => `{${text}}`) },
      { weight: 1, arbitrary: fc.tuple(anyText, anyText).map(([one, other]) => `{${one}}.${other}`) },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  parameters: fc.array(parameter, { maxLength: 5 }),
  content: fc.option(content, { freq: 2 }),
  fields: fc.record(
    {
      operationId: anyText,
      summary: anyText,
      description: anyText,
      tags: fc.array(anyText, { maxLength: 2 }),
      deprecated: fc.boolean(),
      security,
      servers: fc.array(server, { maxLength: 1 }),
      externalDocs: fc.record({ url: anyText, description: anyText }),
      callbacks: pairs(anyText, anyValue, 1),
      consumes: fc.array(mediaType, { maxLength: 2 }),
      produces: fc.array(mediaType, { maxLength: 1 }),
      "x-any": anyValue,
    },
    { requiredKeys: [] },
  ),
  responses: pairs(wordOf("200", "201", "default", "4XX"), response, 2),
});

const securityScheme = fc.record(
  {
    type: wordOf("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic", "apiKey"),
    in: wordOf("header", "query", "cookie"),
    name: mostlyPlain,
    scheme: wordOf("bearer", "basic"),
    description: anyText,
    flow: wordOf("application"),
    tokenUrl: wordOf("https://auth.example.com/token"),
    flows: pairs(
      wordOf("clientCredentials", "authorizationCode"),
      fc.record({ tokenUrl: wordOf("https://auth.example.com/token"), scopes: pairs(anyText, anyText, 2) }),
      2,
    ),
    openIdConnectUrl: anyText,
  },
  { requiredKeys: ["type", "in", "name", "scheme"] },
);

const pieces: fc.Arbitrary<Pieces> = fc.record({
  version: wordOf("2.0", "3.0.3", "3.1.0", "3.2.0"),
  info: fc.record(
    {
      title: anyText,
      version: anyText,
      summary: anyText,
      description: anyText,
      termsOfService: anyText,
      contact: fc.record({ name: anyText, url: anyText, email: anyText }),
      license: fc.record({ name: anyText, url: anyText }),
      "x-logo": fc.record({ url: anyText }),
    },
    { requiredKeys: ["title", "version"] },
  ),
  servers: fc.array(server, { maxLength: 2 }),
  tags: fc.array(fc.record({ name: anyText, description: anyText, "x-displayName": anyText }), {
    maxLength: 2,
  }),
  operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
  schemas: fc.array(fc.tuple(anyText, anySchema), { maxLength: 3 }),
  securitySchemes: fc.array(fc.tuple(wordOf("one", "two", "one"), securityScheme), { maxLength: 2 }),
  security,
  extras: pairs(wordOf("x-any", "externalDocs", "webhooks", "$self"), anyValue, 2),
  // Mostly nothing is of a wrong type.
  spoilt: fc.oneof(
    { weight: 5, arbitrary: fc.constant<[number, unknown][]>([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(400), anyValue), { minLength: 1, maxLength: 3 }) },
  ),
});

/** OpenAPI documents 2.0 to 3.2 with any text in every place of a string, names too, and now and then of a wrong type. */
export const hostileDocument: fc.Arbitrary<Record<string, unknown>> = pieces.map(layOutDocument);
