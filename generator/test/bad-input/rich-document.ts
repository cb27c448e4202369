type Json = Record<string, unknown>;

/** An OpenAPI 3.1 document in which about every object of the specification stands once: what can be spoilt. */
export function richDocument(): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Demo",
      version: "1.0.0",
      summary: "s",
      description: "d",
      contact: { name: "n", url: "https://example.com", email: "a@example.com" },
      license: { name: "MIT", url: "https://example.com/license" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    externalDocs: { url: "https://example.com/docs" },
    servers: [
      {
        url: "https://{region}.example.com/v1",
        variables: { region: { default: "eu", enum: ["eu", "us"], description: "d" } },
      },
    ],
    security: [{ key: [] }, { oauth: ["read"] }],
    tags: [{ name: "items", description: "d" }],
    paths: {
      "/items/{id}": {
        summary: "s",
        parameters: [{ $ref: "#/components/parameters/id" }],
        servers: [{ url: "https://other.example.com" }],
        get: {
          operationId: "getItem",
          summary: "s",
          description: "d",
          tags: ["items"],
          deprecated: false,
          externalDocs: { url: "https://example.com/docs" },
          security: [{ key: [] }],
          servers: [{ url: "https://api.example.com" }],
          parameters: [
            {
              name: "filter",
              in: "query",
              required: false,
              description: "d",
              style: "deepObject",
              explode: true,
              allowReserved: true,
              deprecated: true,
              allowEmptyValue: true,
              schema: { type: "object", properties: { a: { type: "string" } } },
              example: { a: "x" },
            },
            { name: "q", in: "query", content: { "application/json": { schema: { type: "object" } } } },
            { name: "h", in: "header", schema: { type: "array", items: { type: "string" } } },
          ],
          responses: {
            200: {
              description: "ok",
              headers: { "X-A": { schema: { type: "string" } } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/Item" } } },
              links: { next: { operationId: "getItem", parameters: { id: "$response.body#/id" } } },
            },
            default: { $ref: "#/components/responses/problem" },
          },
          callbacks: { done: { "{$request.body#/url}": { post: { responses: {} } } } },
        },
        put: {
          operationId: "putItem",
          requestBody: {
            required: true,
            description: "d",
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Item" },
                example: { name: "n" },
                examples: { a: { summary: "s", value: {} } },
              },
            },
          },
          responses: { 204: { description: "done" } },
        },
        post: {
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  properties: { file: { type: "string", format: "binary" }, tags: { type: "array" } },
                },
                encoding: { file: { contentType: "image/png", headers: {}, style: "form", explode: true } },
              },
            },
          },
        },
      },
    },
    webhooks: { changed: { post: { requestBody: { content: {} } } } },
    components: {
      parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
      responses: { problem: { description: "d", content: { "application/json": { schema: {} } } } },
      requestBodies: { b: { content: {} } },
      headers: { h: { schema: {} } },
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-Key", description: "d" },
        oauth: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://example.com/token", scopes: { read: "r" } } },
        },
      },
      schemas: {
        Item: {
          type: "object",
          title: "t",
          description: "d",
          required: ["name"],
          minProperties: 1,
          maxProperties: 50,
          properties: {
            name: {
              type: "string",
              minLength: 1,
              maxLength: 5,
              pattern: "^a+$",
              format: "date",
              default: "a",
            },
            count: {
              type: ["integer", "null"],
              minimum: 1,
              exclusiveMaximum: 9,
              multipleOf: 2,
              enum: [2, 4],
            },
            kind: { const: "k", readOnly: true, writeOnly: false, examples: ["k"], nullable: true },
            list: {
              type: "array",
              items: { $ref: "#/components/schemas/Pet" },
              prefixItems: [{ type: "string" }],
              contains: { type: "string" },
              minItems: 1,
              maxItems: 3,
              uniqueItems: true,
            },
          },
          patternProperties: { "^x": { type: "string" } },
          propertyNames: { pattern: "^a" },
          additionalProperties: { type: "string" },
          dependentRequired: { name: ["count"] },
          dependentSchemas: { name: { required: ["count"] } },
          if: { required: ["name"] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { required: ["count"] },
          else: {},
          not: { required: ["nothing"] },
          $defs: { local: { type: "string" } },
        },
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "object", properties: {} }],
          anyOf: [{ type: "object" }],
          discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
          xml: { name: "pet" },
        },
        Cat: {
          allOf: [{ type: "object", properties: { kind: { type: "string" } } }, { required: ["kind"] }],
        },
      },
    },
  };
}

/** A Swagger 2.0 document in which about every object of that specification stands once. */
export function richSwagger(): Json {
  return {
    swagger: "2.0",
    info: { title: "Demo", version: "1.0.0" },
    host: "api.example.com",
    basePath: "/v1",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    securityDefinitions: {
      key: { type: "apiKey", in: "query", name: "key" },
      login: {
        type: "oauth2",
        flow: "application",
        tokenUrl: "https://example.com/token",
        scopes: { a: "b" },
      },
      basic: { type: "basic" },
    },
    security: [{ key: [] }],
    tags: [{ name: "items" }],
    parameters: { limit: { name: "limit", in: "query", type: "integer", format: "int32", default: 5 } },
    responses: { problem: { description: "d", schema: { $ref: "#/definitions/Item" } } },
    paths: {
      "/items": {
        parameters: [{ $ref: "#/parameters/limit" }],
        get: {
          operationId: "listItems",
          schemes: ["https"],
          produces: ["application/json"],
          parameters: [
            { name: "ids", in: "query", type: "array", items: { type: "string" }, collectionFormat: "multi" },
          ],
          responses: { 200: { description: "ok", schema: { type: "array", items: { type: "string" } } } },
        },
        post: {
          consumes: ["application/json"],
          parameters: [{ name: "body", in: "body", required: true, schema: { $ref: "#/definitions/Item" } }],
          responses: { default: { $ref: "#/responses/problem" } },
        },
        put: {
          consumes: ["multipart/form-data"],
          parameters: [
            { name: "file", in: "formData", type: "file" },
            { name: "note", in: "formData", type: "string", enum: ["a"] },
          ],
        },
      },
    },
    definitions: {
      Item: {
        type: "object",
        discriminator: "kind",
        required: ["kind"],
        properties: { kind: { type: "string", "x-nullable": true } },
      },
    },
  };
}
