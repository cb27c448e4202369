import { apiOf, collect, told } from "../test/documents.ts";
import { planBaseUrls } from "./plan-base-urls.ts";

function plan(document: object, documentUrl?: string) {
  const { api } = apiOf({ openapi: "3.1.0", paths: { "/a": { get: {} } }, ...document });
  const { report, found } = collect();
  const names = { prefix: "DEMO", baseUrl: "DEMO_BASE_URL" };
  const { baseUrls, keyOf } = planBaseUrls(api, api.operations, names, documentUrl, report);
  return { baseUrls, keys: api.operations.map((operation) => keyOf(operation)), said: told(found) };
}

const servers = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) });

test("what is told of a URL that is refused repeats no secret of it [threat: secrets-in-examples]", () => {
  const written = "https://user:hunter2pass@a.example/v1?token=tok_abcdef123456";
  const { api } = apiOf({ openapi: "3.1.0", paths: { "/a": { get: {} } }, ...servers(written) });
  const { report, found } = collect();
  planBaseUrls(api, api.operations, { prefix: "DEMO", baseUrl: "DEMO_BASE_URL" }, undefined, report);
  const said = found.find(({ code }) => code === "base-url-refused")?.message;
  expect(said).toMatch(/^"https:\/\/\*\*\*@a\.example\/v1\?\*\*\*" is no http/);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|tok_/);
});

describe("the default", () => {
  test.each<[written: string, documentUrl: string | undefined, want: string | null, said: string[]]>([
    ["https://a.example/v1/", undefined, "https://a.example/v1", []],
    [" HTTP://A.example:80 ", undefined, "http://a.example", []],
    ["//a.example", undefined, "https://a.example", []],
    ["/v1", "https://a.example/docs/openapi.json", "https://a.example/v1", []],
    ["../v1", "https://a.example/docs/openapi.json", "https://a.example/v1", []],
    ["/v1", undefined, null, ["base-url-missing #/servers/0"]],
    ["//b.example", "http://a.example/openapi.json", "http://b.example", []],
    ["/v1/{x}", "https://a.example/docs/openapi.json", "https://a.example/v1/{x}", []],
    ["ftp://a.example", undefined, null, ["base-url-missing #/servers/0", "base-url-refused #/servers/0"]],
    [
      "https://user:pw@a.example",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
    [
      "https://user@a.example",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
    [
      "https://a.example?x=1",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
    [
      "https://a.example\\@b.example",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
    [
      "https://{x}@a.example",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
    [
      "javascript:alert(1)",
      undefined,
      null,
      ["base-url-missing #/servers/0", "base-url-refused #/servers/0"],
    ],
  ])("%j with a document from %j [threat: base-urls]", (written, documentUrl, want, said) => {
    const planned = plan(servers(written), documentUrl);
    expect([planned.baseUrls.default?.url, planned.said]).toEqual([want, said]);
  });

  test("no base URL at all must be named by the operator", () => {
    expect(plan({})).toMatchObject({ baseUrls: { default: { url: null } }, said: ["base-url-missing #"] });
  });

  test.each<[documentUrl: string, document: object]>([
    ["https://a.example/docs/openapi.json", {}],
    ["https://a.example/docs/openapi.json", { servers: [] }],
    ["https://a.example/docs/openapi.json", { openapi: undefined, swagger: "2.0" }],
  ])("a document from %s without one is at its origin: %j", (documentUrl, document) => {
    expect(plan(document, documentUrl)).toEqual({
      baseUrls: { default: { url: "https://a.example" } },
      keys: [undefined],
      said: ["base-url-assumed #"],
    });
  });

  test("operations without one are at the origin of their document, beside those that name one", () => {
    const paths = {
      "/a": { get: {} },
      "/b": { get: servers("https://b.example") },
      "/c": { get: servers("https://b.example") },
    };
    expect(plan({ paths }, "https://a.example/openapi.json")).toEqual({
      baseUrls: { default: { url: "https://b.example" }, "https://a.example": { url: "https://a.example" } },
      keys: ["https://a.example", undefined, undefined],
      said: ["base-url-assumed #"],
    });
  });

  test("without one in the document it is the one that most operations name", () => {
    const paths = {
      "/a": { get: servers("https://a.example") },
      "/b": { get: servers("https://b.example") },
      "/c": { get: servers("https://b.example") },
    };
    expect(plan({ paths })).toEqual({
      baseUrls: { default: { url: "https://b.example" }, "https://a.example": { url: "https://a.example" } },
      keys: ["https://a.example", undefined, undefined],
      said: [],
    });
  });
});

test("variables become environment names [threat: base-urls]", () => {
  const variables = { region: { default: "eu", enum: ["eu", "us"] } };
  const planned = plan({ servers: [{ url: "https://{region}.a.example/{base-path}", variables }] });
  expect(planned.baseUrls.default).toEqual({
    url: "https://{region}.a.example/{base-path}",
    variables: {
      "base-path": { env: "DEMO_VAR_BASE_PATH" },
      region: { default: "eu", enum: ["eu", "us"], env: "DEMO_VAR_REGION" },
    },
  });
});

describe("further ones", () => {
  const document = { ...servers("https://a.example/v1"), paths: {} };
  test.each<[own: string, key: string | undefined, said: string[]]>([
    ["https://a.example/v1/", undefined, []],
    ["https://b.example", "https://b.example", []],
    ["/v2", "https://a.example/v2", ["base-url-assumed #/paths/~1a/get/servers/0"]],
    ["../v2", undefined, ["base-url-missing #/paths/~1a/get/servers/0"]],
  ])("%s of an operation [threat: base-urls]", (own, key, said) => {
    const planned = plan({ ...document, paths: { "/a": { get: servers(own) } } });
    expect([planned.keys, planned.said]).toEqual([[key], said]);
    expect(Object.keys(planned.baseUrls)).toEqual(["default", ...(key === undefined ? [] : [key])]);
  });

  test("of one path it is told once", () => {
    const planned = plan({ ...document, paths: { "/a": { ...servers("/v2"), get: {}, post: {} } } });
    expect([planned.keys, planned.said]).toEqual([
      ["https://a.example/v2", "https://a.example/v2"],
      ["base-url-assumed #/paths/~1a/servers/0"],
    ]);
  });

  test("a path from the root has the variables of the origin that it belongs to, and its own", () => {
    const region = { default: "eu", enum: ["eu", "us"] };
    const planned = plan({
      servers: [{ url: "https://{region}.a.example/{v}", variables: { region, v: { default: "v1" } } }],
      paths: {
        "/a": {
          get: {
            servers: [{ url: "/x/{v}", variables: { region: { default: "no" }, v: { default: "v2" } } }],
          },
        },
      },
    });
    expect(planned.baseUrls["https://{region}.a.example/x/{v}"]).toEqual({
      url: "https://{region}.a.example/x/{v}",
      variables: {
        region: { ...region, env: "DEMO_VAR_REGION" },
        v: { default: "v2", env: "DEMO_VAR_V" },
      },
    });
  });

  test("beside a default of unknown origin the default is used", () => {
    const paths = { "/a": { get: servers("/v2") } };
    expect(plan({ ...servers("{url}/v1"), paths })).toMatchObject({
      keys: [undefined],
      said: ["base-url-missing #/paths/~1a/get/servers/0"],
    });
  });
});
