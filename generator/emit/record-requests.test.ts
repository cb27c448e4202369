import { curatedServer } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { recordRequests } from "./record-requests.ts";

const parameter = (name: string, where: string, rest: object = {}) => ({
  name,
  in: where,
  schema: { type: "string" },
  ...rest,
});

async function record(paths: object, rest: object = {}) {
  const { server } = serverOf({
    openapi: "3.1.0",
    info: { title: "Demo" },
    servers: [{ url: "https://a.example/v1" }],
    paths,
    ...rest,
  });
  return await recordRequests(server);
}

const only = async (
  operation: object,
  { method = "get", path = "/x", ...rest }: { method?: string; path?: string; [key: string]: unknown } = {},
) => (await record({ [path]: { [method]: operation } }, rest)).cases[0]?.request;

const json = (schema: object) => ({ required: true, content: { "application/json": { schema } } });

test.each<[what: string, operation: object, at: Record<string, unknown>, want: object]>([
  [
    "a path",
    {},
    { path: "/a/{id}" },
    { method: "GET", url: "/base/a/id-1", headers: { accept: expect.any(String) } },
  ],
  [
    "a query",
    {
      parameters: [
        parameter("q", "query"),
        { name: "l", in: "query", schema: { type: "array", items: { type: "string" } } },
      ],
    },
    {},
    { url: expect.stringMatching(/^\/base\/x\?l=l-1-\d&l=l-2-\d&q=q-1$/) },
  ],
  [
    "a header",
    { parameters: [parameter("X-A", "header")] },
    {},
    { headers: { "x-a": "X-A-1", accept: expect.any(String) } },
  ],
  [
    "a header called like what every object has",
    { parameters: [parameter("constructor", "header")] },
    {},
    { headers: { constructor: "constructor-1", accept: expect.any(String) } },
  ],
  [
    "a cookie",
    { parameters: [parameter("c", "cookie")] },
    {},
    { headers: { cookie: "c=c-1", accept: expect.any(String) } },
  ],
  [
    "a body",
    { requestBody: json({ type: "object", properties: { a: { type: "integer" } } }) },
    { method: "post" },
    {
      method: "POST",
      url: "/base/x",
      body: expect.stringMatching(/^\{"a":\d+\}$/),
      headers: { "content-type": "application/json", accept: expect.any(String) },
    },
  ],
  [
    "multipart",
    {
      requestBody: {
        content: {
          "multipart/form-data": { schema: { type: "object", properties: { a: { type: "string" } } } },
        },
      },
    },
    { method: "post" },
    { body: '--BOUNDARY\r\nContent-Disposition: form-data; name="a"\r\n\r\na-1\r\n--BOUNDARY--\r\n' },
  ],
  [
    "a key in the query",
    { security: [{ k: [] }] },
    { components: { securitySchemes: { k: { type: "apiKey", in: "query", name: "key" } } } },
    { url: "/base/x?key=sample-demo-api-key" },
  ],
])("%s", async (_, operation, at, want) => {
  expect(await only(operation, at)).toMatchObject(want);
});

test("credentials and variables have sample values of their own", async () => {
  const recording = await record(
    { "/x": { get: { security: [{ b: [] }] } } },
    {
      servers: [{ url: "https://{region}.a.example", variables: {} }],
      components: { securitySchemes: { b: { type: "http", scheme: "basic" } } },
    },
  );
  expect(recording.env).toEqual({
    DEMO_PASSWORD: "sample-demo-password",
    DEMO_USERNAME: "sample-demo-username",
    DEMO_VAR_REGION: "sample",
  });
  const basic = Buffer.from("sample-demo-username:sample-demo-password").toString("base64");
  expect(recording.cases[0]?.request.headers.authorization).toBe(`Basic ${basic}`);
});

test("a base URL below the first follows it, a further one has an address of its own", async () => {
  const recording = await record({
    "/x": {
      get: { servers: [{ url: "https://b.example/v2" }] },
      post: { servers: [{ url: "https://a.example/v1/more" }] },
    },
  });
  expect(recording.flags).toEqual([
    "--base-url",
    "ORIGIN/base",
    "--base-url",
    "https://b.example/v2=ORIGIN/further-2",
  ]);
  const requests = recording.cases.map(({ request }) => `${request.method} ${request.url}`);
  expect(requests.sort()).toEqual(["GET /further-2/x", "POST /base/more/x"]);
});

test("what cannot be recorded says why", async () => {
  const recording = await record(
    {
      "/a": { get: { security: [{ m: [] }] } },
      "/b/{p}": {
        get: { parameters: [{ name: "p", in: "path", schema: { type: "string", pattern: "^(a)\\1$" } }] },
      },
    },
    { components: { securitySchemes: { m: { type: "mutualTLS" } } } },
  );
  expect(recording.cases).toEqual([]);
  expect(recording.untested.map(({ reason }) => reason)).toEqual([
    "needs a client certificate",
    expect.stringMatching(/^no sample arguments: /),
  ]);
});

test("what is sent for arguments that are left out is recorded, too", async () => {
  const parameters = [parameter("a", "query"), parameter("b", "query")];
  const document = documentWith(
    { operationId: "op", parameters },
    { servers: [{ url: "https://a.example" }] },
  );
  const choices = { arguments: { a: { default: "x" }, b: { fix: "y" } } };
  const { cases, untested } = await recordRequests(curatedServer(document, { tools: { op: choices } }));
  expect(cases.map(({ arguments: args, request }) => [args, request.url])).toEqual([
    [{ a: "a-1" }, "/base/x?b=y&a=a-1"],
    [{}, "/base/x?b=y&a=x"],
  ]);
  expect(untested).toEqual([]);
});

test.each<[what: string, schema: object]>([
  ["numbers", { type: "number", minimum: 3, maximum: -1 }],
  ["numbers that must be more than the most", { type: "number", exclusiveMinimum: 3, maximum: 3 }],
  ["lengths", { type: "string", minLength: 3, maxLength: 0 }],
  ["lists", { type: "array", items: { type: "string" }, minItems: 3, maxItems: 1 }],
  ["a fixed value", { type: "string", const: "ab", maxLength: 1 }],
  ["a list of no items", { type: "array", items: false, minItems: 1 }],
  ["a fixed value that is not allowed", { type: "string", const: "a", enum: ["b", "c"] }],
  ["allowed values", { type: "string", enum: ["a", "b"], minLength: 2 }],
  ["allowed values of another type", { type: "integer", enum: [null] }],
  ["a text longer than a sample", { type: "string", minLength: 20_000 }],
  ["exclusive numbers", { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 4 }],
])("no call is recorded that no server takes: bounds of %s that nothing meets", async (_, schema) => {
  const operation = { requestBody: json({ type: "object", properties: { a: schema }, required: ["a"] }) };
  const { cases, untested } = await record({ "/x": { post: operation } });
  expect(cases).toEqual([]);
  expect(untested).toEqual([{ tool: "create_x", reason: expect.stringContaining("no sample arguments") }]);
});

test("a header that the stand-in cannot show is not recorded", async () => {
  const parameters = [parameter("__proto__", "header"), parameter("toString", "header")];
  const { cases } = await record({ "/x": { get: { parameters } } });
  expect(Object.keys(cases[0]?.request.headers ?? {})).toEqual(["accept", "tostring"]);
});

test("what is sent for an argument that must be there is recorded, and no call without it", async () => {
  const parameters = [parameter("a", "query", { required: true }), parameter("b", "query")];
  const document = documentWith(
    { operationId: "op", parameters },
    { servers: [{ url: "https://a.example" }] },
  );
  const { server } = serverOf(document);
  const [tool] = server.groups[0]?.tools ?? [];
  if (tool === undefined) throw new Error("no tool");
  tool.definition.request.defaults = { a: "x" };
  const { cases } = await recordRequests(server);
  expect(cases.map(({ request }) => request.url)).toEqual(["/base/x?a=a-1&b=b-1"]);
});

test("a length counts characters, of which some are two code units", async () => {
  const inner = { type: "object", properties: { "\u{1f600}\u{1f600}": { type: "string", minLength: 8 } } };
  const operation = { requestBody: json({ type: "object", properties: { a: inner } }) };
  const { cases } = await record({ "/x": { post: operation } });
  expect(cases[0]?.arguments).toEqual({ a: { "\u{1f600}\u{1f600}": "\u{1f600}\u{1f600}-1xxxx" } });
});

test("a cursor takes the place of the API's own argument, so no request is recorded with one", async () => {
  const { server } = serverOf(
    documentWith({
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer" } },
        { name: "page", in: "query", schema: { type: "integer" } },
      ],
      responses: { 200: { description: "ok" } },
    }),
  );
  const { cases, untested } = await recordRequests(server);
  expect(Object.keys(server.groups[0]?.tools[0]?.definition.inputSchema.properties ?? {})).toContain(
    "cursor",
  );
  expect(Object.keys(cases[0]?.arguments ?? {})).toEqual(["limit", "page"]);
  for (const { arguments: args } of cases) expect(args).not.toHaveProperty("cursor");
  expect(cases[0]?.request.url).toMatch(/^\/base\/x\?limit=\d+&page=\d+$/);
  expect(untested).toEqual([]);
});

test("a base URL that is none with sample values is not called", async () => {
  const operation = { servers: [{ url: "{a}{b}", variables: { a: { default: "ftp:" } } }] };
  const { flags, cases, untested } = await record({ "/x": { get: operation } });
  expect([flags, cases]).toEqual([["--base-url", "ORIGIN/base"], []]);
  expect(untested).toEqual([{ tool: "get_x", reason: expect.stringContaining("no sample arguments") }]);
});

test("of base URLs that share a variable, and differ in what it may be, those are called that can be", async () => {
  const at = (host: string, value: string) => ({
    servers: [{ url: `https://${host}.example/{x}`, variables: { x: { enum: [value] } } }],
  });
  const { env, cases, untested } = await record({ "/x": { get: at("a", "1") }, "/y": { get: at("b", "2") } });
  expect(env).toEqual({ DEMO_VAR_X: "2" });
  expect(cases.map(({ tool }) => tool)).toEqual(["get_y"]);
  expect(untested).toEqual([{ tool: "get_x", reason: expect.stringContaining("DEMO_VAR_X") }]);
});
