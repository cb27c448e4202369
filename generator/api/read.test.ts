import { apiOf, collect, documentsOf, documentWith, told } from "../test/documents.ts";
import { readApi } from "./read.ts";

const ok = { responses: { "200": { description: "ok" } } };
const requests = (api: ReturnType<typeof apiOf>["api"]) =>
  api.operations.map(({ method, path }) => `${method} ${path}`);

describe("the document", () => {
  test("what it says of itself", () => {
    const { api } = apiOf({
      ...documentWith(ok),
      info: {
        title: "Demo",
        version: 1,
        summary: "s",
        description: "d",
        license: { name: "MIT", url: "https://a.example/mit" },
      },
      externalDocs: { url: "https://a.example/docs" },
      tags: [{ name: "b", description: "B" }, { description: "no name" }, { name: "a" }],
    });
    expect(api).toMatchObject({
      specification: "3.1.0",
      title: "Demo",
      version: "1",
      summary: "s",
      description: "d",
      license: { name: "MIT", url: "https://a.example/mit" },
      externalDocs: "https://a.example/docs",
      tags: [{ name: "b", description: "B" }, { name: "a" }],
      origin: "api.json#",
    });
  });

  test.each<[version: object, want: string]>([
    [{ swagger: "2.0" }, "2.0"],
    [{ swagger: 2 }, "2.0"],
    [{ openapi: "3.0.3" }, "3.0.3"],
    [{ openapi: "3.2.0" }, "3.2.0"],
  ])("its version %j", (version, want) => {
    const { openapi, ...rest } = documentWith(ok);
    expect(apiOf({ ...version, ...rest }).api.specification).toBe(want);
  });

  test("operations are sorted by path and method, whatever their order", () => {
    const item = { post: ok, get: ok, delete: ok };
    expect(requests(apiOf({ openapi: "3.1.0", paths: { "/b": item, "/a": { get: ok } } }).api)).toEqual([
      "GET /a",
      "DELETE /b",
      "GET /b",
      "POST /b",
    ]);
  });

  test.each<[dialect: string, want: string[]]>([
    ["3.1.0", ["GET /a"]],
    ["3.2.0", ["GET /a", "PURGE /a", "QUERY /a"]],
  ])("methods of %s", (openapi, want) => {
    const additionalOperations = openapi === "3.2.0" ? { PURGE: ok, CONNECT: ok, "A B": ok } : {};
    const { api, found } = apiOf({
      openapi,
      paths: { "/a": { GET: ok, query: ok, trace: null, additionalOperations } },
    });
    expect(requests(api)).toEqual(want);
    expect(told(found)).toHaveLength(openapi === "3.2.0" ? 2 : 0);
  });

  test("x- keys are no paths, x-ms-paths are", () => {
    const paths = { "x-note": { get: ok }, "/a": { get: ok } };
    expect(requests(apiOf({ openapi: "3.0.0", paths, "x-ms-paths": { "/a?b=1": { get: ok } } }).api)).toEqual(
      ["GET /a", "GET /a"],
    );
  });

  test.each<[what: string, document: object, message: RegExp]>([
    ["no paths", { openapi: "3.1.0" }, /has no operations\. Its paths hold none/],
    ["webhooks only", { openapi: "3.1.0", webhooks: { a: { post: ok } } }, /webhooks only/],
    [
      "only operations that cannot be made",
      { openapi: "3.1.0", paths: { "/a": { post: { requestBody: { $ref: "#/x" } } } } },
      /POST \/a is skipped, since its body/,
    ],
  ])("%s is an error", (_, document, message) => {
    expect(() => readApi(documentsOf(document), collect().report)).toThrow(message);
  });
});

describe("path items", () => {
  test("what stands beside a reference wins, and a broken one is skipped", () => {
    const { api } = apiOf({
      openapi: "3.1.0",
      paths: { "/a": { $ref: "#/components/pathItems/A", summary: "own" }, "/b": { $ref: "#/gone" } },
      components: { pathItems: { A: { summary: "shared", get: ok } } },
    });
    expect(api.operations.map(({ summary, origin }) => [summary, origin])).toEqual([
      ["own", "api.json#/components/pathItems/A/get"],
    ]);
    expect(api.skipped).toEqual([
      {
        method: "*",
        path: "/b",
        reason: "the path is a reference to which nothing belongs",
        origin: "api.json#/paths/~1b",
      },
    ]);
  });
});

describe("one operation", () => {
  const first = (operation: object, at: { path?: string } = {}) =>
    apiOf(documentWith(operation, at)).api.operations[0];

  test("its words", () => {
    const operation = {
      operationId: "o",
      summary: "s",
      description: "d",
      tags: ["t", 2, " "],
      deprecated: true,
      externalDocs: { url: "u" },
    };
    expect(first(operation)).toMatchObject({
      operationId: "o",
      summary: "s",
      description: "d",
      tags: ["t", "2"],
      deprecated: true,
      externalDocs: "u",
    });
    expect(first({ deprecated: "true" })).toMatchObject({ deprecated: false, tags: [] });
  });

  test.each<[path: string, want: string, query: string | undefined]>([
    ["/x", "/x", undefined],
    ["x", "/x", undefined],
    ["/x?beta=true", "/x", "beta=true"],
    ["/x?", "/x", undefined],
    ["/x#twin", "/x", undefined],
  ])("its path %s", (path, want, query) => {
    expect([first({}, { path })?.path, first({}, { path })?.fixedQuery]).toEqual([want, query]);
  });

  test.each<[what: string, levels: object, want: string, level: string]>([
    ["document", {}, "https://d.example", "document"],
    ["path", { path: 1 }, "https://p.example", "path"],
    ["operation", { path: 1, operation: 1 }, "https://o.example", "operation"],
  ])("its base URL is the nearest: %s", (_, levels, url, level) => {
    const servers = (at: string) => (at in levels ? { servers: [{ url: `https://${at[0]}.example` }] } : {});
    const { api } = apiOf({
      openapi: "3.1.0",
      servers: [{ url: "https://d.example" }],
      paths: { "/a": { ...servers("path"), get: servers("operation") } },
    });
    expect(api.operations[0]).toMatchObject({ baseUrls: [{ url }], baseUrlLevel: level });
  });

  test.each<[what: string, operation: unknown, reason: string]>([
    ["a broken reference", { $ref: "#/gone" }, "the operation is a reference to which nothing belongs"],
    ["no object", "todo", "the operation is not an object"],
    [
      "a body that is not there",
      { requestBody: { $ref: "#/gone" } },
      "its body is a reference to which nothing belongs",
    ],
  ])("is skipped for %s, and only it", (_, operation, reason) => {
    const { api, found } = apiOf({ openapi: "3.1.0", paths: { "/a": { get: ok, post: operation } } });
    expect(requests(api)).toEqual(["GET /a"]);
    expect(api.skipped).toEqual([{ method: "POST", path: "/a", reason, origin: "api.json#/paths/~1a/post" }]);
    expect(told(found)).toContain("operation-skipped #/paths/~1a/post");
  });

  test("a broken schema makes none skipped", () => {
    const { api } = apiOf(
      documentWith({ requestBody: { content: { "application/json": { schema: { $ref: "#/gone" } } } } }),
    );
    expect(requests(api)).toEqual(["GET /x"]);
  });
});

describe("several documents", () => {
  const of = (paths: object, rest: object = {}) => ({
    openapi: "3.1.0",
    info: { title: "Demo" },
    paths,
    ...rest,
  });

  test("become one, the first that says a thing wins", () => {
    const key = (name: string) => ({
      components: { securitySchemes: { k: { type: "apiKey", in: "header", name } } },
    });
    const { api, found } = apiOf(
      of(
        { "/a": { get: { summary: "first" } } },
        { ...key("X-A"), tags: [{ name: "t", description: "first" }] },
      ),
      of(
        { "/a": { get: { summary: "second" }, post: ok }, "/0": { get: ok } },
        {
          ...key("X-B"),
          tags: [{ name: "t", description: "second" }, { name: "s" }],
          servers: [{ url: "https://b.example" }],
        },
      ),
    );
    expect(requests(api)).toEqual(["GET /0", "GET /a", "POST /a"]);
    expect(api.operations[1]?.summary).toBe("first");
    expect(api.securitySchemes.get("k")?.parameterName).toBe("X-A");
    expect(api.tags).toEqual([{ name: "s" }, { name: "t", description: "first" }]);
    expect(api.baseUrls.map(({ url }) => url)).toEqual(["https://b.example"]);
    expect(told(found)).toEqual([
      "documents-disagree api-2.json#/components/securitySchemes/k",
      "documents-disagree api-2.json#/paths/~1a/get",
    ]);
  });

  test("twins of one document stay two, equal schemes are no disagreement", () => {
    const schemes = { components: { securitySchemes: { k: { type: "http", scheme: "bearer" } } } };
    const { api, found } = apiOf(
      of({ "/a": { get: ok }, "/a#twin": { get: ok } }, schemes),
      of({ "/b": { get: ok } }, schemes),
    );
    expect(requests(api)).toEqual(["GET /a", "GET /a", "GET /b"]);
    expect(told(found)).toEqual([]);
  });

  test("references lead from one to the other", () => {
    const schema = { $ref: "api-2.json#/components/schemas/S" };
    const { api } = apiOf(
      of({ "/a": { post: { requestBody: { content: { "application/json": { schema } } } } } }),
      of(
        { "/b": { get: ok } },
        { components: { schemas: { S: { items: { $ref: "#/components/schemas/T" } }, T: {} } } },
      ),
    );
    expect([...api.schemas.keys()]).toEqual([
      "api-2.json#/components/schemas/S",
      "api-2.json#/components/schemas/T",
    ]);
  });
});
