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

describe("the default", () => {
  test.each<[written: string, documentUrl: string | undefined, want: string | null, said: string[]]>([
    ["https://a.example/v1/", undefined, "https://a.example/v1", []],
    [" HTTP://A.example:80 ", undefined, "http://a.example", []],
    ["//a.example", undefined, "https://a.example", []],
    ["/v1", "https://a.example/docs/openapi.json", "https://a.example/v1", []],
    ["../v1", "https://a.example/docs/openapi.json", "https://a.example/v1", []],
    ["/v1", undefined, null, ["base-url-missing #/servers/0"]],
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
  const document = { ...servers("https://a.example"), paths: {} };
  test.each<[own: string, key: string | undefined, said: string[]]>([
    ["https://a.example/", undefined, []],
    ["https://b.example", "https://b.example", []],
    ["/v2", undefined, ["base-url-missing #/paths/~1a/get/servers/0"]],
  ])("%s of an operation [threat: base-urls]", (own, key, said) => {
    const planned = plan({ ...document, paths: { "/a": { get: servers(own) } } });
    expect([planned.keys, planned.said]).toEqual([[key], said]);
    expect(Object.keys(planned.baseUrls)).toEqual(["default", ...(key === undefined ? [] : [key])]);
  });
});
