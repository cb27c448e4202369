import { apiOf, told } from "../test/documents.ts";

const bearer = { type: "http", scheme: "bearer" };

function read(
  parameters: object[],
  { security, schemes = {} }: { security?: object[]; schemes?: object } = {},
) {
  const get = { parameters, ...(security === undefined ? {} : { security }) };
  const { api, found } = apiOf({
    openapi: "3.1.0",
    paths: { "/a": { get } },
    components: { securitySchemes: schemes },
  });
  const [operation] = api.operations;
  return {
    left: operation?.parameters.map(({ name }) => name),
    security: operation?.security,
    schemes: api.securitySchemes,
    said: told(found),
  };
}

const parameter = (name: string, where: string, description = "", required = true) => ({
  name,
  in: where,
  description,
  required,
});

describe("a key that is declared as a parameter", () => {
  test.each<[name: string, where: string, description: string]>([
    ["xi-api-key", "header", ""],
    ["X-Auth-Token", "header", ""],
    ["api_key", "query", ""],
    ["access_token", "query", "Your access token."],
    ["Authorization", "header", ""],
    ["token", "query", "Bearer token of the caller."],
    ["apikey", "cookie", ""],
  ])("%s in %s becomes a credential [threat: wire-names]", (name, where, description) => {
    const { left, security, schemes, said } = read([parameter(name, where, description)]);
    expect([left, security]).toEqual([[], [[name]]]);
    expect(schemes.get(name)?.type).toMatch(/^(apiKey|bearer)$/);
    expect(said).toEqual(["credential-parameter #/paths/~1a/get/parameters/0"]);
  });

  test.each<[name: string, where: string, description: string]>([
    ["page_token", "query", "Access token of the page."],
    ["Idempotency-Key", "header", ""],
    ["token", "query", "Token of the word."],
    ["key", "query", "Key of the entry."],
    ["access_token", "query", "Of the account that is asked about."],
    ["api_key", "path", ""],
    ["X-CSRF-Token", "header", "Bearer."],
  ])("%s in %s (%s) stays an argument", (name, where, description) => {
    const { left, said } = read([parameter(name, where, description)]);
    expect([left, said.filter((line) => line.startsWith("credential"))]).toEqual([[name], []]);
  });
});

describe("security", () => {
  test.each<[what: string, parameters: object[], options: Parameters<typeof read>[1], want: string[][]]>([
    ["an optional key is an alternative", [parameter("api_key", "query", "", false)], {}, [["api_key"], []]],
    [
      "a required one goes with every alternative",
      [parameter("X-Api-Key", "header")],
      { security: [{ b: [] }], schemes: { b: bearer } },
      [["X-Api-Key", "b"]],
    ],
    [
      "but not with none",
      [parameter("X-Api-Key", "header")],
      { security: [{}, { b: [] }], schemes: { b: bearer } },
      [[], ["X-Api-Key", "b"]],
    ],
    [
      "a required key takes the place of schemes that are not declared",
      [parameter("Authorization", "header")],
      { security: [{ x: [] }] },
      [["Authorization"]],
    ],
    [
      "an optional key is an alternative to them",
      [parameter("api_key", "query", "", false)],
      { security: [{ x: [] }] },
      [["api_key"], ["x"]],
    ],
    [
      "an Authorization header beside a scheme is that scheme",
      [parameter("Authorization", "header")],
      { security: [{ b: [] }], schemes: { b: bearer } },
      [["b"]],
    ],
  ])("%s", (_, parameters, options, want) => {
    expect(read(parameters, options).security).toEqual(want);
  });

  test("a key in a second place is sent with the value of the declared scheme", () => {
    const { schemes } = read([parameter("X-Api-Key", "header")], {
      security: [{ b: [] }],
      schemes: { b: bearer },
    });
    expect(schemes.get("X-Api-Key")).toMatchObject({
      type: "apiKey",
      in: "header",
      parameterName: "X-Api-Key",
      sharesWith: "b",
    });
  });
});
