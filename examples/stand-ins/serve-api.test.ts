import type { ApiDocument } from "./api-document.ts";
import { findOperation } from "./api-document.ts";
import { ApiFault } from "./api-fault.ts";
import { type ApiRoutes, type RunningApi, serveApi } from "./serve-api.ts";
import { unknownFields } from "./unknown-fields.ts";

const pet = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, legs: { type: "integer" } },
};
const answer = {
  description: "A pet.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
};
const fault = { description: "A fault.", content: { "application/json": { schema: { type: "object" } } } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const document = {
  openapi: "3.0.3",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets/{id}": {
      get: {
        parameters: [id, { name: "size", in: "query", schema: { type: "integer" } }],
        responses: { "200": answer, "404": fault },
      },
    },
    "/pets/newest": { get: { responses: { "200": answer } } },
    "/pets": {
      post: {
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { allOf: [{ $ref: "#/components/schemas/Pet" }, { required: ["legs"] }] },
            },
          },
        },
        responses: { "200": answer },
      },
    },
    "/unplayed": { post: { responses: { "200": answer } } },
  },
  components: { schemas: { Pet: pet } },
} as unknown as ApiDocument;

const routes: ApiRoutes = {
  "GET /pets/{id}": ({ params, query }) => {
    if (params.id === "nobody") throw new ApiFault(404, "There is no such pet.");
    if (params.id === "teapot") throw new ApiFault(418, "Not in the document.");
    return {
      status: 200,
      body: params.id === "broken" ? { legs: 4 } : { name: `${params.id} ${query.size}` },
    };
  },
  "GET /pets/newest": () => ({ status: 200, body: { name: "Newest" } }),
  "POST /pets": ({ body }) => ({ status: 200, body }),
};

let api: RunningApi;
beforeAll(async () => {
  const refuse = ({ authorization }: { authorization?: string }) =>
    authorization === "yes" ? undefined : "No.";
  api = await serveApi({ document, routes, refuse });
});
afterAll(() => api.close());

test.each<[string, string, unknown, number, string]>([
  ["a number in the query", "GET /pets/a%20b?size=3", undefined, 200, '{"name":"a b 3"}'],
  ["a concrete path before a templated one", "GET /pets/newest", undefined, 200, '{"name":"Newest"}'],
  [
    "a word where a number is due",
    "GET /pets/a?size=big",
    undefined,
    400,
    "request/query/size must be integer",
  ],
  ["an unknown query parameter", "GET /pets/a?sise=3", undefined, 400, "Unknown query parameter 'sise'"],
  ["a body", "POST /pets", { name: "A", legs: 4 }, 200, '{"name":"A","legs":4}'],
  ["a body without a field", "POST /pets", { name: "A" }, 400, "must have required property 'legs'"],
  ["a body with a strange field", "POST /pets", { name: "A", leg: 4 }, 400, "The body has no field leg."],
  ["a number as text", "POST /pets", { name: "A", legs: "4" }, 400, "request/body/legs must be integer"],
  ["no body", "POST /pets", undefined, 415, "unsupported media type"],
  ["a body where none is taken", "POST /unplayed", {}, 400, "The operation takes no body."],
  ["an operation that is not played", "POST /unplayed", undefined, 500, "does not play"],
  ["an unknown path", "GET /cats", undefined, 404, "The document has no such path"],
  ["an unknown method", "DELETE /pets", undefined, 404, "The document has no such path"],
  ["a refusal that is documented", "GET /pets/nobody", undefined, 404, '"There is no such pet."'],
  ["a refusal that is not", "GET /pets/teapot", undefined, 500, "no schema defined for status code '418'"],
  ["an answer that differs", "GET /pets/broken", undefined, 500, "must have required property 'name'"],
])("%s", async (_, request, body, status, text) => {
  const [method = "", path = ""] = request.split(" ");
  const headers = {
    authorization: "yes",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const sent = await fetch(api.origin + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect([sent.status, await sent.text()]).toEqual([status, expect.stringContaining(text)]);
});

test("a request without a credential", async () => {
  const { status } = await fetch(`${api.origin}/pets/newest`);
  expect(status).toBe(401);
  expect(api.complaints).toContain("GET /pets/newest (401): No.");
});

test("a route that is busy refuses as often as it is said, then answers", async () => {
  api.busy.push("GET /pets/newest");
  const headers = { authorization: "yes" };
  const first = await fetch(`${api.origin}/pets/newest`, { headers });
  const second = await fetch(`${api.origin}/pets/newest`, { headers });
  expect([first.status, first.headers.get("retry-after"), second.status]).toEqual([429, "1", 200]);
  expect(api.busy).toEqual([]);
});

test("a restart forgets what was asked, and answers by other routes", async () => {
  api.busy.push("POST /pets");
  api.restart({ ...routes, "GET /pets/newest": () => ({ status: 200, body: { name: "Newer" } }) });
  expect([api.requests, api.complaints, api.busy]).toEqual([[], [], []]);
  const answered = await fetch(`${api.origin}/pets/newest`, { headers: { authorization: "yes" } });
  expect(await answered.json()).toEqual({ name: "Newer" });
  api.restart(routes);
});

test("a route that the document does not have", async () => {
  const strange = { "GET /cats": () => ({ status: 200 }) };
  await expect(serveApi({ document, routes: strange, refuse: () => undefined })).rejects.toThrow("GET /cats");
});

test.each([
  ["GET", "/pets/newest", "GET /pets/newest"],
  ["GET", "/pets/%C3%A4", "GET /pets/{id}"],
  ["GET", "/pets/", undefined],
  ["PUT", "/pets/newest", undefined],
])("%s %s", (method, path, route) => {
  expect(findOperation(document, method, path)?.route).toBe(route);
});

test.each([
  ["a reference", { $ref: "#/components/schemas/Pet" }, ["wings"]],
  ["any field", { type: "object" }, []],
  ["open on purpose", { properties: { name: {} }, additionalProperties: true }, []],
  ["a choice", { oneOf: [{ properties: { name: {} } }, { properties: { wings: {} } }] }, []],
  ["all of several", { allOf: [{ properties: { wings: {} } }, { required: ["wings"] }] }, ["name"]],
] as const)("unknown fields: %s", (_, schema, want) => {
  expect(
    unknownFields(document, schema as Parameters<typeof unknownFields>[1], { name: "A", wings: 2 }),
  ).toEqual(want);
});
