import { hostileStrings } from "../test/hostile-strings.ts";
import { type NameSources, nameServer } from "./name-server.ts";

describe("nameServer [threat: package-files]", () => {
  test.each<[name: string, title: string, given: NameSources]>([
    ["retell", "Retell", { title: "Retell SDK" }],
    ["retell", "Retell", { fileStem: "001_3e31733c2b0db77c", title: "Retell SDK" }],
    ["retell", "Retell", { fileStem: "retell" }],
    ["adyen-checkout-v71", "Adyen Checkout", { fileStem: "adyen-checkout-v71", title: "Adyen Checkout API" }],
    ["mine", "Retell", { given: "mine", fileStem: "retell", title: "Retell SDK" }],
    ["my-server", "My server", { given: "My Server!" }],
    ["discord", "Discord", { title: "Discord HTTP API (Preview)" }],
    ["vapi-webhooks", "Vapi Webhooks", { title: "Vapi Webhooks API" }],
    ["twilio", "Twilio", { title: "Twilio - Api" }],
    ["slack-web", "Slack Web", { title: "Slack Web API" }],
    ["elevenlabs", "ElevenLabs", { title: "ElevenLabs API Documentation" }],
    ["swagger-petstore", "Swagger Petstore", { title: "Swagger Petstore - OpenAPI 3.0" }],
    ["github", "GitHub", { title: "GitHub's official OpenAPI spec + Octokit extension" }],
    ["acme", "Acme", { title: "Acme REST API v2.1" }],
    ["acme", "Acme", { title: "REST API for Acme [internal]" }],
    ["acme", "Acme", { title: "Acme MCP Server" }],
    ["petstore", "PetStore", { title: "PetStoreAPI" }],
    ["cafe-ole", "Café Olé", { title: "Café Olé API" }],
    ["qq", "微信支付", { title: "微信支付 API", host: "api.weixin.qq.com" }],
    ["example", "Example", { title: "API", host: "api.example.com" }],
    ["example", "Example", { host: "https://api.example.co.uk/v1" }],
    ["example", "Example", { host: "example.com:8080" }],
    ["petstore", "Petstore", { host: "petstore.swagger.io" }],
    ["shop", "Shop", { host: "shop.herokuapp.com" }],
    ["api", "API", { host: "localhost:3000" }],
    ["api", "API", { host: "192.168.0.1" }],
    ["api", "API", { host: "[::1]:80" }],
    ["api", "API", { host: "{yourserver}.com" }],
    ["api", "API", { title: "API", fileStem: "openapi" }],
    ["api", "API", {}],
    ["con-api", "Con API", { fileStem: "con" }],
    [
      "forty-characters-and-some-more-words",
      "Forty characters and some more words",
      { given: "forty characters and some more words that follow" },
    ],
  ])("%s, %s from %j", (name, title, given) => {
    expect(nameServer(given)).toEqual({ name, title });
  });

  test.each([...hostileStrings, "../../etc/passwd", "@scope/name", "a.b/c@1", "a".repeat(300)])(
    "a name from %j is in the alphabet",
    (text) => {
      for (const given of [{ given: text }, { fileStem: text }, { title: text }, { host: text }])
        expect(nameServer(given).name).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    },
  );

  test.each([
    "openapi",
    "openapi-3.1",
    "openapi-final",
    "api-docs",
    "swagger-v2",
    "swagger",
    "spec",
    "api",
    "schema",
    "index",
    "public-api",
    "openapi3",
    "3e31733c2b0db77c",
    "a3e31733c2b0db77c",
    "spec-3e31733c2b0db77c",
    "550e8400-e29b-41d4-a716-446655440000",
    "Retell",
    "my_api",
    "stdin",
  ])("the stem %s says nothing", (fileStem) => {
    expect(nameServer({ fileStem, title: "Acme API" }).name).toBe("acme");
  });
});
