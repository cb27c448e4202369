import { placeIn, readingOf, told } from "../test/documents.ts";
import { readSecuritySchemes } from "./read-security.ts";

function schemesOf(securitySchemes: object) {
  const root = { components: { securitySchemes } };
  const { reading, found } = readingOf(root);
  const schemes = readSecuritySchemes(reading, placeIn(root));
  return { schemes, said: told(found), messages: found.map(({ message }) => message) };
}

const tokenUrl = "https://a.example/token";

describe("one scheme", () => {
  test.each<[what: string, given: object, want: object]>([
    [
      "a key in a header",
      { type: "apiKey", in: "header", name: "X-Key", description: "d" },
      { type: "apiKey", in: "header", parameterName: "X-Key", description: "d" },
    ],
    [
      "a key in the query",
      { type: "apikey", in: "Query", name: "a b" },
      { type: "apiKey", in: "query", parameterName: "a b" },
    ],
    [
      "a key in a cookie",
      { type: "apiKey", in: "cookie", name: "sid" },
      { type: "apiKey", in: "cookie", parameterName: "sid" },
    ],
    ["bearer in any case", { type: "http", scheme: "Bearer" }, { type: "bearer" }],
    ["basic", { type: "http", scheme: "basic" }, { type: "basic" }],
    ["basic of 2.0", { type: "basic" }, { type: "basic" }],
    [
      "another HTTP scheme, whose name stands before the value",
      { type: "http", scheme: "Token" },
      { type: "apiKey", in: "header", parameterName: "Authorization", prefix: "Token " },
    ],
    ["a client certificate", { type: "mutualTLS" }, { type: "mutualTLS" }],
    [
      "OpenID Connect",
      { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
      { type: "accessToken" },
    ],
    [
      "client credentials",
      { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: { b: "", a: "" } }, "x-a": {} } },
      { type: "clientCredentials", tokenUrl, scopes: ["a", "b"] },
    ],
    [
      "client credentials of 2.0",
      { type: "oauth2", flow: "application", tokenUrl },
      { type: "clientCredentials", tokenUrl, scopes: [] },
    ],
    [
      "a flow that needs a person",
      { type: "oauth2", flows: { authorizationCode: {} } },
      { type: "accessToken" },
    ],
    [
      "a choice of flows",
      { type: "oauth2", flows: { clientCredentials: { tokenUrl }, implicit: {} } },
      { type: "accessToken" },
    ],
    ["no token URL", { type: "oauth2", flows: { clientCredentials: {} } }, { type: "accessToken" }],
  ])("%s", (_, given, want) => {
    const { schemes, said } = schemesOf({ s: given });
    expect([...schemes.values()]).toEqual([
      { name: "s", origin: "api.json#/components/securitySchemes/s", ...want },
    ]);
    expect(said).toEqual([]);
  });

  test.each<[tokenUrl: string, isRun: boolean]>([
    ["https://a.example/token?v=1", true],
    ["http://localhost:8080/token", true],
    ["http://a.example/token", false],
    ["https://user:key@a.example/token", false],
    ["https://a.example\\@b.example/token", false],
    ["/token", false],
    ["file:///token", false],
    ["a token", false],
  ])("client credentials go to %s: %s [threat: base-urls]", (address, isRun) => {
    const flows = { clientCredentials: { tokenUrl: address } };
    for (const given of [
      { type: "oauth2", flows },
      { type: "oauth2", flow: "application", tokenUrl: address },
    ]) {
      const root = { components: { securitySchemes: { s: given } } };
      const { reading } = readingOf(root);
      const type = readSecuritySchemes(reading, placeIn(root)).get("s")?.type;
      expect([type, reading.losses.map(({ code }) => code)]).toEqual(
        isRun ? ["clientCredentials", []] : ["accessToken", ["flow-not-run"]],
      );
    }
  });

  test.each<[scheme: string, want: string[]]>([
    ["digest", ["http-scheme-not-run"]],
    ["Token", ["http-scheme-not-run"]],
    ["BASIC", []],
    ["bearer", []],
  ])("the HTTP scheme %s is told", (scheme, want) => {
    const root = { components: { securitySchemes: { s: { type: "http", scheme } } } };
    const { reading } = readingOf(root);
    readSecuritySchemes(reading, placeIn(root));
    expect(reading.losses.map(({ code }) => code)).toEqual(want);
  });

  test.each<[what: string, given: unknown, want: string]>([
    ["of no type", {}, "has no `type`."],
    ["of an unknown type", { type: "magic" }, 'has "magic" as its `type`, which OpenAPI does not know.'],
    ["a key without a name", { type: "apiKey", in: "header" }, "has no `name`."],
    ["a key with an empty name", { type: "apiKey", in: "header", name: " " }, "has no `name`."],
    ["a key without a place", { type: "apiKey", name: "a" }, "has no `in`."],
    [
      "a key in the body",
      { type: "apikey", in: "headers", name: "a" },
      'has "headers" as its `in`, which OpenAPI does not know.',
    ],
    [
      "a header name with a line end",
      { type: "apiKey", in: "header", name: "X-A\r\nX-B" },
      'has the `name` "X-A\\r\\nX-B", which no header can have.',
    ],
    [
      "a cookie name with a semicolon",
      { type: "apiKey", in: "cookie", name: "a;b" },
      'has the `name` "a;b", which no cookie can have.',
    ],
    [
      "an HTTP scheme that is no token",
      { type: "http", scheme: "a b" },
      'has "a b" as its `scheme`, which OpenAPI does not know.',
    ],
    ["a text", "bearer", "is no object."],
  ])("unusable: %s [threat: wire-names]", (_, given, want) => {
    const { schemes, said, messages } = schemesOf({ s: given });
    expect([schemes.size, said]).toEqual([0, ["security-scheme-unknown #/components/securitySchemes/s"]]);
    expect(messages).toEqual([`The security scheme "s" ${want}`]);
  });

  test("Swagger 2.0 declares them elsewhere", () => {
    const root = {
      securityDefinitions: { s: { type: "basic" } },
      components: { securitySchemes: { t: { type: "basic" } } },
    };
    expect([...readSecuritySchemes(readingOf(root, "2.0").reading, placeIn(root)).keys()]).toEqual(["s"]);
  });
});
