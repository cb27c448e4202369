import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import type { SecuritySchemeDefinition } from "../tool.ts";
import { readBrought, whatToSend } from "./read-passthrough.ts";

const bearer: SecuritySchemeDefinition = { type: "bearer", env: ["E"] };
const keyHeader: SecuritySchemeDefinition = { type: "apiKey", in: "header", name: "X-Api-Key", env: ["E"] };
const keyQuery: SecuritySchemeDefinition = { type: "apiKey", in: "query", name: "key", env: ["E"] };
const prefixed: SecuritySchemeDefinition = {
  type: "apiKey",
  in: "header",
  name: "Authorization",
  prefix: "Token ",
  env: ["E"],
};
const basic: SecuritySchemeDefinition = { type: "basic", env: ["E", "F"] };
const client: SecuritySchemeDefinition = {
  type: "clientCredentials",
  tokenUrl: "https://a.invalid/token",
  scopes: [],
  env: ["E", "F", "G"],
};
const token: SecuritySchemeDefinition = { type: "accessToken", env: ["E"] };
const tls: SecuritySchemeDefinition = { type: "mutualTLS", env: ["E", "F"] };

const base64 = (text: string) => Buffer.from(text).toString("base64");

type Row = [
  title: string,
  scheme: SecuritySchemeDefinition,
  headers: Record<string, string>,
  url: string,
  want: readonly string[] | undefined,
];

describe("the credential of a request", () => {
  test.each<Row>([
    ["a bearer token", bearer, { authorization: "Bearer k1" }, "/mcp", ["k1"]],
    ["the word in any case, spaces around", bearer, { authorization: " bearer   k1 " }, "/mcp", ["k1"]],
    ["nothing", bearer, {}, "/mcp", undefined],
    ["an empty token", bearer, { authorization: "Bearer " }, "/mcp", undefined],
    ["a token without its word", bearer, { authorization: "k1" }, "/mcp", undefined],
    ["another scheme's word", bearer, { authorization: `Basic ${base64("u:p")}` }, "/mcp", undefined],
    ["the API's own header", keyHeader, { "x-api-key": " k1 " }, "/mcp", ["k1"]],
    ["a bearer token for an API key", keyHeader, { authorization: "Bearer k1" }, "/mcp", ["k1"]],
    [
      "the own header before the bearer token",
      keyHeader,
      { "x-api-key": "k1", authorization: "Bearer k2" },
      "/mcp",
      ["k1"],
    ],
    ["an empty own header", keyHeader, { "x-api-key": "" }, "/mcp", undefined],
    ["an API key that goes to the query upstream", keyQuery, { authorization: "Bearer k1" }, "/mcp", ["k1"]],
    ["the query of the API's own name, not allowed", keyQuery, {}, "/mcp?key=k1", undefined],
    ["Authorization as it is", prefixed, { authorization: "Token k1" }, "/mcp", ["Token k1"]],
    ["Authorization as bearer", prefixed, { authorization: "Bearer k1" }, "/mcp", ["k1"]],
    ["user and password", basic, { authorization: `Basic ${base64("u:p:q")}` }, "/mcp", ["u", "p:q"]],
    ["user without a colon", basic, { authorization: `Basic ${base64("u")}` }, "/mcp", undefined],
    ["a bearer token for basic", basic, { authorization: "Bearer k1" }, "/mcp", undefined],
    ["a token instead of id and secret", client, { authorization: "Bearer t" }, "/mcp", ["", "", "t"]],
    ["an access token", token, { authorization: "Bearer t" }, "/mcp", ["t"]],
    ["a client certificate", tls, { authorization: "Bearer t" }, "/mcp", undefined],
  ])("%s", (_title, scheme, headers, url, want) => {
    const server = sampleServer({ securitySchemes: { s: scheme } });
    const { credentials, keyInUrl } = readBrought(server, headers, url, undefined);
    expect([{ ...credentials }, keyInUrl]).toEqual([want === undefined ? {} : { s: want }, false]);
  });

  test.each<[url: string, headers: Record<string, string>, want: string | undefined, keyInUrl: boolean]>([
    ["/mcp?api_key=k1", {}, "k1", true],
    ["/mcp?a=b&api_key=k%2B1", {}, "k+1", true],
    ["/mcp?api_key=", {}, undefined, false],
    ["/mcp?API_KEY=k1", {}, undefined, false],
    ["/mcp?api_key=k1", { authorization: "Bearer k2" }, "k1", true],
    ["/mcp", { authorization: "Bearer k2" }, "k2", false],
    ["/mcp#?api_key=k1", {}, "k1", true],
  ])("a parameter of the URL that is allowed: %s [threat: passthrough]", (url, headers, want, keyInUrl) => {
    const server = sampleServer({ securitySchemes: { s: bearer } });
    const brought = readBrought(server, headers, url, "api_key");
    expect([{ ...brought.credentials }, brought.keyInUrl]).toEqual([
      want === undefined ? {} : { s: [want] },
      keyInUrl,
    ]);
  });

  const all = { bearer, keyHeader, keyQuery, basic, tls, admin: { ...keyHeader, name: "X-Admin" } };

  test.each<[title: string, headers: Record<string, string>, url: string, want: Record<string, string[]>]>([
    ["a bearer token", { authorization: "Bearer k1" }, "/mcp", { bearer: ["k1"] }],
    [
      "a bearer token beside a key",
      { authorization: "Bearer k1", "x-admin": "k2" },
      "/mcp",
      { bearer: ["k1"], admin: ["k2"] },
    ],
    ["the key of the URL that an API key is called by", {}, "/mcp?key=k1", { keyQuery: ["k1"] }],
    [
      "that key beside a bearer token",
      { authorization: "Bearer k2" },
      "/mcp?key=k1",
      { bearer: ["k2"], keyQuery: ["k1"] },
    ],
  ])(
    "of several schemes each gets what is meant for it: %s [threat: passthrough]",
    (_, headers, url, want) => {
      const server = sampleServer({ securitySchemes: all });
      expect({ ...readBrought(server, headers, url, "key").credentials }).toEqual(want);
    },
  );

  test("a key of the URL by another name is a token [threat: passthrough]", () => {
    const server = sampleServer({ securitySchemes: all });
    expect({ ...readBrought(server, {}, "/mcp?api_key=k1", "api_key").credentials }).toEqual({
      bearer: ["k1"],
    });
  });

  test("schemes for one place are one: a bearer token serves both", () => {
    const server = sampleServer({ securitySchemes: { a: keyHeader, b: { ...keyHeader, env: ["F"] }, tls } });
    const { credentials } = readBrought(server, { authorization: "Bearer k1" }, "/mcp", undefined);
    expect({ ...credentials }).toEqual({ a: ["k1"], b: ["k1"] });
  });

  test("a parameter that is there twice is refused [threat: passthrough]", () => {
    const server = sampleServer({ securitySchemes: { s: bearer } });
    expect(() => readBrought(server, {}, "/mcp?api_key=a&api%5Fkey=b", "api_key")).toThrow(
      /must be there once/,
    );
  });

  test("a scheme of a name that objects have, too", () => {
    const server = sampleServer({
      securitySchemes: JSON.parse('{"__proto__":{"type":"bearer","env":["E"]}}'),
    });
    const { credentials } = readBrought(server, { authorization: "Bearer k1" }, "/mcp", undefined);
    expect(Object.entries(credentials)).toEqual([["__proto__", ["k1"]]]);
  });
});

describe("what a client is told to send", () => {
  test.each<
    [title: string, schemes: SecuritySchemeDefinition[], parameter: string | undefined, want: string]
  >([
    ["a bearer token", [bearer], undefined, 'the header "Authorization: Bearer <your API key>"'],
    [
      "an own header",
      [keyHeader],
      undefined,
      'the header "Authorization: Bearer <your API key>", or the header "X-Api-Key: <your API key>"',
    ],
    [
      "a bearer token or a key, not one for the other",
      [bearer, keyHeader, keyQuery],
      undefined,
      'the header "Authorization: Bearer <your API key>", or the header "X-Api-Key: <your API key>"',
    ],
    ["keys alone", [keyHeader, keyQuery], undefined, 'the header "X-Api-Key: <your API key>"'],
    [
      "a key of the URL",
      [keyHeader, keyQuery],
      "key",
      'the header "X-Api-Key: <your API key>", or the query parameter key=<your API key>',
    ],
    [
      "a parameter that stands for none of them",
      [keyHeader, basic],
      "k",
      'the header "X-Api-Key: <your API key>", or the header "Authorization: Basic <user name and password>"',
    ],
    ["basic", [basic, tls], undefined, 'the header "Authorization: Basic <user name and password>"'],
    [
      "the URL",
      [bearer],
      "api_key",
      'the header "Authorization: Bearer <your API key>", or the query parameter api_key=<your API key>',
    ],
  ])("%s", (_title, schemes, parameter, want) => {
    const server = sampleServer({ securitySchemes: Object.fromEntries(schemes.entries()) });
    expect(whatToSend(server, parameter)).toBe(`Send your Sample credential with every request: ${want}.`);
  });
});
