import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import type { HostedDefinition, SecuritySchemeDefinition } from "../tool.ts";
import { headerLine, hostedLaunch, localVariables } from "./launch.ts";

const bearer: SecuritySchemeDefinition = { type: "bearer", env: ["A_TOKEN"] };
const header: SecuritySchemeDefinition = { type: "apiKey", in: "header", name: "X-Key", env: ["A_KEY"] };
const prefixed: SecuritySchemeDefinition = { ...header, prefix: "Token " };
const query: SecuritySchemeDefinition = { type: "apiKey", in: "query", name: "key", env: ["A_KEY"] };
const basic: SecuritySchemeDefinition = { type: "basic", env: ["A_USERNAME", "A_PASSWORD"] };
const tls: SecuritySchemeDefinition = { type: "mutualTLS", env: ["A_CERT", "A_CERT_KEY"] };

const serverWith = (schemes: SecuritySchemeDefinition[], http?: HostedDefinition) =>
  sampleServer({
    securitySchemes: Object.fromEntries(schemes.entries()),
    ...(http === undefined ? {} : { http }),
  });

const at = "https://mcp.a.example/mcp";

test.each<
  [what: string, schemes: SecuritySchemeDefinition[], http: HostedDefinition, url: string, line: string]
>([
  ["a bearer token", [bearer], {}, at, "Authorization: Bearer <A_TOKEN>"],
  ["the header of the API", [header], {}, at, "X-Key: <A_KEY>"],
  ["its prefix", [prefixed], {}, at, "X-Key: Token <A_KEY>"],
  ["a key that the API wants in the URL, as bearer", [query], {}, at, "Authorization: Bearer <A_KEY>"],
  ["of several keys one with a header", [query, header], {}, at, "X-Key: <A_KEY>"],
  ["in the URL where the curation allows it", [header], { keyParameter: "k" }, `${at}?k=<A_KEY>`, ""],
  ["a key before user name and password", [basic, bearer], {}, at, "Authorization: Bearer <A_TOKEN>"],
  ["user name and password", [basic, tls], {}, at, "Authorization: Basic <A_USERNAME_PASSWORD_BASE64>"],
  ["nothing that a header can hold", [tls], {}, at, ""],
  ["no scheme", [], {}, at, ""],
])("hosted: %s", (_, schemes, http, url, line) => {
  const launch = hostedLaunch(at, serverWith(schemes, http));
  expect([launch.url, headerLine(launch)]).toEqual([url, line]);
});

test.each<[what: string, schemes: SecuritySchemeDefinition[], env: Record<string, string>, want: string[]]>([
  ["the first scheme", [basic, bearer], {}, ["A_USERNAME", "A_PASSWORD"]],
  ["what is set", [basic, bearer], { A_TOKEN: "t" }, ["A_TOKEN"]],
  ["an empty value is none", [bearer], { A_TOKEN: "" }, ["A_TOKEN"]],
  ["no scheme", [], {}, []],
])("local: %s", (_, schemes, env, want) => {
  expect(localVariables(serverWith(schemes), env)).toEqual(want);
});

test("local: the base URL where the document names none", () => {
  const server = { ...serverWith([]), baseUrls: { default: { url: null } } };
  expect(localVariables(server, {})).toEqual([server.baseUrlEnvironment]);
});
