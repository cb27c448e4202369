import type { Curation } from "../curation/model.ts";
import { curatedServer, curationFaults } from "../test/curated.ts";
import { apiOf } from "../test/documents.ts";
import { collectProblems } from "./curation-problems.ts";
import { environmentWord, planAuth } from "./plan-auth.ts";

const tokenUrl = "https://a.example/token";
const key = (name = "X-Key") => ({ type: "apiKey", in: "header", name });

function plan(securitySchemes: Record<string, object>, used = Object.keys(securitySchemes)) {
  const paths = Object.fromEntries(used.map((name) => [`/${name}`, { get: { security: [{ [name]: [] }] } }]));
  const { api } = apiOf({ openapi: "3.1.0", paths, components: { securitySchemes } });
  return planAuth(
    api,
    api.operations,
    { prefix: "DEMO", given: new Map() },
    {},
    collectProblems({ originOf: () => "" }),
  );
}

describe("environment names", () => {
  test.each<[what: string, schemes: Record<string, object>, want: string[][]]>([
    ["one key", { anything: key() }, [["DEMO_API_KEY"]]],
    ["one bearer", { anything: { type: "http", scheme: "bearer" } }, [["DEMO_API_KEY"]]],
    ["basic", { b: { type: "http", scheme: "basic" } }, [["DEMO_USERNAME", "DEMO_PASSWORD"]]],
    [
      "client credentials",
      { o: { type: "oauth2", flows: { clientCredentials: { tokenUrl } } } },
      [["DEMO_CLIENT_ID", "DEMO_CLIENT_SECRET", "DEMO_ACCESS_TOKEN"]],
    ],
    ["another flow", { o: { type: "oauth2", flows: { implicit: {} } } }, [["DEMO_ACCESS_TOKEN"]]],
    ["a certificate", { m: { type: "mutualTLS" } }, [["DEMO_CLIENT_CERT", "DEMO_CLIENT_KEY"]]],
    [
      "several",
      { adminKey: key(), bearerAuth: { type: "http", scheme: "bearer" } },
      [["DEMO_ADMIN_KEY_API_KEY"], ["DEMO_BEARER_AUTH_API_KEY"]],
    ],
    [
      "a part equal to the suffix is not repeated",
      { api_key: key(), "app-id": key("App") },
      [["DEMO_API_KEY"], ["DEMO_APP_ID_API_KEY"]],
    ],
    [
      "names that are spelled alike",
      { "a b": key(), a_b: key("Y") },
      [["DEMO_A_B_API_KEY"], ["DEMO_A_B_API_KEY_45F2"]],
    ],
  ])("%s", (_, schemes, want) => {
    const names = plan(schemes).map(({ definition }) => definition.env);
    expect(names.map((list) => list.length)).toEqual(want.map((list) => list.length));
    expect(new Set(names.flat()).size).toBe(names.flat().length);
    for (const [index, list] of names.entries())
      for (const [at, name] of list.entries())
        expect(name.replace(/_[0-9A-F]{4}$/, "_45F2")).toBe(want[index]?.[at]);
  });

  test("only schemes that an operation needs count", () => {
    expect(
      plan({ a: key(), b: key("Y") }, ["b"]).map(({ scheme, definition }) => [scheme, definition.env]),
    ).toEqual([["b", ["DEMO_API_KEY"]]]);
  });
});

test.each<[what: string, scheme: object, want: object]>([
  [
    "apiKey",
    { type: "apiKey", in: "query", name: "k", description: "d" },
    { scheme: "s", description: "d", definition: { type: "apiKey", in: "query", name: "k" } },
  ],
  [
    "another HTTP scheme",
    { type: "http", scheme: "Token" },
    { definition: { type: "apiKey", in: "header", name: "Authorization", prefix: "Token " } },
  ],
  [
    "client credentials",
    { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: { b: "", a: "" } } } },
    { definition: { type: "clientCredentials", tokenUrl, scopes: ["a", "b"] } },
  ],
])("the definition of %s", (_, scheme, want) => {
  expect(plan({ s: scheme })).toMatchObject([want]);
});

test.each<[given: string, want: string | RegExp]>([
  ["retell-ai", "RETELL_AI"],
  ["bearerAuth", "BEARER_AUTH"],
  ["Über uns", "U_BER_UNS"],
  ["2fa", "X_2FA"],
  ["__proto__", "PROTO"],
  ["名前", /^X_[0-9A-F]{4}$/],
  ["a".repeat(60), "A".repeat(40)],
  ["$(rm -rf /)\n", "RM_RF"],
])("environmentWord(%j) [threat: package-files]", (given, want) => {
  expect(environmentWord(given)).toMatch(want instanceof RegExp ? want : new RegExp(`^${want}$`));
  expect(environmentWord(given)).toMatch(/^[A-Z][A-Z0-9_]*$/);
});

describe("with a curation", () => {
  const securitySchemes = {
    token: { type: "http", scheme: "bearer" },
    key: key(),
    login: { type: "http", scheme: "basic" },
    app: { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: {} } } },
  };
  const documentOf = (used: string[]) => ({
    openapi: "3.1.0",
    paths: Object.fromEntries(used.map((name) => [`/${name}`, { get: { security: [{ [name]: [] }] } }])),
    components: { securitySchemes },
  });
  const envOf = (used: string[], credentials: NonNullable<Curation["credentials"]>): string[] =>
    curatedServer(documentOf(used), { name: "demo", credentials }).credentials.map(
      ({ scheme, definition }) => `${scheme}: ${definition.env.join(" ")}`,
    );

  test.each<[used: string[], credentials: NonNullable<Curation["credentials"]>, want: string[]]>([
    [["token"], { token: { env: "MY_TOKEN" } }, ["token: MY_TOKEN"]],
    [["token"], { token: {} }, ["token: DEMO_API_KEY"]],
    [["login"], { login: { env: ["WHO", "PASS"] } }, ["login: WHO PASS"]],
    [["login"], { login: { env: "WHO" } }, ["login: WHO DEMO_PASSWORD"]],
    [["app"], { app: { env: ["ID", "SECRET"] } }, ["app: ID SECRET DEMO_ACCESS_TOKEN"]],
    [
      ["key", "token"],
      { key: { env: "DEMO_TOKEN_API_KEY" } },
      ["key: DEMO_TOKEN_API_KEY", expect.stringMatching(/^token: DEMO_TOKEN_API_KEY_[0-9A-F]{4}$/)],
    ],
    [["key", "token"], { key: { env: "ONE" }, token: { env: "ONE" } }, ["key: ONE", "token: ONE"]],
  ])("the variables of %j with %j", (used, credentials, want) => {
    expect(envOf(used, credentials)).toEqual(want);
  });

  test("a prefix stands in place of the name of an HTTP scheme, also an empty one", () => {
    const { credentials } = curatedServer(
      {
        ...documentOf(["s"]),
        components: { securitySchemes: { s: { type: "http", scheme: "Token" } } },
      },
      { credentials: { s: { prefix: "" } } },
    );
    expect(credentials[0]?.definition).toMatchObject({ type: "apiKey", prefix: "" });
  });

  test("an apiKey can have a prefix", () => {
    const { credentials } = curatedServer(documentOf(["key"]), {
      credentials: { key: { prefix: "Token " } },
    });
    expect(credentials[0]?.definition).toMatchObject({ type: "apiKey", prefix: "Token " });
  });

  test.each<[credentials: NonNullable<Curation["credentials"]>, want: string]>([
    [
      { tokn: { env: "X" } },
      'credentials.tokn: The document declares no security scheme "tokn". Did you mean "token"?',
    ],
    [{ key: { env: "X" } }, 'credentials.key: No tool needs the security scheme "key".'],
    [
      { token: { env: ["A", "B"] } },
      'credentials.token.env: "token" is of the kind bearer, which takes 1 different variable.',
    ],
    [
      { login: { env: ["A", "A"] } },
      'credentials.login.env: "login" is of the kind basic, which takes 2 different variables.',
    ],
    [
      { token: { prefix: "x" } },
      'credentials.token.prefix: "token" is of the kind bearer; only the value of an apiKey has a prefix.',
    ],
  ])("faults: %j", (credentials, want) => {
    expect(curationFaults(documentOf(["token", "login"]), { credentials })).toEqual([want]);
  });
});
