import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import type { SecuritySchemeDefinition } from "../tool.ts";
import { readCredentials, secretsOf } from "./read-credentials.ts";

const securitySchemes: Record<string, SecuritySchemeDefinition> = {
  key: { type: "apiKey", in: "header", name: "X-Key", env: ["KEY"] },
  login: { type: "basic", env: ["USER", "PASS"] },
  client: {
    type: "clientCredentials",
    tokenUrl: "https://t.invalid",
    scopes: [],
    env: ["ID", "SECRET", "TOKEN"],
  },
  tls: { type: "mutualTLS", env: ["CERT", "CERT_KEY"] },
};
const server = sampleServer({ securitySchemes });

test.each<[string, Record<string, string>, object, string[]]>([
  ["nothing", {}, {}, []],
  ["empty and blank count as nothing", { KEY: "", USER: "  " }, {}, []],
  ["a key, without what a shell left around it", { KEY: " k-123456\n" }, { key: ["k-123456"] }, ["k-123456"]],
  [
    "a login; the name is no secret",
    { USER: "ann", PASS: "pass-word" },
    { login: ["ann", "pass-word"] },
    ["pass-word", "YW5uOnBhc3Mtd29yZA=="],
  ],
  ["a login without password", { USER: "ann" }, { login: ["ann", ""] }, ["YW5uOg=="]],
  ["id and secret", { ID: "id-1", SECRET: "s-123456" }, { client: ["id-1", "s-123456", ""] }, ["s-123456"]],
  ["a token alone", { TOKEN: "t-123456" }, { client: ["", "", "t-123456"] }, ["t-123456"]],
  ["files of a certificate", { CERT: "/a", CERT_KEY: "/b" }, { tls: ["/a", "/b"] }, []],
])("%s", (_, env, want, secrets) => {
  const credentials = readCredentials(server, env);
  expect({ ...credentials }).toEqual(want);
  expect(secretsOf(server, credentials)).toEqual(secrets);
});
