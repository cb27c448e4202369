import { type BadCase, row } from "./bad-case.ts";
import { demo, demoOperation, json, withOther, withSchema } from "./demo-document.ts";

const shape = (title: string, root: unknown, want: string): BadCase =>
  row(title, "a.json", json(root, 1), want);
const prototype: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {}, "toString": null}');

/** JSON and YAML that can be read, with something of another type than OpenAPI has there. */
export const shapeCases: readonly BadCase[] = [
  shape("no paths", { openapi: "3.1.0", info: {} }, "no-operations 1:1"),
  shape("empty paths", demo({ paths: {} }), "no-operations 12:2"),
  shape("paths null", demo({ paths: null }), "no-operations 12:2"),
  shape("paths as a list", demo({ paths: [] }), "paths-not-object 12:2"),
  shape("paths as a text", demo({ paths: "/items" }), "paths-not-object 12:2"),
  shape("paths as a number", demo({ paths: 3 }), "paths-not-object 12:2"),
  shape("paths false", demo({ paths: false }), "paths-not-object 12:2"),
  row(
    "paths as a list, YAML",
    "a.yaml",
    "openapi: 3.1.0\ninfo: {}\n\npaths:\n  - /items\n",
    "paths-not-object 4:1",
  ),
  shape("a path item as a list", demo({ paths: { "/a": [] } }), "no-operations 12:2"),
  shape("a path item as a text", demo({ paths: { "/a": "GET" } }), "no-operations 12:2"),
  shape(
    "path items without methods",
    demo({ paths: { "/a": { summary: "x" }, "/b": {} } }),
    "no-operations 12:2",
  ),
  shape("extensions alone", demo({ paths: { "x-a": { get: {} } } }), "no-operations 12:2"),
  shape("webhooks alone", { openapi: "3.1.0", webhooks: { a: { post: {} } } }, "no-operations 1:1"),
  shape("components alone", { openapi: "3.1.0", components: { schemas: {} } }, "no-operations 1:1"),
  shape(
    "an operation that is null",
    demo({ paths: { "/a": { get: null, post: demoOperation() } } }),
    "package",
  ),
  shape("an operation as a list", demo({ paths: { "/a": { get: [] } } }), "any"),
  shape(
    "an operation as a text",
    demo({ paths: { "/a": { get: "list" }, "/b": { get: {} } } }),
    "package operation-skipped",
  ),
  shape("openapi as a number", demo({ openapi: 3.1 }), "package"),
  shape("openapi as a whole number", demo({ openapi: 3 }), "package"),
  shape("openapi 3.0.99", demo({ openapi: "3.0.99" }), "package"),
  shape("openapi with spaces", demo({ openapi: " 3.1.0 " }), "package"),
  shape("openapi with a v", demo({ openapi: "v3.1.0" }), "openapi-version 2:2"),
  shape("openapi null", demo({ openapi: null }), "openapi-version 2:2"),
  shape("openapi as an object", demo({ openapi: { version: "3.1.0" } }), "openapi-version 2:2"),
  shape("openapi empty", demo({ openapi: "" }), "openapi-version 2:2"),
  shape("openapi and swagger", demo({ swagger: "2.0" }), "package"),
  shape("openapi 2.0", demo({ openapi: "2.0" }), "openapi-version 2:2"),
  shape("swagger 3.0", { swagger: "3.0.0", paths: {} }, "openapi-version 2:2"),
  shape("info null", demo({ info: null }), "package"),
  shape("info missing", { openapi: "3.1.0", paths: demo().paths }, "package"),
  shape("info as a text", demo({ info: "Demo" }), "package"),
  shape("a title as a list", demo({ info: { title: ["x"], version: {} } }), "package"),
  shape("servers as an object", demo({ servers: {} }), "package"),
  shape("servers of null", demo({ servers: [null, 7, "x", [], {}] }), "package"),
  shape("a host that is none", demo({ servers: [{ url: "https://[::" }] }), "package"),
  shape("security as an object", demo({ security: {} }), "package"),
  shape("security of texts", demo({ security: ["key", null, 7, { none: [] }] }), "package"),
  shape("tags as a text", demo({ tags: "x" }), "package"),
  shape("tags of everything", demo({ tags: [null, 7, "x", [], { name: 7 }, { name: {} }] }), "package"),
  shape("components as a list", demo({ components: [] }), "package"),
  shape(
    "security schemes of everything",
    demo({
      components: { securitySchemes: { a: null, b: [], c: 7, d: { type: [] }, e: { type: prototype } } },
    }),
    "package",
  ),
  shape("parameters as an object", withOther({ parameters: {} }), "package"),
  shape(
    "parameters of everything",
    withOther({ parameters: [null, 7, "x", [], {}, { name: 7, in: {} }, { in: "query" }] }),
    "package parameter-ignored",
  ),
  shape("a schema as a text", withSchema("string"), "package"),
  shape("a schema false", withSchema(false), "package"),
  shape("a schema as a list", withSchema([{ type: "string" }]), "package"),
  shape("a type that is none", withSchema({ type: "strnig" }), "package"),
  shape("types of everything", withSchema({ type: [null, 7, {}, "string", "string"] }), "package"),
  shape(
    "required as a boolean",
    withSchema({ type: "object", required: true, properties: { a: { required: "yes" } } }),
    "package",
  ),
  shape(
    "required of everything",
    withSchema({ type: "object", required: [null, 7, {}, "a", "a"], properties: { a: {} } }),
    "package",
  ),
  shape("properties as a list", withSchema({ type: "object", properties: [{ name: "a" }] }), "package"),
  shape(
    "properties of everything",
    withSchema({ type: "object", properties: { a: null, b: 7, c: "x", d: [], e: true } }),
    "package",
  ),
  shape(
    "an enum as a text",
    withSchema({
      type: "object",
      properties: { a: { enum: "x" }, b: { enum: [] }, c: { enum: [{}, [], null] } },
    }),
    "package",
  ),
  shape("items as a list", withSchema({ type: "array", items: [{ type: "string" }, null] }), "package"),
  shape(
    "combinators of everything",
    withSchema({ allOf: {}, anyOf: [null, 7], oneOf: "x", not: [] }),
    "package",
  ),
  shape(
    "numbers as texts",
    withSchema({
      type: "object",
      properties: { a: { minimum: "1", maxLength: "x", minItems: -1, multipleOf: 0 } },
    }),
    "package",
  ),
  shape(
    "a pattern that is none",
    withSchema({ type: "object", properties: { a: { pattern: "(" }, b: { pattern: 7 } } }),
    "package pattern-dropped",
  ),
  shape(
    "a pattern that explodes",
    withSchema({
      type: "object",
      properties: { a: { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(40)}!` } },
    }),
    "package",
  ),
  shape(
    "a pattern that explodes otherwise",
    withSchema({
      type: "object",
      properties: { a: { type: "string", pattern: "^(a|a)*(a|aa)+b$", minLength: 50 } },
    }),
    "package",
  ),
  shape(
    "a pattern with large counts",
    withSchema({
      type: "object",
      properties: { a: { type: "string", pattern: "^((a{1,1000}){1,1000}){1,1000}$" } },
    }),
    "package",
  ),
  shape("responses as a list", withOther({ responses: [] }), "package"),
  shape(
    "responses of everything",
    withOther({ responses: { 200: null, 201: 7, 202: [], 203: "x", xyz: {}, 99999: {} } }),
    "package",
  ),
  shape("content as a list", withOther({ requestBody: { content: [] } }), "package"),
  shape(
    "content of everything",
    withOther({
      requestBody: { content: { "application/json": null, "text/plain": 7, "": {}, "a/b; x": [] } },
    }),
    "package",
  ),
  shape("a body as a list", withOther({ requestBody: [] }), "package"),
  shape(
    "operation ids of everything",
    demo({
      paths: {
        "/a": {
          get: { operationId: {} },
          put: { operationId: "" },
          post: { operationId: 7 },
          delete: { operationId: "../../x" },
        },
      },
    }),
    "package",
  ),
  shape(
    "the same operation id again and again",
    demo({
      paths: Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [`/p${at}`, { get: { operationId: "same" } }]),
      ),
    }),
    "package",
  ),
  shape(
    "names of prototypes as paths",
    demo({
      paths: {
        "/__proto__": { get: {} },
        "/constructor/{__proto__}": { get: {} },
        "/{toString}": { get: {} },
      },
    }),
    "package",
  ),
  shape(
    "names of prototypes as properties",
    withSchema({ type: "object", required: ["__proto__"], properties: prototype }),
    "package",
  ),
  shape(
    "names of prototypes everywhere",
    demo({
      components: { schemas: prototype, securitySchemes: prototype, parameters: prototype },
      security: [prototype],
      tags: [prototype],
      "x-a": prototype,
    }),
    "package",
  ),
  shape(
    "names of prototypes as tags and ids",
    demo({
      paths: {
        "/a": {
          get: { operationId: "constructor", tags: ["__proto__"] },
          put: { operationId: "__proto__", tags: ["toString"] },
        },
      },
    }),
    "package",
  ),
  shape(
    "null everywhere",
    {
      openapi: "3.1.0",
      info: { title: null },
      servers: null,
      paths: {
        "/a": {
          parameters: null,
          get: {
            tags: null,
            parameters: null,
            requestBody: null,
            responses: null,
            security: null,
            operationId: null,
          },
        },
      },
      components: null,
    },
    "package",
  ),
  shape(
    "a path without a slash",
    demo({ paths: { items: { get: {} }, "": { get: {} }, "https://x.example/y": { get: {} } } }),
    "any",
  ),
  shape(
    "a path with odd braces",
    demo({ paths: { "/{a/{b}}/{": { get: {} }, "/{}": { get: {} }, "/a/{a}{a}": { get: {} } } }),
    "any",
  ),
  shape("a path that climbs", demo({ paths: { "/../../admin": { get: {} }, "/a": { get: {} } } }), "any"),
  shape(
    "every method, and none that is one",
    demo({ paths: { "/a": { GET: {}, connect: {}, trace: {}, fetch: {}, options: {}, head: {} } } }),
    "package",
  ),
];
